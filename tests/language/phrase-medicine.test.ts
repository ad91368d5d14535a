import { describe, expect, it } from 'vitest';
import type { Language, State } from '../../src/domain/state.ts';
import { medicineFacts } from '../../src/domain/supplement-questions.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { Walk, world } from '../domain/walk.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { NOTHING_READ } from '../nothing-read.ts';
import { shownText } from './telegram-html.ts';

const allWords = words();
const phrase = createPhrase(allWords, knowledge);
const somebody = new Walk().start().state as State;

function told(ids: readonly string[], language: Language, state: State = somebody): string {
  const medicines = ids.map((id) => ({ ids: [id], match: 'exact' as const }));
  const reading = { ...NOTHING_READ, isQuestion: true, medicineQuestion: { medicines, unrecognised: 0 } };
  const view = medicineFacts(state, reading, knowledge);
  if (view === null) throw new Error('no answer');
  return shownText(phrase([view], language, 'written')[0]?.html ?? '');
}

/** The numbers of hours in a text, before any day is told. */
function hoursIn(text: string): readonly string[] {
  const [before = ''] = text.split(/Zo passen ze|How they fit|Er is geen tijd|No time fits/);
  return [
    ...before.matchAll(/(\d+|half an|een half)(?= (?:tot|to|uur|hour))|(?<=(?:tot|to) )\d+(?= (?:uur|hour))/g),
  ].map(([hour]) => (/half/.test(hour) ? '0.5' : hour));
}

describe.each(['nl', 'en'] as const)('what is said of a medicine (%s)', (language) => {
  it('is the action and the hours of the table, for every medicine', () => {
    const wrong: string[] = [];
    for (const { id, action, hoursApart, sources } of knowledge.medicines.values()) {
      const text = told([id], language);
      if (!text.includes(allWords[language].medicines.actions[action] ?? '?')) wrong.push(`${id}: ${action}`);
      const title = knowledge.sources.get(sources[0] ?? '')?.title ?? '?';
      if (!text.includes(title)) wrong.push(`${id}: no source`);
      const wording = knowledge.spacing.wordings.find(({ hours }) => hours === hoursApart);
      const isShown = wording !== undefined && action !== 'do_not_take_without_doctor';
      const should = isShown ? [...(wording.before ?? []), ...(wording.after ?? [])] : [];
      const shown = new Set(hoursIn(text));
      const missing = should.map(String).filter((hour) => !shown.has(hour));
      const more = [...shown].filter((hour) => !should.map(String).includes(hour));
      if (missing.length + more.length > 0) wrong.push(`${id}: ${missing} missing, ${more} too much`);
    }
    expect(wrong).toEqual([]);
  });

  it('never speaks of stopping it, but to say that one should not', () => {
    const lawful =
      /Stop niet zelf|niet zelf stoppen|stop niet zelf|Do not stop|do not stop|not stop|missed pill|stop_smoking|[Ss]top (?:met|with|taking)? ?(?:het |the )?magnesium/g;
    const found = [...knowledge.medicines.keys(), ...knowledge.medicineGroups.keys()].filter(
      (id) => id !== 'stop_smoking' && /\bstop(?:pen|t)?\b/i.test(told([id], language).replace(lawful, '')),
    );
    expect(found).toEqual([]);
  });

  it('asks what settles a kind of medicine', () => {
    for (const id of knowledge.medicineGroups.keys()) {
      expect(told([id], language)).toContain(allWords[language].medicines.groups[id]?.ask);
    }
  });
});

describe('the day with medicines', () => {
  it('tells one timetable for several medicines', () => {
    const text = told(['levothyroxine', 'doxycycline'], 'nl');
    expect(text).toContain('• Levothyroxine: 7.00 uur, nuchter');
    expect(text).toContain('• Magnesium: tussen 11.00 en 22.30 uur');
  });

  it('says that no time fits', () => {
    // The one goes at least two hours before magnesium, the other after it, and both with breakfast.
    expect(told(['rosuvastatin', 'gabapentin'], 'en')).toContain('No time fits.');
  });

  it('tells no day when magnesium does not go with one of them', () => {
    expect(told(['raltegravir', 'levothyroxine'], 'en')).not.toContain('How they fit');
  });

  it('tells somebody whom the check found to be blocked no day and no leave', () => {
    const blocked = new Walk().start().finish({ 'conditions-body': ['CKD'] }).state as State;
    const text = told(['doxycycline'], 'en', blocked);
    expect(text).toContain('Take no magnesium unless your doctor agrees.');
    expect(text).not.toContain('How they fit');
  });

  it('asks about a name that was misspelt', () => {
    const reading = {
      ...NOTHING_READ,
      medicineQuestion: { medicines: [{ ids: ['omeprazole'], match: 'close' as const }], unrecognised: 1 },
    };
    const view = medicineFacts(somebody, reading, world.knowledge)!;
    const text = shownText(phrase([view], 'nl', 'written')[0]?.html ?? '');
    expect(text).toContain('Bedoel je Omeprazol?');
    expect(text).toContain('Vraag je apotheker');
  });
});
