/** Picks from a reading what answers the open question. */
import type { Knowledge } from '../knowledge/schema.ts';
import { isMagnesium, UNRECOGNISED_MEDICINE } from './answers.ts';
import { settleMedicine, tick } from './check.ts';
import type { JudgedNumber, Reading } from './event.ts';
import type { Answer, Check } from './state.ts';
import type { Notice, Question } from './view.ts';

/** Either an answer, or a check with more ticked, or a line that says what is unclear. */
export type Typed =
  /** `isReckoned`: the amount is not the number that was typed, so the person is told. */
  | { readonly is: 'answer'; readonly answer: Answer; readonly isReckoned?: true }
  | { readonly is: 'ticked'; readonly check: Check; readonly notice: Notice | null; readonly ids: readonly string[] }
  | { readonly is: 'unclear'; readonly notice: Notice };

/** Option ids of questions that ask "how often a week" in their own steps, by frequency level 0-4. */
const WEEKLY_OPTIONS: readonly (readonly string[])[] = [['never'], ['lt1'], ['w12'], ['w34'], ['daily']];
/** Options that a plain "no" or "none" means, where a question has one. */
const NO_OPTIONS = ['0', 'no', 'none', 'never', 'later'] as const;
const YES_OPTIONS = ['now'] as const;

/** No product for a day holds so little, so a smaller bare number counts tablets, not milligrams. */
const LEAST_BELIEVED_MG = 10;

const UNCLEAR = { is: 'unclear', notice: 'not-understood' } as const;

/** What a typed text answers to this question. Never guesses: what fits twice or not at all is asked again. */
export function typedAnswer(read: Reading, question: Question, check: Check, knowledge: Knowledge): Typed {
  const reading = onScale(read, question, knowledge);
  // "A water tablet, I do not know the name": what is named goes before what is not known.
  const isOpen = check.draft.length === 0 && check.unsure.length === 0 && !namesOfList(reading, question);
  if (reading.isUnknown && isOpen) return { is: 'answer', answer: { is: 'unknown' } };
  switch (question.kind) {
    case 'single':
      return typedChoice(reading, question, knowledge);
    case 'many':
      return typedTicks(reading, question, check);
    case 'amount':
      return typedAmount(reading, knowledge);
    case 'medicines':
      return typedMedicines(reading, check);
  }
}

function namesOfList(reading: Reading, { kind, labels, options }: Question): boolean {
  if (kind === 'medicines') return reading.medicines.length + reading.unrecognised > 0;
  return kind === 'many' && (reading.options[labels] ?? []).some((option) => options.includes(option));
}

/** The reading as it counts for this question: on a scale that was learned, what was learned counts. */
function onScale(reading: Reading, question: Question, knowledge: Knowledge): Reading {
  const { judged } = reading;
  const { kind, labels, id } = question;
  if (kind === 'many' || kind === 'medicines') {
    // "I used to have tingling but not any more" denies that, and none of the signs of this list.
    const isOfComplaint = reading.intent === 'report' && reading.complaints.some(({ is }) => is !== 'present');
    const none = noneOf(question);
    const isNone = (none !== 'none' && judged.none === none) || (judged.none === 'none' && !isOfComplaint);
    // "No, I have no illnesses" is no answer to which medicines: what was not asked is no "no".
    const isOfElse = !isNone && (judged.none === 'no-illness' || judged.none === 'no-medicine');
    const yesNo = (kind === 'many' || isOfElse) && reading.yesNo === 'no' ? null : reading.yesNo;
    return { ...reading, isUnknown: judged.none === 'unknown', isNone, yesNo };
  }
  // "I do not like spinach" says nothing of an age, a sex or a supplement; nothing like it was learned from.
  const isOfFood = reading.foods.some(({ is }) => is !== 'named');
  if (isOfFood && (kind === 'amount' || id === 'age' || labels === 'sex')) return withoutNumbers(reading);
  // "A handful of nuts, but I am allergic to peanuts" at the question about milk: no amount of milk.
  if (isOfFood && counts(question, knowledge)) return { ...withoutNumbers(reading), options: {}, frequency: null };
  if (kind === 'amount') return { ...reading, isUnknown: judged.amount === 'unknown' };
  if (id === 'age') return onAge(reading);
  if (counts(question, knowledge)) {
    const yesNo = reading.yesNo === 'yes' ? 'yes' : null;
    const isUnknown = judged.count === 'unknown';
    // "Heel veel" names an option; a number that is not the one meant ("mijn vrouw 4") names none.
    const options = reading.number === null ? reading.options : {};
    return { ...reading, isUnknown, number: spanOf(judged.count), isNone: false, yesNo, options };
  }
  if (labels === 'sex') return onSex(reading, question);
  if (labels !== 'frequency' && labels !== 'bother') return reading;
  // "I go mad with this cramp" is no "never", whatever else it is.
  const isHad = reading.complaints.some(({ complaint, is }) => complaint === question.complaint && is === 'present');
  const step = labels === 'frequency' && isHad && judged.frequency === '0' ? null : judged[labels];
  const isUnknown = step === 'unknown';
  // The steps are those of Reading, as the examples name no others.
  const level = step === null || isUnknown ? null : (Number(step) as Reading['frequency'] & Reading['bother']);
  return { ...reading, isUnknown, number: null, isNone: false, yesNo: null, options: {}, [labels]: level };
}

