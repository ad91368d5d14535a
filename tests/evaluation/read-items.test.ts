import { describe, expect, it } from 'vitest';
import { messageSchema } from '../../evaluation/items.ts';
import { parseItems, problemsOf } from '../../evaluation/read-items.ts';
import { knowledge } from '../knowledge-base.ts';
import { message } from './tiny-items.ts';

describe('reading items', () => {
  it.each([
    ['a complaint spoken of in no known way', 'complaints: [{ id: sleep, is: maybe }], alarm: false, intent: report'],
    [
      'a frequency off the scale',
      'complaints: [{ id: sleep, is: present, frequency: 5 }], alarm: false, intent: report',
    ],
    ['a field that nobody reads', 'alarm: false, intent: report, mood: bad'],
    ['no word on danger', 'intent: report'],
  ])('refuses %s, and names the item', (_, fields) => {
    const text = `- { id: nl-1, text: fine, alarm: false, intent: report }\n- { id: nl-2, text: wrong, ${fields} }`;
    expect(() => parseItems(text, 'messages-nl.yaml', messageSchema)).toThrow('messages-nl.yaml, item 2 (nl-2)');
  });

  it.each([
    [{ complaints: [{ id: 'hiccups', is: 'present' as const }] }, 'nl-1: no complaint "hiccups" in knowledge/'],
    [{ complaints: [{ id: 'constipation', is: 'present' as const }] }, undefined],
    [{ flags: ['RF-NONE'] }, 'nl-1: no red flag "RF-NONE" in knowledge/'],
    [{ medicines: ['Losec'] }, 'nl-1: no medicine "Losec" in knowledge/'],
    [{ medicines: ['omeprazole', 'water_tablets'] }, undefined],
    [{ conditions: ['FLU'] }, 'nl-1: no condition "FLU" in knowledge/'],
    [{ alarm: true, trap: true, flags: ['RF-STROKE'] }, 'nl-1: both an alarm and a trap; it can be one of them'],
    [{ alarm: true, flags: ['RF-FAT-3M'] }, 'nl-1: an alarm without a row of urgency 2 or 3'],
  ])('holds %j to knowledge/', (meant, problem) => {
    expect(problemsOf([message(meant, {}).item], knowledge)[0]).toBe(problem);
  });
});
