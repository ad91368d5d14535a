/**
 * Usual magnesium from food and drink, from the fourteen questions of the screener (intake-screener.md).
 * Computed in whole tenths of a milligram, so that no rounding depends on how a machine keeps fractions.
 */
import type { Scoring, Screener } from '../knowledge/schema.ts';
import type { Intake } from './view.ts';

/** The one pair of questions that is multiplied: slices a day, times magnesium per slice of that bread. */
const BREAD_SLICES = 'bread-slices';
const BREAD_TYPE = 'bread-type';

type Question = Screener['questions'][number];
type Option = Question['options'][number];

/** True when the kind of bread matters: any bread is eaten, or it is not known. */
function asksBreadType(breadSlices: string | null, screener: Screener): boolean {
  const slices = screener.questions.find(({ id }) => id === BREAD_SLICES);
  const chosen = slices?.options.find(({ id }) => id === breadSlices);
  return chosen?.servingsPerDay !== 0;
}

/**
 * Estimates the usual intake of an adult who eats ordinary food.
 * @param answers option id per screener question; null, a missing key or an option that no longer exists is a skip
 * @param referenceMg adequate intake, mg a day; `unknown` is the middle value
 * @returns null when more questions were skipped than may be filled with the typical answer
 * @throws if the screener lacks a typical option, or an amount of an option
 */
export function estimateIntake(
  answers: Readonly<Record<string, string | null>>,
  sex: 'female' | 'male' | 'unknown',
  screener: Screener,
  referenceMg: Scoring['referenceMg'],
): Intake | null {
  let filled = 0;
  let sum = tenths(screener.baseMg[sex]);
  const chosen = new Map<string, Option>();
  const needsBreadType = asksBreadType(answers[BREAD_SLICES] ?? null, screener);
  for (const question of screener.questions) {
    const answer = question.options.find(({ id }) => id === answers[question.id]);
    if (answer === undefined && (question.id !== BREAD_TYPE || needsBreadType)) filled += 1;
    const option = answer ?? typicalOption(question, sex);
    chosen.set(question.id, option);
    if (question.id !== BREAD_SLICES && question.id !== BREAD_TYPE) {
      sum += tenths(amount(option.mgPerDay, 'mgPerDay', question, option));
    }
  }
  if (filled > screener.mostSkipped) return null;
  sum += breadTenths(chosen, screener);

  const { clampMg, bandPercent } = screener;
  const estimate = Math.min(Math.max(sum, tenths(clampMg.from)), tenths(clampMg.to));
  const shownMg = toTens(estimate * 100);
  const reference = referenceMg[sex];
  return {
    shownMg,
    lowMg: toTens(estimate * bandPercent.low),
    highMg: toTens(estimate * bandPercent.high),
    referenceMg: reference,
    gapMg: Math.max(0, reference - shownMg),
    filled,
    isMiddle: sex === 'unknown',
  };
}

/** Slices times magnesium per slice, rounded to a tenth with halves up. */
function breadTenths(chosen: ReadonlyMap<string, Option>, { questions }: Screener): number {
  const factor = (id: string, field: 'servingsPerDay' | 'mgPerServing') => {
    const question = questions.find((each) => each.id === id);
    const option = chosen.get(id);
    if (question === undefined || option === undefined) throw new Error(`The food screener has no question "${id}".`);
    return amount(option[field], field, question, option);
  };
  const slicesHundredths = Math.round(factor(BREAD_SLICES, 'servingsPerDay') * 100);
  const thousandths = slicesHundredths * tenths(factor(BREAD_TYPE, 'mgPerServing'));
  return Math.floor((thousandths + 50) / 100);
}

function typicalOption({ id, typical, options }: Question, sex: 'female' | 'male' | 'unknown'): Option {
  const typicalId = typeof typical === 'string' ? typical : typical[sex];
  const option = options.find((each) => each.id === typicalId);
  if (option === undefined)
    throw new Error(`The typical option "${typicalId}" is no option of the food question "${id}".`);
  return option;
}

function amount(value: number | undefined, field: string, question: Question, option: Option): number {
  if (value === undefined)
    throw new Error(`Option "${option.id}" of the food question "${question.id}" has no ${field}.`);
  return value;
}

function tenths(mg: number): number {
  return Math.round(mg * 10);
}

/** Thousandths of a milligram -> milligrams in whole tens, halves up. */
function toTens(thousandths: number): number {
  return Math.floor((thousandths + 5000) / 10_000) * 10;
}