function noneOf({ kind, labels }: Question): Reading['judged']['none'] {
  if (kind === 'medicines') return 'no-medicine';
  return labels === 'condition' ? 'no-illness' : 'none';
}

/** An age that is told for certain, whatever else is told with it; else what was learned, in a text that tells nothing else. */
function onAge(reading: Reading): Reading {
  const { toldAge, judged, complaints } = reading;
  if (toldAge !== null) return { ...reading, isUnknown: false, number: { from: toldAge, to: toldAge } };
  // "Cramps twice a week", "for 20 years now": a number beside a complaint counts something else.
  const number = complaints.length > 0 ? null : spanOf(judged.age);
  return { ...reading, isUnknown: judged.age === 'unknown', number };
}

/** An option that the rules name alone is meant, and so is a pregnancy; else what was learned counts. */
function onSex(reading: Reading, question: Question): Reading {
  const named = namedOptions(reading, question);
  const { sex } = reading.judged;
  if (named.length === 1 || named.includes('pregnant')) return reading;
  const isOption = sex !== null && question.options.includes(sex);
  const options = isOption ? { ...reading.options, sex: [sex] } : reading.options;
  return { ...reading, isUnknown: sex === 'unknown', options };
}

/** Of what was learned nothing counts: the rules alone say whether somebody does not know. */
function withoutNumbers(reading: Reading): Reading {
  return { ...reading, number: null, judged: { ...reading.judged, amount: null } };
}

function spanOf(judged: JudgedNumber): Reading['number'] {
  return judged === 'unknown' ? null : judged;
}

/** A question that is answered with a number of servings. */
function counts({ id }: Question, { screener }: Knowledge): boolean {
  return screener.questions.some((each) => each.id === id && each.options.some(({ from }) => from !== undefined));
}

function typedChoice(reading: Reading, question: Question, knowledge: Knowledge): Typed {
  const named = namedOptions(reading, question);
  const [only, second] = named;
  if (question.labels === 'mind' && !saysDanger(named) && !isPlainNo(reading))
    return { is: 'unclear', notice: 'choose-one' };
  const meant = question.id === 'age' ? ageOption(reading, knowledge) : valueOption(reading, question, knowledge);
  const isMeant = meant !== null && question.options.includes(meant);
  if (isMeant && isLearned(question, knowledge)) return choice(meant);
  if (only !== undefined && second === undefined) return choice(only);
  if (isMeant) return choice(meant);
  if (second !== undefined) return { is: 'unclear', notice: 'choose-one' };
  if (question.id === 'age') return { is: 'unclear', notice: 'age-unclear' };
  const saysNo = reading.isNone || reading.yesNo === 'no';
  const fallback = saysNo ? NO_OPTIONS : reading.yesNo === 'yes' ? YES_OPTIONS : [];
  const option = fallback.find((each) => question.options.includes(each));
  if (option !== undefined) return choice(option);
  return reading.yesNo === 'yes' ? { is: 'unclear', notice: 'choose-one' } : UNCLEAR;
}

/** Options that are named; "a woman, 20 weeks pregnant" is pregnant. */
function namedOptions(reading: Reading, question: Question): readonly string[] {
  const named = (reading.options[question.labels] ?? []).filter((option) => question.options.includes(option));
  return named.includes('pregnant') ? named.filter((option) => option !== 'female') : named;
}

/** What the text comes to as a whole was learned, so that it counts before the words of an option in it. */
function isLearned(question: Question, knowledge: Knowledge): boolean {
  const { id, labels } = question;
  return labels === 'frequency' || labels === 'bother' || id === 'age' || counts(question, knowledge);
}

function saysDanger(named: readonly string[]): boolean {
  return named.length > 0 && !named.includes('no');
}

/** "No, only at night", "not yet" and "not really" are no "no" to a question about dark thoughts. */
function isPlainNo(reading: Reading): boolean {
  return reading.isNone || (reading.frequency === 0 && (reading.options['mind'] ?? []).includes('no'));
}

function choice(option: string): Typed {
  return { is: 'answer', answer: { is: 'option', option } };
}

function ageOption({ number }: Reading, knowledge: Knowledge): string | null {
  if (number === null) return null;
  return knowledge.questionnaire.ages.find((age) => number.from >= age.from && number.to <= age.to)?.id ?? null;
}

