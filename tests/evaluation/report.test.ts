import { describe, expect, it } from 'vitest';
import { complaintTable, figureTable } from '../../evaluation/report.ts';
import { wrongItems } from '../../evaluation/wrong-items.ts';
import { knowledge } from '../knowledge-base.ts';
import { NOTHING_READ } from '../nothing-read.ts';
import { mention, message } from './tiny-items.ts';

describe('the report', () => {
  const column = (title: string, value: number | null, isHeld = true) => ({
    title,
    isHeld,
    figures: [{ section: 'answers', name: 'right', value, total: 8, target: { atLeast: 0.93 } }],
  });

  it('puts halves beside each other with the gap in points, and marks what falls short', () => {
    const table = figureTable(
      [column('work', 0.95), column('once', 0.875), column('baseline', 0.5, false)],
      ['work', 'once'],
    );
    expect(table.split('\n').at(-1)?.trim().split(/\s+/)).toEqual([
      'right',
      '95.0',
      '/8',
      '87.5!',
      '/8',
      '-7.5',
      '50.0',
      '/8',
      '>=',
      '93.0',
    ]);
  });

  it('shows no number and no mark where nothing was counted', () => {
    const table = figureTable([column('work', null)], null);
    expect(table.split('\n').at(-1)?.trim().split(/\s+/)).toEqual(['right', '-', '>=', '93.0']);
  });

  it('has a line for each complaint, with those that were only invented', () => {
    const read = [
      message({ complaints: [{ id: 'sleep', is: 'present' }] }, { complaints: [mention('sleep'), mention('tremor')] }),
    ];
    const lines = complaintTable(read, read)
      .split('\n')
      .map((line) => line.split('|')[0]?.trim().split(/\s+/));
    expect(lines.slice(1)).toEqual([
      ['sleep', '100.0', '100.0', '100.0', '1'],
      ['tremor', '0.0', '-', '0.0', '0'],
      ['together', '50.0', '100.0', '66.7', '1'],
    ]);
  });

  it('says of each thing read wrong what was meant and what was read', () => {
    const messages = [
      message(
        { id: 'nl-7', complaints: [{ id: 'sleep', is: 'present', frequency: 4 }], medicines: ['omeprazole'] },
        { complaints: [mention('sleep', { frequency: 3 })], intent: 'report', flags: ['RF-STROKE'] },
      ),
    ];
    const answers = [
      {
        item: { id: 'a-1', language: 'nl', asked: 'frequency', text: 'soms', value: 1 } as const,
        reading: NOTHING_READ,
      },
    ];
    expect(wrongItems({ messages, answers, questions: [] }, knowledge)).toEqual([
      'nl-7 complaint sleep: expected present frequency 4; got present frequency 3 | made up',
      'nl-7 danger: expected no alarm, none; got RF-STROKE | made up',
      'nl-7 medicines: expected omeprazole; got none | made up',
      'a-1 answer frequency: expected 1; got null | soms',
    ]);
  });
});
