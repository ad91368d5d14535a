/**
 * Words made from the ids of the real facts: each as long as real ones get, with characters that would break HTML.
 * With the real messages.ftl, so that phrasing is tested apart from the word tables.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/domain/state.ts';
import type { Words } from '../../src/knowledge/schema.ts';
import { knowledge } from '../knowledge-base.ts';

const LANGUAGES = join(import.meta.dirname, '..', '..', 'knowledge', 'languages');
/** Rests in every made-up text, to show that it is escaped. */
export const MARKUP = '<i>&"';
const LEVEL_3 = new Set([...knowledge.redFlags.values()].filter(({ level }) => level === 3).map(({ id }) => id));
const LONG = ' lorem ipsum dolor sit amet'.repeat(8);

export function messagesOf(language: Language): string {
  return readFileSync(join(LANGUAGES, language, 'messages.ftl'), 'utf8');
}

export function plainWords(language: Language): Words {
  const complaints = knowledge.complaints.map(({ id }) => id);
  return {
    language,
    messages: messagesOf(language),
    labels: {},
    questions: table(
      [
        'age',
        'sex',
        'medicines',
        ...knowledge.questionnaire.safetyScreens,
        ...knowledge.screener.questions.map(({ id }) => id),
      ],
      (id) => ({ ask: `${id} ${MARKUP}?`, hint: `hint ${MARKUP}` }),
    ),
    complaints: table(complaints, (id) => ({
      name: `${id} ${MARKUP}`,
      button: id,
      frequency: `${id} how often?`,
      bother: `${id} how much?`,
      evidence: id + LONG,
    })),
    safetyFlags: table(
      knowledge.safetyFlags.map(({ id }) => id),
      (id) => ({ button: id, sign: `${id} ${MARKUP} sign` }),
    ),
    redFlags: table([...knowledge.redFlags.keys()], (id) => ({
      button: id,
      sign: `${id} ${MARKUP}${LONG.slice(0, 90)}.`,
      action: `Do ${id} ${MARKUP}${LEVEL_3.has(id) ? ' or 112' : ''}. See 113.nl or ring 0800-0113.${LONG.slice(0, 120)}`,
    })),
    conditions: table([...knowledge.conditions.keys()], (id) => ({
      button: id,
      name: `${id} ${MARKUP}`,
      rule: `${id}${LONG}`,
    })),
    lookAlikes: {},
    tests: {},
    topics: table([...knowledge.topics.keys()], (id) => ({
      title: `${id} ${MARKUP}`,
      short: `${id} ${MARKUP}${LONG}`,
      more: LONG,
    })),
    claims: table([...knowledge.claims.keys()], (id) => ({ says: `${id} ${MARKUP}`, finds: LONG })),
    foods: { groups: {}, notes: {}, written: { states: [], endings: [], around: [], asks: [] }, foods: {} },
    likes: { dislike: [], allergy: [], often: [], welcome: [], neither: [], breaks: [], groups: {} },
    forms: table([...knowledge.forms.keys()], (id) => ({
      name: `${id} ${MARKUP}`,
      absorption: LONG.slice(0, 100),
      gut: LONG.slice(0, 60),
      evidence: LONG.slice(0, 150),
      permitted: LONG.slice(0, 60),
    })),
    medicines: {
      effects: table(['none_known_common', 'absorption_binding', 'lowers_magnesium'], (id) => `${id} ${MARKUP}${LONG}`),
      actions: table(
        ['none_needed', 'separate_doses', 'ask_pharmacist', 'ask_doctor_first'],
        (id) => `${id} ${MARKUP}.`,
      ),
      medicines: table([...knowledge.medicines.keys()], (id) => `${id} ${MARKUP}`),
      groups: table([...knowledge.medicineGroups.keys()], (id) => ({
        button: id,
        name: id,
        ask: id,
        rule: `${id}${LONG}`,
      })),
    },
    // Phrasing reads nothing, so these are never looked at.
    labelTexts: {} as Words['labelTexts'],
    writtenMedicines: {} as Words['writtenMedicines'],
    reading: {} as Words['reading'],
    answers: {} as Words['answers'],
    danger: {} as Words['danger'],
    grammar: {} as Words['grammar'],
    mentions: {} as Words['mentions'],
    foreign: {} as Words['foreign'],
  };
}

function table<T>(ids: readonly string[], make: (id: string) => T): Record<string, T> {
  return Object.fromEntries(ids.map((id) => [id, make(id)]));
}
