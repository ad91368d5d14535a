import type { Entry, KnowledgeFiles } from './files.ts';
import type { FactEntries } from './load.ts';
import type { Path } from './problem.ts';

/** mg per portion is given to one decimal; this much may be lost in rounding. */
const PORTION_ROUNDING_MG = 0.1;
/** Cocoa powder and bran reach 500 to 620; a higher value is likely in another unit. */
const MOST_MG_PER_100_G = 1000;
/** Pure fat. */
const MOST_KCAL_PER_100_G = 902;
/** A bottle of water. */
const MOST_PORTION_G = 1500;
/** Magnesium oxide holds the most magnesium of all salts: 24.305 / 40.304. */
const MOST_ELEMENTAL_PERCENT = 60.3;
/** Reference values and upper levels of all authorities lie between those of a baby and this. */
const MOST_REFERENCE_MG = 600;

/** Checks that amounts fit each other and their units. */
export function checkNumbers(facts: FactEntries, files: KnowledgeFiles): void {
  const report = (entry: Entry<unknown>, path: Path, what: string, remedy: string) =>
    files.report(entry.file, [...entry.path, ...path], what, remedy);
  const atMost = (entry: Entry<unknown>, key: string, value: number | undefined, most: number, unit: string) => {
    if (value !== undefined && value > most)
      report(entry, [key], `${value} ${unit} is more than can be (${most})`, 'check the value and its unit');
  };

  for (const entry of facts.foods) {
    const { mgPer100g, kcalPer100g, portionG, mgPerPortion } = entry.value;
    atMost(entry, 'mgPer100g', mgPer100g, MOST_MG_PER_100_G, 'mg per 100 g');
    atMost(entry, 'kcalPer100g', kcalPer100g, MOST_KCAL_PER_100_G, 'kcal per 100 g');
    atMost(entry, 'portionG', portionG, MOST_PORTION_G, 'g');
    const expected = (mgPer100g * portionG) / 100;
    if (Math.abs(expected - mgPerPortion) > PORTION_ROUNDING_MG) {
      report(
        entry,
        ['mgPerPortion'],
        `${mgPerPortion} mg does not follow from ${mgPer100g} mg per 100 g and ${portionG} g`,
        `correct one of them; they give ${Math.round(expected * 10) / 10} mg`,
      );
    }
  }
  for (const entry of facts.forms) {
    atMost(entry, 'elementalPercent', entry.value.elementalPercent, MOST_ELEMENTAL_PERCENT, '% magnesium');
  }
  for (const entry of facts.referenceValues) {
    const { mgPerDay, ageFrom, ageTo } = entry.value;
    atMost(entry, 'mgPerDay', mgPerDay, MOST_REFERENCE_MG, 'mg a day');
    if (ageFrom !== undefined && ageTo !== undefined && ageFrom > ageTo) {
      report(entry, ['ageTo'], `the age ends at ${ageTo} before it begins at ${ageFrom}`, 'correct ageFrom or ageTo');
    }
  }
  for (const kind of [facts.complaints, facts.riskFactors]) {
    const sorted = [...kind].sort((a, b) => a.value.order - b.value.order);
    sorted.forEach((entry, at) => {
      if (entry.value.order !== at + 1)
        report(
          entry,
          ['order'],
          `order ${entry.value.order}, expected ${at + 1}`,
          'number the rows 1, 2, 3 without gaps',
        );
    });
  }
  checkScreener(facts, report);
  checkThresholds(facts, report);
}

type Report = (entry: Entry<unknown>, path: Path, what: string, remedy: string) => void;

function checkScreener({ screener: [entry] }: FactEntries, report: Report): void {
  entry?.value.questions.forEach((question, at) => {
    const path = ['questions', at];
    const options = new Set(question.options.map(({ id }) => id));
    const typical = typeof question.typical === 'string' ? [question.typical] : Object.values(question.typical);
    for (const id of typical.filter((each) => !options.has(each))) {
      report(entry, [...path, 'typical'], `unknown option "${id}"`, 'use one of the options below');
    }
    if (options.size < question.options.length)
      report(entry, [...path, 'options'], 'two options have the same id', 'rename one');
    const ranges = question.options.flatMap(({ from, to }, option) =>
      from === undefined || to === undefined ? [] : [{ from, to, option }],
    );
    ranges.forEach(({ from, option }, index) => {
      const before = ranges[index - 1];
      if (before && from !== before.to)
        report(
          entry,
          [...path, 'options', option, 'from'],
          `the range begins at ${from}, the one before ends at ${before.to}`,
          'let the ranges meet',
        );
    });
  });
}

function checkThresholds({ scoring: [scoring], questionnaire: [questionnaire] }: FactEntries, report: Report): void {
  if (scoring) {
    const { complaints, depletion, gap, adultAge, olderAge, oldAge } = scoring.value;
    const rising = [
      ['complaints', complaints.some, complaints.many],
      ['depletion', depletion.some, depletion.high],
      ['gap', gap.none, gap.some],
      ['olderAge', adultAge, olderAge],
      ['oldAge', olderAge, oldAge],
    ] as const;
    for (const [key, low, high] of rising) {
      if (low >= high)
        report(scoring, [key], `the lower threshold ${low} is not below the higher ${high}`, 'correct one of them');
    }
  }
  if (!questionnaire) return;
  questionnaire.value.ages.forEach(({ from, to, modelAge }, at, ages) => {
    const before = ages[at - 1];
    if (before && from !== before.to + 1)
      report(
        questionnaire,
        ['ages', at, 'from'],
        `begins at ${from}, the age before ends at ${before.to}`,
        'let the ages join without gap or overlap',
      );
    if (modelAge < from || modelAge > to)
      report(
        questionnaire,
        ['ages', at, 'modelAge'],
        `${modelAge} is not between ${from} and ${to}`,
        'use an age of the range',
      );
    const { adultAge, olderAge, oldAge } = scoring?.value ?? { adultAge: from, olderAge: from, oldAge: from };
    for (const limit of [adultAge, olderAge, oldAge]) {
      if (from < limit && limit <= to)
        report(
          questionnaire,
          ['ages', at],
          `the model tells people below and above ${limit} apart, this age does not`,
          `split it at ${limit}`,
        );
    }
  });
  questionnaire.value.magnesiumAmountsMg.forEach((amount, at) => {
    if (amount > questionnaire.value.magnesiumMostMg)
      report(
        questionnaire,
        ['magnesiumAmountsMg', at],
        `${amount} mg is above magnesiumMostMg`,
        'leave it out or raise magnesiumMostMg',
      );
  });
}
