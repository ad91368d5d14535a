/** How well typed answers were read: what the check would write down for each. */
import { newCheck } from '../src/domain/check.ts';
import type { JudgedNumber, Reading } from '../src/domain/event.ts';
import { levelOf } from '../src/domain/triage.ts';
import { typedAnswer } from '../src/domain/typed-answer.ts';
import type { Question } from '../src/domain/view.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { type Figure, figure, share } from './figure.ts';
import { ANSWER_KINDS, type AnswerKind, type AnswerValue } from './items.ts';
import type { ReadAnswer } from './reader.ts';

/** Rounding of a salt's share of magnesium. */
const MG_APART = 1;
const LANGUAGE_COMMANDS: Readonly<Record<string, string>> = { english: 'language-en', dutch: 'language-nl' };

/**
 * What a reading answers to a question of this kind, in the order in which `step` looks: danger, commands, the answer.
 * @returns `null` when it would be asked again; "alarm", "command <x>" and "ticked" stand for what else would happen
 */
export function answerOf(reading: Reading, kind: AnswerKind, knowledge: Knowledge): AnswerValue {
  if (reading.flags.some((flag) => levelOf(flag, knowledge) >= 2)) return 'alarm';
  if (kind === 'control') return control(reading);
  if (reading.command === 'skip') return 'unknown';
  if (reading.command !== null) return `command ${reading.command}`;
  switch (kind) {
    case 'frequency':
      return chosen(reading, { labels: 'frequency', options: ['0', '1', '2', '3', '4'] }, knowledge, Number);
    case 'bother':
      return chosen(reading, { labels: 'bother', options: ['0', '1', '2', '3'] }, knowledge, Number);
    case 'sex': {
      const options = knowledge.questionnaire.sexes.map(({ id }) => id);
      return chosen(reading, { labels: 'sex', options }, knowledge, String);
    }
    case 'none':
      return list(reading, knowledge);
    case 'amount':
      return amount(reading, knowledge);
    case 'yesno':
      return reading.isUnknown ? 'unknown' : reading.yesNo;
    case 'age':
      return numberOf(reading.judged.age);
    case 'count':
      return numberOf(reading.judged.count);
  }
}

/** True when the answer that was read is the one that was meant. An age may be narrower, an amount 1 mg off. */
export function isSame(got: AnswerValue, meant: AnswerValue, kind: AnswerKind): boolean {
  const [one, other] = [ends(got), ends(meant)];
  if (one === null || other === null) return got === meant;
  if (kind === 'age') return one.from >= other.from && one.to <= other.to;
  const apart = kind === 'amount' ? MG_APART : 0;
  return Math.abs(one.from - other.from) <= apart && Math.abs(one.to - other.to) <= apart;
}

/** The lines on answers. */
export function answerFigures(read: readonly ReadAnswer[], knowledge: Knowledge): readonly Figure[] {
  const isRight = ({ item, reading }: ReadAnswer): boolean =>
    isSame(answerOf(reading, item.asked, knowledge), item.value, item.asked);
  const line = (name: string, some: readonly ReadAnswer[], target?: Figure['target']): Figure =>
    figure('answers', name, share(some, isRight), target);
  return [
    line('answers right', read, { atLeast: 0.93 }),
    ...ANSWER_KINDS.map((kind) =>
      line(
        `  ${kind}`,
        read.filter(({ item }) => item.asked === kind),
      ),
    ),
    line(
      '  asked again where nothing is said',
      read.filter(({ item }) => item.value === null),
    ),
    line(
      '  "don\'t know" taken as such',
      read.filter(({ item }) => item.value === 'unknown'),
    ),
  ];
}

function control({ command, isUnknown }: Reading): AnswerValue {
  if (command === null) return isUnknown ? 'skip' : null;
  return LANGUAGE_COMMANDS[command] ?? command;
}

function chosen(
  reading: Reading,
  { labels, options }: Pick<Question, 'labels' | 'options'>,
  knowledge: Knowledge,
  read: (option: string) => string | number,
): AnswerValue {
  const typed = typedAnswer(reading, question('single', labels, options), newCheck(1, 0), knowledge);
  if (typed.is !== 'answer') return null;
  return typed.answer.is === 'option' ? read(typed.answer.option) : typed.answer.is;
}

/** Any list of illnesses will do: the answers of this kind name none of them. */
function list(reading: Reading, knowledge: Knowledge): AnswerValue {
  const options = [...knowledge.conditions.values()].filter(({ screen }) => screen !== undefined).map(({ id }) => id);
  const typed = typedAnswer(reading, question('many', 'condition', options), newCheck(1, 0), knowledge);
  if (typed.is === 'unclear') return null;
  if (typed.is === 'ticked') return 'ticked';
  return typed.answer.is === 'options' ? 'none' : typed.answer.is;
}

function amount(reading: Reading, knowledge: Knowledge): AnswerValue {
  const typed = typedAnswer(reading, question('amount', 'magnesium-now', []), newCheck(1, 0), knowledge);
  if (typed.is !== 'answer') return null;
  return typed.answer.is === 'amount' ? typed.answer.mg : typed.answer.is;
}

function question(kind: Question['kind'], labels: string, options: readonly string[]): Question {
  return { id: labels, kind, ask: labels, complaint: null, labels, options };
}

function numberOf(judged: JudgedNumber): AnswerValue {
  const isOne = judged !== null && judged !== 'unknown' && judged.from === judged.to;
  return isOne ? judged.from : judged;
}

function ends(value: AnswerValue): { readonly from: number; readonly to: number } | null {
  if (typeof value === 'number') return { from: value, to: value };
  return value !== null && typeof value === 'object' ? value : null;
}
