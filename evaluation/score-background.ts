/** How well medicines, illnesses and the purpose of a text were read. */
import { INTENTS, type Intent } from '../src/domain/event.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { type Figure, figure, type Share, share } from './figure.ts';
import { NO_TOPIC } from './items.ts';
import { medicineIdOf } from './read-items.ts';
import type { ReadMessage, ReadQuestion } from './reader.ts';

/**
 * The medicines that messages name, and how many were read, as taken or to be asked about, by name or as one of those that a word may mean. A kind that is told
 * beside its own member ("a statin, atorvastatin") is read where that is: the reader makes one medicine of the two.
 */
export function medicinesFound(read: readonly ReadMessage[], knowledge: Knowledge): Share {
  const named = read.flatMap(({ item, reading }) => {
    const ids = item.medicines.map((name) => medicineIdOf(name, knowledge));
    return ids.map((id) => ({ wanted: [id, ...ids.filter((other) => isOfKind(other, id, knowledge))], reading }));
  });
  return share(named, ({ wanted, reading }) =>
    reading.medicines.some(({ ids }) => ids.some((id) => wanted.includes(id))),
  );
}

function isOfKind(id: string, kind: string, { medicines, medicineGroups }: Knowledge): boolean {
  const classId = medicines.get(id)?.classId;
  return classId !== undefined && (medicineGroups.get(kind)?.classIds ?? []).includes(classId);
}

/**
 * For each medicine read in a message: is it one that its writer takes? `taken`: read as taken; `asked`: the bot asks about it by name before
 * anything is made of it, because the word is misspelt or ambiguous, or because it is not clear whether it is taken.
 */
function mentions({ item, reading }: ReadMessage, knowledge: Knowledge) {
  const named = new Set(item.medicines.map((name) => medicineIdOf(name, knowledge)));
  return reading.medicines.map(({ ids, match }) => ({
    isNamed: ids.some((id) => named.has(id)),
    how: match === 'exact' && ids.length === 1 ? ('taken' as const) : ('asked' as const),
  }));
}

/** The medicines that were read like this, and how many of them are not taken. */
export function medicinesInvented(
  read: readonly ReadMessage[],
  knowledge: Knowledge,
  how: readonly ('taken' | 'asked')[],
): Share {
  return share(
    read.flatMap((each) => mentions(each, knowledge)).filter((each) => how.includes(each.how)),
    ({ isNamed }) => !isNamed,
  );
}

/** Purpose that the message has -> purpose that was read -> how many. */
export function confusion(read: readonly ReadMessage[]): Readonly<Record<Intent, Readonly<Record<Intent, number>>>> {
  const count = (is: Intent, got: Intent): number =>
    read.filter(({ item, reading }) => item.intent === is && reading.intent === got).length;
  const row = (is: Intent) => Object.fromEntries(INTENTS.map((got) => [got, count(is, got)])) as Record<Intent, number>;
  return Object.fromEntries(INTENTS.map((is) => [is, row(is)])) as Record<Intent, Record<Intent, number>>;
}

/** The lines on medicines, illnesses and purpose. */
export function backgroundFigures(read: readonly ReadMessage[], knowledge: Knowledge): readonly Figure[] {
  const conditions = read.flatMap(({ item, reading }) => item.conditions.map((id) => ({ id, reading })));
  const conditionsRead = read.flatMap(({ item, reading }) => reading.conditions.map((id) => ({ id, item })));
  return [
    figure('medicines', 'medicine recall', medicinesFound(read, knowledge), { atLeast: 0.96 }),
    figure('medicines', 'invented, of those read as taken', medicinesInvented(read, knowledge, ['taken']), {
      atMost: 0.01,
    }),
    figure('medicines', 'asked about first, and not taken', medicinesInvented(read, knowledge, ['asked'])),
    figure('medicines', 'both together', medicinesInvented(read, knowledge, ['taken', 'asked'])),
    figure(
      'medicines',
      'messages with an invented one',
      share(read, (each) => mentions(each, knowledge).some(({ isNamed, how }) => !isNamed && how === 'taken')),
    ),
    figure(
      'illnesses',
      'illness recall',
      share(conditions, ({ id, reading }) => reading.conditions.includes(id)),
    ),
    figure(
      'illnesses',
      'invented, of illnesses read',
      share(conditionsRead, ({ id, item }) => !item.conditions.includes(id)),
    ),
    figure(
      'purpose',
      'intent right',
      share(read, ({ item, reading }) => item.intent === reading.intent),
      { atLeast: 0.93 },
    ),
  ];
}

/** The lines on questions: whether they were taken for questions. What they are about is not read yet. */
export function questionFigures(read: readonly ReadQuestion[]): readonly Figure[] {
  const isQuestion = ({ reading }: ReadQuestion): boolean => reading.intent === 'question';
  const ours = read.filter(({ item }) => item.topic !== NO_TOPIC);
  const others = read.filter(({ item }) => item.topic === NO_TOPIC);
  return [
    figure('questions', 'read as a question', share(read, isQuestion)),
    figure('questions', '  with a topic of ours', share(ours, isQuestion)),
    figure('questions', '  without', share(others, isQuestion)),
    figure(
      'questions',
      '  without: question or off_topic',
      share(others, (each) => isQuestion(each) || each.reading.intent === 'off_topic'),
    ),
  ];
}
