import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/chat.ts';
import type { SupplementStatus } from '../../src/domain/scoring.ts';
import { type Language, RESULT_PARTS, type ResultPart } from '../../src/domain/state.ts';
import type { Hours, SpacingRule } from '../../src/domain/timetable.ts';
import type { Question, Result, View } from '../../src/domain/view.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { Chance } from '../domain/random-answers.ts';
import { ALL_COMPLAINTS, Walk } from '../domain/walk.ts';
import { knowledge } from '../knowledge-base.ts';
import { plainWords } from './plain-words.ts';
import { shownText } from './telegram-html.ts';

const phrase = createPhrase({ nl: plainWords('nl'), en: plainWords('en') }, knowledge);

/** Food questions answered, so that there is an estimate. */
const LITTLE_FOOD: Readonly<Record<string, string | readonly string[]>> = {
  'food-offer': 'now',
  ...Object.fromEntries(knowledge.screener.questions.map(({ id, options }) => [id, options[0]?.id ?? ''])),
  diet: 'vegetarian',
  allergies: [],
};

function resultOf(answers: Parameters<Walk['finish']>[0] = {}): Result {
  return new Walk().start().finish(answers).result;
}

function show(result: Result, part: ResultPart, page = 0, language: Language = 'en'): Message {
  const view: View = { kind: 'result', run: 1, isNew: false, part, page, result };
  return phrase([view], language, 'tap')[0]!;
}

function textOf(result: Result, part: ResultPart, page = 0, language: Language = 'en'): string {
  return shownText(show(result, part, page, language).html);
}

function wholeText(result: Result, part: ResultPart, language: Language = 'en'): string {
  return allPages(result, part, language)
    .map(({ html }) => shownText(html))
    .join('\n');
}

function allPages(result: Result, part: ResultPart, language: Language = 'en'): readonly Message[] {
  const pages: Message[] = [];
  for (let page = 0; page === 0 || hasNext(pages.at(-1)!); page += 1) {
    pages.push(show(result, part, page, language));
    if (page > 60) throw new Error(`${part} does not end`);
  }
  return pages;
}

function hasNext(message: Message): boolean {
  return message.buttons.flat().some(({ text }) => text === 'Next' || text === 'Volgende');
}

function partsOffered(message: Message): readonly ResultPart[] {
  return message.buttons.flat().flatMap(({ does }) => ('do' in does && does.do === 'part' ? [does.part] : []));
}

function changesOffered(message: Message): readonly string[] {
  return message.buttons.flat().flatMap(({ does }) => ('do' in does && does.do === 'change' ? [does.question] : []));
}

const healthy = resultOf();
const ill = resultOf({
  ...ALL_COMPLAINTS,
  ...LITTLE_FOOD,
  medicines: ['stomach_protector', 'water_tablets'],
  'acid-blocker-time': 'year-or-more',
  'conditions-other': ['DIABETES'],
  'magnesium-now': 100,
});