/** Option that a frequency, a degree of bother or a number stands for. */
function valueOption(reading: Reading, question: Question, knowledge: Knowledge): string | null {
  if (question.labels === 'frequency') return reading.frequency === null ? null : String(reading.frequency);
  if (question.labels === 'bother') return reading.bother === null ? null : String(reading.bother);
  const weekly = reading.frequency === null ? [] : (WEEKLY_OPTIONS[reading.frequency] ?? []);
  const byFrequency = weekly.find((option) => question.options.includes(option));
  if (byFrequency !== undefined) return byFrequency;
  const { number } = reading;
  if (number === null) return null;
  const options = knowledge.screener.questions.find((each) => each.id === question.id)?.options ?? [];
  const fits = options.find(
    (option) =>
      option.from !== undefined && option.to !== undefined && number.from >= option.from && number.to <= option.to,
  );
  return fits?.id ?? null;
}

function typedTicks(reading: Reading, question: Question, check: Check): Typed {
  const named = (reading.options[question.labels] ?? []).filter((option) => question.options.includes(option));
  if (named.length > 0) {
    const ticked = named.reduce((each, option) => tick(each, option, true), check);
    return { is: 'ticked', check: ticked, notice: null, ids: [] };
  }
  if (reading.isNone || reading.yesNo === 'no') {
    return check.draft.length === 0
      ? { is: 'answer', answer: { is: 'options', options: [] } }
      : { is: 'unclear', notice: 'choose-one' };
  }
  return reading.yesNo === 'yes' ? { is: 'unclear', notice: 'choose-one' } : UNCLEAR;
}

function typedAmount(reading: Reading, knowledge: Knowledge): Typed {
  const { judged, number, label } = reading;
  const told = spanOf(judged.amount);
  // What the words of a label come to is reckoned and never guessed: "1 tablet of 400 mg citrate" is not 401.
  const mg = told !== null && label?.is === 'amount' ? { from: label.mg, to: label.mg } : told;
  const isCount = mg !== null && mg.from > 0 && mg.from < LEAST_BELIEVED_MG;
  const isElse = mg !== null && mg.from > 0 && isOfSomethingElse(reading, knowledge);
  if (mg === null || mg.from !== mg.to || isCount || isElse) return { is: 'unclear', notice: 'amount-unclear' };
  const typed = amount(mg.from, knowledge);
  const isReckoned = typed.is === 'answer' && mg.from > 0 && number?.from !== mg.from;
  return isReckoned ? { ...typed, isReckoned } : typed;
}

/** A mass that may be of the salt, or that is of another thing ("iron 100 mg"), is no amount of magnesium. */
function isOfSomethingElse({ label, magnesiumMg, medicines }: Reading, knowledge: Knowledge): boolean {
  if (label?.is === 'ask' && label.why === 'salt') return true;
  return magnesiumMg === null && medicines.some(({ ids }) => !ids.some((id) => isMagnesium(id, knowledge)));
}

function amount(mg: number, knowledge: Knowledge): Typed {
  if (mg < 0 || mg > knowledge.questionnaire.magnesiumMostMg) return { is: 'unclear', notice: 'amount-high' };
  return { is: 'answer', answer: { is: 'amount', mg: Math.round(mg) } };
}

/** Exact names are ticked and shown, misspelt ones asked for, unknown ones kept as "ask your pharmacist". */
function typedMedicines(reading: Reading, check: Check): Typed {
  const [asked] = check.unsure;
  if (asked?.[0] !== undefined && reading.yesNo !== null && reading.medicines.length === 0) {
    const yes = reading.yesNo === 'yes';
    const settled = settleMedicine(check, asked[0], yes);
    const isGivenUp = settled.draft.includes(UNRECOGNISED_MEDICINE) && !check.draft.includes(UNRECOGNISED_MEDICINE);
    return {
      is: 'ticked',
      check: settled,
      notice: yes ? 'medicine-added' : isGivenUp ? 'medicine-unknown' : null,
      ids: yes ? [asked[0]] : [],
    };
  }
  const sure = reading.medicines
    .filter((each) => each.match === 'exact' && each.ids.length === 1)
    .flatMap((each) => each.ids);
  // One that is perhaps taken is asked for by itself; see heard.ts.
  const unsure = reading.medicines
    .filter(({ ids, match }) => match === 'close' || ids.length > 1)
    .map((each) => each.ids);
  if (sure.length > 0 || unsure.length > 0 || reading.unrecognised > 0) {
    let next = sure.reduce((each, id) => tick(each, id, true), check);
    if (reading.unrecognised > 0) next = tick(next, UNRECOGNISED_MEDICINE, true);
    const notice = reading.unrecognised > 0 ? 'medicine-unknown' : sure.length > 0 ? 'medicine-added' : null;
    return { is: 'ticked', check: { ...next, unsure: [...check.unsure, ...unsure] }, notice, ids: sure };
  }
  const isEmpty = check.draft.length === 0 && check.unsure.length === 0;
  // A "no" in a text that is no "none of them" denies something else: "my kidneys are fine and I have no illnesses".
  if (reading.isNone && isEmpty && reading.medicines.length === 0) {
    return { is: 'answer', answer: { is: 'options', options: [] } };
  }
  return reading.yesNo === null ? UNCLEAR : { is: 'unclear', notice: 'choose-one' };
}
