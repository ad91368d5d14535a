/** Which danger a text tells of: weighed as a whole, as it was learned from examples. When in doubt it is danger. */
import { levelOf } from '../domain/triage.ts';
import type { Knowledge } from '../knowledge/schema.ts';
import type { Findings } from './findings.ts';
import { decodeHiddenModel } from './hidden-model.ts';
import { decodeModel } from './linear-model.ts';
import { SENTENCE } from './normalise.ts';
import { featuresOf } from './text-features.ts';

/** Rows of red-flags/ that a text tells of. */
export type JudgeDanger = (findings: Findings) => readonly string[];

/** Label of the examples that tell of no danger. */
export const HARMLESS = 'none';
/** From here on a text alarms. Chosen with `npm run learn -- --check`: hardly any clean message gets there, and most danger. */
const ALARM = 0.45;
/**
 * A thought of suicide is asked after sooner: to ask is no harm, to miss it is. Chosen on messages that were left out of learning:
 * 192 of 193 are asked after, and 31 of 4,458 that tell of no danger alarm. From 0.2 and 0.12 on fewer are asked after.
 */
const SUICIDE_ALARM = { short: 0.15, long: 0.08 } as const;
/** Up to so many words a text is mostly an answer to a question, and says little of anything else. */
const SHORT = 14;
/** How much the model of all rows weighs beside that of suicide alone: two that learned in different ways miss fewer than either. */
const OF_ALL = 0.85;
/** A row that is named beside the likeliest one. */
const BESIDE = 0.25;
/** A sign for an appointment is named when it is the likeliest of all. */
const APPOINTMENT = 0.2;
/** Of the labels of what was learned of thoughts of suicide alone. */
export const SUICIDAL = 'suicidal';
const SUICIDE = /^RF-SUI-/;
/** One sentence of several alarms by itself only when it is as sure as this: it lacks what the others say. */
const ALARM_ALONE = 0.85;
const SUICIDE_ALARM_ALONE = 0.7;
/** In so few words the patterns of the word tables are as sure as can be, and examples say little. */
const NAMED_ALONE = 3;
/** A shorter sentence says too little by itself. */
const FEWEST_WORDS = 3;
/** Enough for any message; what is pasted beyond them is no worry told. */
const MOST_SENTENCES = 30;

/** Says whether a label of danger is a thought of suicide or a plan. */
export function isSuicide(label: string): boolean {
  return SUICIDE.test(label);
}

interface Thresholds {
  readonly alarmAt: number;
  readonly suicideAt: number;
  readonly isAlone: boolean;
}

const OF_SHORT: Thresholds = { alarmAt: ALARM, suicideAt: SUICIDE_ALARM.short, isAlone: false };
const OF_LONG: Thresholds = { alarmAt: ALARM, suicideAt: SUICIDE_ALARM.long, isAlone: false };
const OF_SENTENCE: Thresholds = { alarmAt: ALARM_ALONE, suicideAt: SUICIDE_ALARM_ALONE, isAlone: true };

/** @param knowledge holds what was learned, and says how grave each row is */
export function createDangerJudge(knowledge: Knowledge): JudgeDanger {
  const model = decodeModel(knowledge.learned.danger);
  const ofSuicide = decodeHiddenModel(knowledge.learned.suicide);
  const suicidal = ofSuicide.labels.indexOf(SUICIDAL);
  const levels = model.labels.map((label) => levelOf(label, knowledge));
  const judge = (features: ReadonlySet<number>, { alarmAt, suicideAt, isAlone }: Thresholds): readonly string[] => {
    const likely = model.likely(features);
    const sum = (isMeant: (label: number) => boolean): number =>
      likely.reduce((all, each, label) => (isMeant(label) ? all + each : all), 0);
    const isGrave = (label: number): boolean => (levels[label] ?? 0) >= 2;
    const isOfSuicide = (label: number): boolean => isSuicide(model.labels[label] ?? '');
    const alarm = sum(isGrave);
    const suicide = OF_ALL * sum(isOfSuicide) + (1 - OF_ALL) * (ofSuicide.likely(features)[suicidal] ?? 0);
    if (alarm < alarmAt && suicide < suicideAt) {
      if (isAlone) return [];
      return namesOf(likely, model.labels, (label) => levels[label] === 1 && (likely[label] ?? 0) >= APPOINTMENT);
    }
    const isMeant = suicide >= suicideAt && suicide >= alarm / 2 ? isOfSuicide : isGrave;
    const most = Math.max(...likely.filter((_, label) => isMeant(label)));
    return namesOf(likely, model.labels, (label) => {
      const each = likely[label] ?? 0;
      return isGrave(label) && ((isMeant(label) && each === most) || each >= BESIDE);
    });
  };
  return (findings) => {
    const found = foundNames(findings, knowledge);
    const { words } = findings.written;
    const flags = new Set(judge(featuresOf(words, found), words.length <= SHORT ? OF_SHORT : OF_LONG));
    // A sign that is named and nothing else: "heart attack".
    if (words.length <= NAMED_ALONE) for (const row of findings.signs.rows) flags.add(row);
    if (![...flags].some((flag) => levelOf(flag, knowledge) >= 2)) {
      // "May I take magnesium with omeprazole? I have pressure on my chest": danger is told in a few words of a message.
      for (const sentence of sentencesOf(findings.written)) {
        for (const flag of judge(featuresOf(sentence, found), OF_SENTENCE)) flags.add(flag);
      }
    }
    return [...flags];
  };
}

/** What the other readers found, by names that mean the same in every language. */
export function foundNames(
  { signs, mentions, conditions, medicines }: Findings,
  knowledge: Knowledge,
): readonly string[] {
  const classes = medicines.flatMap(({ ids }) =>
    ids.flatMap((id) => {
      const { classId } = knowledge.medicines.get(id) ?? {};
      return classId === undefined ? [`medicine ${id}`] : [`medicine ${id}`, `class ${classId}`];
    }),
  );
  return [
    ...signs.groups.map((group) => `group ${group}`),
    ...signs.rows.map((row) => `row ${row}`),
    signs.rows.some((row) => levelOf(row, knowledge) >= 2) ? 'a row' : 'no row',
    ...mentions.map(({ complaint, is }) => `complaint ${complaint} ${is}`),
    ...conditions.map((condition) => `condition ${condition}`),
    ...classes,
    ...(medicines.length > 0 ? ['a medicine'] : []),
  ];
}

/** The sentences of a text that has more than one, but for the shortest. */
function sentencesOf({ words, breaks }: Findings['written']): readonly (readonly string[])[] {
  const starts = words.flatMap((_word, at) => (at === 0 || breaks[at] === SENTENCE ? [at] : []));
  if (starts.length < 2) return [];
  return starts
    .map((start, index) => words.slice(start, starts[index + 1]))
    .filter((sentence) => sentence.length >= FEWEST_WORDS)
    .slice(0, MOST_SENTENCES);
}

function namesOf(
  likely: readonly number[],
  labels: readonly string[],
  isNamed: (label: number) => boolean,
): readonly string[] {
  return labels
    .map((name, label) => ({ name, label, share: likely[label] ?? 0 }))
    .filter(({ label }) => isNamed(label))
    .sort((one, other) => other.share - one.share)
    .map(({ name }) => name);
}
