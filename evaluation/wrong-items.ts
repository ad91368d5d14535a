/** What was read otherwise than it was meant, a line for each thing, with the text: to mend rules by. */
import type { Knowledge } from '../src/knowledge/schema.ts';
import { medicineIdOf } from './read-items.ts';
import type { ReadItems, ReadMessage } from './reader.ts';
import { answerOf, isSame } from './score-answers.ts';
import { isAlarm, isNamed } from './score-danger.ts';

/** Lines such as `nl-001 medicines: expected omeprazole; got none | <text>`, in the order of the items. */
export function wrongItems({ messages, answers, questions }: ReadItems, knowledge: Knowledge): readonly string[] {
  return [
    ...messages.flatMap((each) =>
      aspectsOf(each, knowledge)
        .filter(({ isRight }) => !isRight)
        .map(({ name, expected, got }) => line(each.item, name, expected, got)),
    ),
    ...answers.flatMap(({ item, reading }) => {
      const got = answerOf(reading, item.asked, knowledge);
      if (isSame(got, item.value, item.asked)) return [];
      return [line(item, `answer ${item.asked}`, JSON.stringify(item.value), JSON.stringify(got))];
    }),
    ...questions
      .filter(({ reading }) => reading.intent !== 'question')
      .map(({ item, reading }) => line(item, `question ${item.topic}`, 'question', reading.intent)),
  ];
}

interface Aspect {
  readonly name: string;
  readonly isRight: boolean;
  readonly expected: string;
  readonly got: string;
}

function aspectsOf(each: ReadMessage, knowledge: Knowledge): readonly Aspect[] {
  const { item, reading } = each;
  const meantAlarm = `${item.alarm ? 'alarm' : 'no alarm'}${item.trap ? ', a trap' : ''}`;
  const meantMedicines = item.medicines.map((name) => medicineIdOf(name, knowledge));
  const gotMedicines = reading.medicines.map(({ ids }) => ids);
  return [
    ...complaintAspects(each),
    {
      name: 'danger',
      isRight: isAlarm(each, knowledge) === item.alarm && (item.flags.length === 0 || isNamed(each, knowledge)),
      expected: `${meantAlarm}, ${listed(item.flags)}`,
      got: listed(reading.flags),
    },
    {
      name: 'medicines',
      isRight:
        meantMedicines.every((id) => gotMedicines.some((ids) => ids.includes(id))) &&
        gotMedicines.every((ids) => ids.some((id) => meantMedicines.includes(id))),
      expected: listed(meantMedicines),
      got: listed(gotMedicines.map((ids) => ids.slice(0, 3).join('/'))),
    },
    same('conditions', listed(item.conditions.toSorted()), listed(reading.conditions.toSorted())),
    same('intent', item.intent, reading.intent),
  ];
}

/** One aspect for each complaint that is there or was read; a scale that is not said must not be read either. */
function complaintAspects({ item, reading }: ReadMessage): readonly Aspect[] {
  const ids = new Set([...item.complaints.map(({ id }) => id), ...reading.complaints.map((each) => each.complaint)]);
  return [...ids].map((id) => {
    const all = item.complaints.filter((each) => each.id === id);
    const meant = all.find(({ is }) => is === 'present') ?? all[0];
    const got = reading.complaints.find((each) => each.complaint === id);
    return same(
      `complaint ${id}`,
      spoken(meant && { ...meant, frequency: meant.frequency ?? null, bother: meant.bother ?? null }),
      spoken(got),
    );
  });
}

interface Spoken {
  readonly is: string;
  readonly frequency: number | null;
  readonly bother: number | null;
  readonly duration?: string | null | undefined;
}

function spoken(each: Spoken | undefined): string {
  if (each === undefined) return 'none';
  if (each.is !== 'present') return each.is;
  const said = [
    each.frequency === null ? null : `frequency ${each.frequency}`,
    each.bother === null ? null : `bother ${each.bother}`,
    each.duration ?? null,
  ];
  return ['present', ...said.filter((one) => one !== null)].join(' ');
}

function same(name: string, expected: string, got: string): Aspect {
  return { name, isRight: expected === got, expected, got };
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : ids.join(', ');
}

function line(item: { readonly id: string; readonly text: string }, name: string, expected: string, got: string) {
  return `${item.id} ${name}: expected ${expected}; got ${got} | ${item.text.replaceAll(/\s+/g, ' ')}`;
}