describe('every part of a result', () => {
  it.each(RESULT_PARTS)('says on %s that it is no diagnosis, and when to call', (part) => {
    for (const result of [healthy, ill]) {
      for (const message of allPages(result, part)) {
        const text = shownText(message.html);
        expect(text).toContain('This is information, not a diagnosis.');
        for (const number of ['112', '113', '0800-0113', '1813', '1733']) expect(text).toContain(number);
      }
      expect(wholeText(result, part, 'nl')).toContain('Dit is informatie, geen diagnose.');
    }
  });

  it('is reached from the summary in two taps at most, and leads back to it', () => {
    const offered = partsOffered(show(ill, 'summary'));
    expect(offered).toEqual(['why', 'causes', 'food', 'supplement', 'next', 'change']);
    const further = offered.flatMap((part) => partsOffered(show(ill, part)));
    const open = partsOffered(show({ ...ill, open: [{ item: 'food', question: 'food-offer' }] }, 'summary'));
    expect(new Set([...open, ...further])).toEqual(new Set(RESULT_PARTS));
    for (const part of RESULT_PARTS.slice(1)) expect(partsOffered(show(ill, part))).toContain('summary');
  });

  it('shows the last page for a page that is not there', () => {
    const pages = allPages(ill, 'forms');
    expect(show(ill, 'forms', 99)).toEqual(pages.at(-1));
    expect(show(ill, 'forms', -3)).toEqual(pages[0]);
  });

  it('fits a message, is sound HTML and has a way on, for any answers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('nl', 'en'), (seed, language) => {
        const result = randomResult(new Chance(seed));
        if (result === null) return;
        for (const part of RESULT_PARTS) {
          for (const message of allPages(result, part, language)) {
            expect(message.html.length).toBeLessThanOrEqual(4096);
            expect(() => shownText(message.html)).not.toThrow();
            expect(message.buttons.flat().length).toBeGreaterThan(0);
            expect(message.buttons.flat().length).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the summary', () => {
  it('begins with the reasons for a doctor, or says that there are none', () => {
    const text = textOf(ill, 'summary');
    expect(text.indexOf('raise this with your GP')).toBeLessThan(text.indexOf('Three separate signals'));
    expect(textOf(healthy, 'summary')).toContain('give no reason to see your GP sooner');
  });

  it.each([
    ['low', 'Few signs', 'Weinig aanwijzingen'],
    ['possible', 'Possible', 'Mogelijk'],
    ['worth_checking', 'Worth having checked', 'De moeite waard om te laten nakijken'],
  ] as const)('has its own words for the band %s', (shown, english, dutch) => {
    const result = { ...healthy, assessment: { ...healthy.assessment, shown, certainty: 'fair' as const } };
    expect(show(result, 'summary').html).toContain(`<b>${english}</b>`);
    expect(show(result, 'summary', 0, 'nl').html).toContain(`<b>${dutch}</b>`);
    expect(textOf(result, 'summary')).toContain('can move this one step');
    expect(textOf({ ...result, open: [] }, 'summary')).toContain('You answered everything');
  });

  const openItems = [
    { item: 'safety-now', question: 'safety-now' },
    { item: 'kidney', question: 'conditions-body' },
    { item: 'sex', question: 'sex' },
  ];
  const unsure = (shown: 'inconclusive' | 'safety_questions_open'): Result => ({
    ...healthy,
    open: openItems,
    assessment: { ...healthy.assessment, shown },
  });

  it.each(['inconclusive', 'safety_questions_open'] as const)('gives no band and no reassurance when %s', (shown) => {
    const text = textOf(unsure(shown), 'summary');
    expect(text).not.toMatch(/Few signs|Possible|Worth having checked|Does this fit|one step|no reason to see/);
  });

  it('names what is open when too much is', () => {
    expect(textOf(unsure('inconclusive'), 'summary')).toContain(
      'Still open: Serious complaints now, how your kidneys work, woman or man.',
    );
  });

  it('leads to the safety questions that were skipped before it says anything of magnesium', () => {
    const message = show(unsure('safety_questions_open'), 'summary');
    expect(shownText(message.html)).toContain('Still open: serious complaints now.');
    expect(shownText(message.html)).not.toContain('signals');
    expect(changesOffered(message)).toEqual(['safety-now']);
    expect(message.buttons[0]?.[0]).toMatchObject({ text: 'Answer: Serious complaints now', style: 'primary' });
  });

  it('offers what is open only where something is', () => {
    expect(partsOffered(show({ ...healthy, open: [{ item: 'food', question: 'food-offer' }] }, 'summary'))).toContain(
      'open',
    );
    expect(partsOffered(show({ ...healthy, open: [] }, 'summary'))).not.toContain('open');
  });

  it('says of an unsure food estimate that it may be lower, not more', () => {
    const I = { ...ill.assessment.I, level: [0, 0, 1] as const };
    const text = textOf({ ...ill, assessment: { ...ill.assessment, I } }, 'summary');
    expect(text).toContain('close to the official value or above, perhaps lower');
    expect(text).not.toContain('perhaps more');
  });

  it('keeps the three signals apart, in words, without a percentage or a score', () => {
    const text = textOf(ill, 'summary');
    expect(text).toContain('Pattern of complaints: several can fit');
    expect(text).toContain('Things that can lower magnesium: several');
    expect(text).toContain('Food, with magnesium from products: below the official value');
    expect(text).not.toMatch(/%|score|points?\b/i);
    expect(textOf(healthy, 'summary')).toContain('Food: not known yet');
    const withoutProducts = { ...ill, supplement: { ...ill.supplement, alreadyMg: 0 } };
    expect(textOf(withoutProducts, 'summary')).toContain('Food: below the official value');
  });

  it('says what to do for a sign that can wait for an appointment', () => {
    const text = textOf({ ...healthy, signs: ['weight_loss_fever_nightsweats', 'RF-FAT-3M'] }, 'summary');
    expect(text).toContain('Do RF-FAT-WEIGHT');
    expect(text).toContain('Do RF-FAT-3M');
  });
});

describe('why', () => {
  it('gives the points of every answer with the sum behind them', () => {
    // cramps: weight 2, frequency 4, bother 3 -> 2 x 7
    expect(wholeText(ill, 'why')).toMatch(/• 14 points: cramps <i>&", 4, 3 \(2 × 7\)/);
    expect(wholeText(ill, 'why')).toContain('1 point: acid blocker');
    expect(wholeText(ill, 'why', 'nl')).toContain('14 punten: cramps');
  });

  it('adds up to the sub-scores', () => {
    const points = [...wholeText(ill, 'why').matchAll(/^• (\d+) points?:/gm)].map(([, number]) => Number(number));
    const { S, D } = ill.assessment;
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(S.lo + D.lo);
  });

  it('has one Change button to each answer behind the lines', () => {
    const offered = allPages(ill, 'why').flatMap(changesOffered);
    const behind = ill.why.flatMap((line) => line.answers.map(({ question }) => question));
    expect(behind.length).toBeGreaterThan(new Set(behind).size);
    expect(offered).toEqual([...new Set(behind)]);
  });

  it('says that it is a count, by which version of the rules', () => {
    expect(textOf(healthy, 'why')).toContain(`a count of your answers, not a diagnosis`);
    expect(textOf(healthy, 'why')).toContain(knowledge.scoring.version);
    expect(textOf(healthy, 'why')).toContain('None of your answers gave points.');
  });
});

describe('why, with an illness for which food has its own rules', () => {
  it('says what the food counts as, without a number', () => {
    const text = textOf(resultOf({ 'conditions-body': ['CKD'], ...LITTLE_FOOD }), 'why');
    expect(text).toContain('What you eat and drink counts as: far below the official value.');
    expect(text).not.toMatch(/\d mg/);
  });
});

describe('what now', () => {
  it('sends to the GP and to the food only where there is something to find', () => {
    expect(textOf(ill, 'next')).toContain('Begin with what stands at the top');
    expect(textOf(healthy, 'next')).not.toContain('Begin with what stands at the top');
    expect(textOf(ill, 'next')).toContain('each day from your day plan');
    const kidneys = resultOf({ 'conditions-body': ['CKD'], ...LITTLE_FOOD });
    expect(textOf(kidneys, 'next')).not.toContain('each day from your');
  });
});

describe('what is open', () => {
  it('offers one button for each question, also when several items hang on it', () => {
    const open = ['gi_loss', 'diabetes', 'alcohol'].map((item) => ({ item, question: 'conditions-other' }));
    const message = show({ ...healthy, open }, 'open');
    expect(changesOffered(message)).toEqual(['conditions-other']);
    expect(shownText(message.html)).toContain('• Whether you have diabetes');
  });
});

describe('food', () => {
  it('shows the estimate with its range, its basis and the official value', () => {
    const { food } = ill;
    if (food.is !== 'gap') throw new Error(`expected a gap, not ${food.is}`);
    const text = textOf(ill, 'food');
    expect(text).toContain(`an estimated ${food.intake.shownMg} milligrams (mg)`);
    expect(text).toContain(`${food.intake.lowMg} to ${food.intake.highMg} mg`);
    expect(text).toContain(`The official value is ${food.intake.referenceMg} mg`);
    expect(text).toContain('It is an estimate, not a measurement.');
    expect(food.foods.length).toBeGreaterThan(2);
  });

  it.each([
    [60, 'Choose 1 of these'],
    [100, 'Choose 1 or 2 of these'],
    [150, 'Choose 2 or 3 of these'],
    [330, 'Choose 4 of these'],
  ])('says how many of the foods close a gap of %i mg', (gapMg, words) => {
    if (ill.food.is !== 'gap') throw new Error('expected a gap');
    const [line] = ill.food.foods;
    const foods = [120, 80, 70, 60].map((mg) => ({ ...line!, mg }));
    const food = { ...ill.food, foods, sumMg: 330, intake: { ...ill.food.intake, gapMg } };
    expect(textOf({ ...ill, food }, 'food')).toContain(`${words} each day`);
    expect(textOf({ ...ill, food }, 'food')).not.toContain('Together');
  });

  it('says what all of the foods give where that does not close the gap', () => {
    if (ill.food.is !== 'gap') throw new Error('expected a gap');
    const food = { ...ill.food, sumMg: ill.food.intake.gapMg - 5 };
    expect(textOf({ ...ill, food }, 'food')).toContain(`Together that is about ${food.sumMg} mg.`);
    expect(textOf({ ...ill, food }, 'food')).not.toContain('of these each day');
  });

  it('gives no plan with a kidney disease, and says whom to ask', () => {
    const result = resultOf({ 'conditions-body': ['CKD'], ...LITTLE_FOOD });
    const text = textOf(result, 'food');
    expect(text).toContain('CKD <i>&"');
    expect(text).toContain('renal dietitian');
    expect(text).not.toMatch(/about \d+ mg/);
  });

  it('offers the food questions where they were left for later', () => {
    const message = show(healthy, 'food');
    expect(changesOffered(message)).toEqual(['food-offer']);
    expect(shownText(message.html)).toContain('I calculate nothing');
    expect(shownText(message.html)).toContain('not asked about allergies');
  });

  it('says that a little below the official value says nothing yet, and only then', () => {
    if (ill.food.is !== 'gap') throw new Error('expected a gap');
    const below = (gapMg: number): Result => {
      if (ill.food.is !== 'gap') throw new Error('expected a gap');
      return { ...ill, food: { ...ill.food, intake: { ...ill.food.intake, referenceMg: 300, gapMg } } };
    };
    expect(textOf(below(51), 'food')).toContain('A little below the official value says nothing');
    expect(textOf(below(52), 'food')).not.toContain('A little below');
  });

  it('says that something was filled in, and that a reference is a middle value', () => {
    if (ill.food.is !== 'gap') throw new Error('expected a gap');
    const intake = { ...ill.food.intake, filled: 2, isMiddle: true };
    const text = textOf({ ...ill, food: { ...ill.food, intake } }, 'food');
    expect(text).toContain('You skipped 2 questions.');
    expect(text).toContain('one in the middle');
  });

  it('warns somebody of whose kidneys nothing is known', () => {
    expect(textOf({ ...ill, isKidneyUnknown: true }, 'food')).toContain('Do you have a kidney disease?');
    expect(textOf({ ...ill, isKidneyUnknown: false }, 'food')).not.toContain('Do you have a kidney disease?');
  });
});

function hours(before: Hours['before'], after: Hours['after']): SpacingRule {
  return { is: 'hours', hours: { before, after }, isFasting: false };
}

describe('the supplement part', () => {
  const withStatus = (status: SupplementStatus, reasons: readonly string[], alreadyMg: number | null = 0): Result => ({
    ...healthy,
    supplement: {
      status,
      reasons: reasons.map((id) => ({ id, kind: 'model', rule: null, sources: [] })),
      medicines: [],
      day: null,
      alreadyMg,
    },
  });

  it.each(['ask_first', 'may_consider'] as const)('gives everybody who is %s the same amount text', (status) => {
    const text = wholeText(withStatus(status, ['gap_with_complaint_or_risk']), 'supplement');
    expect(text).toContain('From all products together the upper limit is 250 mg a day.');
    expect(text).toContain('Ask your pharmacist.');
    expect(text).toContain('when to stop');
  });

  it.each([
    ['blocked', 'kidney_reduced'],
    ['food_only', 'intake_ok'],
  ] as const)('names no amount at all to somebody who is %s', (status, reason) => {
    for (const language of ['nl', 'en'] as const) {
      expect(wholeText(withStatus(status, [reason]), 'supplement', language)).not.toMatch(/\d\s?mg/);
    }
  });

  it('tells somebody at the ceiling that they are, and to add nothing', () => {
    const text = wholeText(withStatus('food_only', ['intake_ok', 'at_upper_level'], 300), 'supplement');
    expect(text).toContain('at or above the upper limit of 250 mg');
    expect(text).toContain('Add nothing.');
    expect(text).toContain('when to stop');
  });

  it.each(['blocked', 'food_only'] as const)(
    'names no ceiling as an allowance when %s and already taking some',
    (status) => {
      const base = withStatus(status, ['food_first'], 100);
      const already = { id: 'ALREADY_MG', kind: 'condition', rule: 'ask_pharmacist', sources: [] } as const;
      const result = { ...base, supplement: { ...base.supplement, reasons: [...base.supplement.reasons, already] } };
      expect(wholeText(result, 'supplement')).toContain('Add nothing without a doctor or pharmacist.');
      expect(wholeText(result, 'supplement')).not.toContain('ALREADY_MG');
    },
  );

  it('sends somebody who is blocked and takes magnesium to GP or pharmacist', () => {
    const text = wholeText(withStatus('blocked', ['kidney_reduced'], 200), 'supplement');
    expect(text).toContain('before you go on with it');
    expect(text).not.toMatch(/\d\s?mg/);
  });

  it.each([
    [hours([2, 2], [2, 2]), 'Keep 2 hours between'],
    [hours([2, 3], [2, 3]), 'Keep 2 to 3 hours between'],
    [hours([2, 3], [4, 6]), 'Take this medicine 2 to 3 hours before magnesium, or 4 to 6 hours after it.'],
    [hours([0.5, 0.5], null), 'Take this medicine half an hour before magnesium.'],
    [hours(null, [1, 1]), 'Take this medicine 1 hour after magnesium.'],
    [{ is: 'never' } as const, 'does not help enough'],
    [{ is: 'ask' } as const, 'Ask your pharmacist how much time'],
  ])('gives spacing as the table means it: %j', (spacing, words) => {
    const [medicine] = [...knowledge.medicines.keys()];
    const base = withStatus('ask_first', ['interaction']);
    const advice = {
      id: medicine!,
      kind: 'medicine',
      effect: null,
      rule: 'separate_doses',
      spacing,
      sources: [],
    } as const;
    const result = { ...base, supplement: { ...base.supplement, medicines: [advice] } };
    expect(wholeText(result, 'supplement')).toContain(words);
    const blocked = { ...result, supplement: { ...result.supplement, status: 'blocked' as const } };
    expect(wholeText(blocked, 'supplement')).not.toContain(words);
  });

  it('names all medicines in one line among the reasons, and none in general then', () => {
    const [first, second] = [...knowledge.medicines.keys()];
    const base = withStatus('ask_first', ['interaction']);
    const lines = [first!, second!].map(
      (id) => ({ id, kind: 'medicine', rule: 'ask_pharmacist', sources: [] }) as const,
    );
    const named = { ...base, supplement: { ...base.supplement, reasons: [...base.supplement.reasons, ...lines] } };
    expect(wholeText(base, 'supplement')).toContain('One of your medicines');
    expect(wholeText(named, 'supplement')).not.toContain('One of your medicines');
    expect(wholeText(named, 'supplement')).toContain(`You take ${first} <i>&", ${second} <i>&": see further down.`);
  });

  it('sends to the pharmacist once for an unknown medicine', () => {
    const base = withStatus('ask_first', []);
    const line = { id: 'unrecognised', kind: 'medicine-group', rule: 'ask_pharmacist', sources: [] } as const;
    const many = { id: 'POLYPHARMACY', kind: 'condition', rule: 'ask_pharmacist', sources: [] } as const;
    const told = (reasons: Result['supplement']['reasons']): string =>
      wholeText({ ...base, supplement: { ...base.supplement, reasons } }, 'supplement');
    expect(told([line])).toContain('You take a medicine I do not know.');
    expect(told([many, line])).not.toContain('You take a medicine I do not know.');
    expect(told([many, line])).toContain('POLYPHARMACY lorem');
  });

  it('says the heading of a list again where it goes on over the page', () => {
    const pages = allPages(ill, 'supplement').map(({ html }) => shownText(html));
    const goesOn = pages.filter((text) => /^Supplement\n\nWhat studies say about taking magnesium\n• /.test(text));
    expect(goesOn.length).toBeGreaterThan(0);
    for (const text of pages) expect(text).not.toMatch(/^Supplement\n\n•/);
  });

  it('never calls an unknown medicine safe', () => {
    const base = withStatus('ask_first', ['interaction']);
    const advice = {
      id: 'unrecognised',
      kind: 'medicine-group',
      effect: null,
      rule: 'ask_pharmacist',
      spacing: { is: 'none' },
      sources: [],
    } as const;
    const text = wholeText({ ...base, supplement: { ...base.supplement, medicines: [advice] } }, 'supplement');
    expect(text).toContain(
      'A medicine I do not know: I do not know whether magnesium goes with it. Ask your pharmacist.',
    );
  });

  it('says what studies found for each complaint', () => {
    for (const id of ill.complaints) expect(wholeText(ill, 'supplement')).toContain(`${id} <i>&"`.slice(1));
  });
});

describe('behind a result', () => {
  it('compares all forms, at most four a page, with their share of magnesium', () => {
    const pages = allPages(ill, 'forms');
    const names = (message: Message) => (message.html.match(/magnesium\)|\(depends on the product\)/g) ?? []).length;
    expect(Math.max(...pages.map(names))).toBeLessThanOrEqual(4);
    expect(pages.map(names).reduce((sum, each) => sum + each, 0)).toBe(knowledge.forms.size);
    for (const form of knowledge.forms.values()) {
      if (form.elementalPercent !== undefined)
        expect(wholeText(ill, 'forms')).toContain(`(${form.elementalPercent}% magnesium)`);
    }
    expect(wholeText(ill, 'forms', 'nl')).toContain('(60,3% magnesium)');
  });

  it('links every source that has an address', () => {
    const html = allPages(ill, 'sources')
      .map((message) => message.html)
      .join('\n');
    expect(html).toContain('<a href="https://');
    const listed = [...html.matchAll(/^• /gm)].length;
    const ids = new Set(ill.supplement.reasons.flatMap(({ sources }) => sources));
    expect(listed).toBeGreaterThanOrEqual(ids.size);
  });

  it('names what else a complaint can be, and the tests a GP may think of', () => {
    const text = wholeText(ill, 'causes');
    expect(text.match(/Can also come from: /g)?.length).toBe(ill.complaints.length);
    expect(text).toContain('What a GP may look at: ');
    expect(text).toContain('Tests are mostly not needed. What a GP sometimes looks at: ');
    expect(text).not.toContain('none-routinely');
  });
});

describe('the answers', () => {
  it('can all be changed, eight a page', () => {
    const pages = allPages(ill, 'change');
    expect(pages.flatMap(changesOffered)).toEqual(ill.answers.map(({ question }) => question.id));
    for (const page of pages) expect(changesOffered(page).length).toBeLessThanOrEqual(8);
  });
});

/** A finished check with random answers; null when the age stopped it. */
function randomResult(chance: Chance): Result | null {
  const walk = new Walk().start();
  for (let turn = 0; turn < 200; turn += 1) {
    const { view } = walk;
    if (view.kind === 'question') walk.answer(randomAnswer(view.question, chance));
    else if (view.kind === 'alarm') walk.tap({ do: 'take-back', run: view.run });
    else return view.kind === 'result' ? view.result : null;
  }
  throw new Error('the check does not end');
}

function randomAnswer(question: Question, chance: Chance): string | readonly string[] | number | null {
  if (chance.happens(0.2)) return null;
  if (question.kind === 'amount') return chance.pick([0, 100, 300]);
  if (question.kind === 'single') return chance.pick(question.options);
  const mayTick = question.labels !== 'safety' && !(question.labels === 'sign' && chance.happens(0.8));
  return mayTick ? question.options.filter(() => chance.happens(0.4)) : [];
}
