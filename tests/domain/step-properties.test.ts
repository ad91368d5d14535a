/** What must hold whatever a person does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  COMMANDS,
  type DialogueEvent,
  FOOD_MENTIONS,
  MENTIONS,
  OTHER_CONTENT,
  type Reading,
  WORD_COMMANDS,
} from '../../src/domain/event.ts';
import { surveyOf } from '../../src/domain/questionnaire.ts';
import { FOOD_PLACES, RESULT_PARTS } from '../../src/domain/state.ts';
import { levelOf } from '../../src/domain/triage.ts';
import type { Question, View } from '../../src/domain/view.ts';
import { knowledge } from '../knowledge-base.ts';
import { reading as readingOf } from '../nothing-read.ts';
import { plainAnswer, Walk } from './walk.ts';

const questionIds = (() => {
  const walk = new Walk().start().finish({ 'food-offer': 'now' });
  return [...walk.asked, 'signs-head', 'signs-medicines', 'acid-blocker-time', 'headache-frequency', 'nonsense'];
})();
const flagIds = [
  ...knowledge.safetyFlags.map((flag) => flag.id),
  ...[...knowledge.redFlags.values()].filter((flag) => flag.kind === 'sign').map((flag) => flag.id),
];
const GRAVE = flagIds.filter((id) => levelOf(id, knowledge) >= 2);
const medicineIds = [
  'omeprazole',
  'furosemide',
  'simvastatin',
  'digoxin',
  'levothyroxine',
  'water_tablets',
  'unknown-name',
];
const optionIds = [
  '0',
  '2',
  '4',
  'no',
  'now',
  'later',
  'female',
  'under-18',
  '18-49',
  'headache',
  'CKD',
  'chest_pain',
  'RF-HEAD-CO',
  'suicidal_thoughts',
  'omeprazole',
];

const foodIds = ['amandelen', 'spinazie-cooked', 'aardbeien', 'pompoenpitten', 'quinoa-cooked', 'no-such-food'];

const run = fc.constantFrom(1, 1, 1, 2, 7, 0);
const question = fc.constantFrom(...questionIds, ...FOOD_PLACES);
const option = fc.constantFrom(...optionIds, 'vegan', 'nuts', 'low-fodmap', 'kidney-disease', 'leafy_greens');
/** Any button there ever was, also of other checks and of questions that are not open. */
const oldTap: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('choose' as const), run, question, option }),
  fc.record({ do: fc.constant('tick' as const), run, question, option, on: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('done' as const, 'none' as const, 'unknown' as const, 'back' as const, 'change' as const),
    run,
    question,
  }),
  fc.record({ do: fc.constant('amount' as const), run, question, mg: fc.integer({ min: -5, max: 9000 }) }),
  fc.record({ do: fc.constant('meant' as const), run, medicine: fc.constantFrom(...medicineIds), yes: fc.boolean() }),
  fc.record({ do: fc.constant('part' as const), run, part: fc.constantFrom(...RESULT_PARTS), page: fc.nat(9) }),
  fc.record({ do: fc.constant('take-back' as const), run }),
  fc.record({ do: fc.constant('heard' as const), run, yes: fc.boolean() }),
  fc.record({ do: fc.constant('consent' as const), agreed: fc.boolean() }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restart' as const), yes: fc.boolean() }),
  fc.record({ do: fc.constant('food' as const), at: fc.constantFrom(...FOOD_PLACES) }),
  fc.record({ do: fc.constant('food-plan' as const), plan: fc.nat(4) }),
  fc.record({ do: fc.constant('food-swap' as const), food: fc.constantFrom(...foodIds) }),
  fc.record({ do: fc.constant('food-light' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('food-picture' as const) }),
  fc.record({ do: fc.constantFrom('stop' as const, 'resume' as const) }),
  fc.record({ do: fc.constant('language' as const), language: fc.constantFrom('nl' as const, 'en' as const) }),
  fc.record({ do: fc.constant('command' as const), command: fc.constantFrom(...COMMANDS) }),
);
const reading = fc.record(
  {
    command: fc.option(fc.constantFrom(...WORD_COMMANDS, ...COMMANDS)),
    yesNo: fc.constantFrom('yes' as const, 'no' as const, null),
    isUnknown: fc.boolean(),
    isNone: fc.boolean(),
    number: fc.option(fc.nat(120).map((n) => ({ from: n, to: n }))),
    magnesiumMg: fc.option(fc.nat(5000)),
    frequency: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const, null),
    bother: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, null),
    options: fc.dictionary(
      fc.constantFrom('age', 'sex', 'complaint', 'condition', 'safety', 'sign', 'diet', 'allergy', 'food-limits'),
      fc.subarray([...optionIds, 'vegan', 'nuts', 'lactose-free', 'kidney-disease']),
    ),
    flags: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(flagIds, { maxLength: 2 }) },
    ),
    medicines: fc.array(
      fc.record({
        ids: fc.subarray(medicineIds, { minLength: 1 }),
        match: fc.constantFrom('exact' as const, 'close' as const),
      }),
      { maxLength: 2 },
    ),
    unrecognised: fc.nat(2),
    complaints: fc.array(
      fc.record({
        complaint: fc.constantFrom('cramps', 'sleep', 'headache', 'tingling', 'constipation'),
        is: fc.constantFrom(...MENTIONS),
        frequency: fc.constantFrom(0 as const, 1 as const, 4 as const, null),
        bother: fc.constantFrom(0 as const, 3 as const, null),
        duration: fc.constant(null),
        from: fc.constant(0),
        to: fc.constant(1),
      }),
      { maxLength: 2 },
    ),
    conditions: fc.subarray(['CKD', 'DIABETES', 'PREGNANT'], { maxLength: 2 }),
    foods: fc.array(
      fc.record({
        kind: fc.constantFrom('food' as const, 'group' as const, 'usda' as const),
        id: fc.constantFrom(...foodIds, 'nuts', 'fish'),
        match: fc.constant('exact' as const),
        is: fc.constantFrom(...FOOD_MENTIONS),
      }),
      { maxLength: 2 },
    ),
    foodQuestion: fc.constantFrom('asked' as const, 'named' as const, null),
    foreign: fc.constantFrom(null, null, null, 'de' as const),
    isQuestion: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** `plain`: answer what is open, whatever it is. */
const event: fc.Arbitrary<DialogueEvent | 'plain' | 'random-option'> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('plain' as const) },
  { weight: 5, arbitrary: fc.constant('random-option' as const) },
  { weight: 4, arbitrary: oldTap.map((action) => ({ kind: 'tap' as const, action })) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      reading: reading.map((partial) => readingOf(definedOnly(partial))),
      tooLong: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      command: fc.constantFrom(...COMMANDS),
      payload: fc.constantFrom(null, 'food', 'x'),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(...OTHER_CONTENT).map((what) => ({ kind: 'other' as const, what })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'unknown-tap' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'group' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'too-fast' as const }) },
);

function play(walk: Walk, next: DialogueEvent | 'plain' | 'random-option', pick: number): void {
  if (typeof next === 'object') {
    if (next.kind === 'text') walk.type(next.reading);
    else walk.take(next);
    return;
  }
  if (walk.views.at(-1)?.kind !== 'question') {
    walk.take({ kind: 'command', command: 'start', payload: null });
    return;
  }
  const open = walk.question.question;
  walk.answer(next === 'plain' ? plainAnswer(open) : randomAnswer(open, pick));
}

function randomAnswer(open: Question, pick: number): string | readonly string[] | number | null {
  if (pick % 7 === 0) return null;
  if (open.kind === 'amount') return pick % 400;
  const chosen = open.options[pick % open.options.length] ?? '';
  return open.kind === 'single' ? chosen : [chosen];
}

/** Leads somebody who is anywhere to a result, by tapping what the screen offers. */
function lead(walk: Walk): View {
  for (let turn = 0; turn < 200; turn += 1) {
    const view = walk.views.at(-1);
    switch (view?.kind) {
      case 'result':
        return view;
      case 'question':
        if (view.meant === null)
          walk.answer(
            view.question.kind === 'single' || view.ticked.length === 0 ? plainAnswer(view.question) : [...view.ticked],
          );
        else walk.tap({ do: 'meant', run: view.run, medicine: view.meant, yes: true });
        if (walk.views.at(-1)?.kind === 'notice' || walk.views.at(-2)?.kind === 'notice') settle(walk);
        break;
      case 'consent':
        walk.tap({ do: 'consent', agreed: true });
        break;
      case 'alarm':
        walk.tap({ do: 'take-back', run: view.run });
        if (!view.canTakeBack) walk.take({ kind: 'command', command: 'start', payload: null });
        break;
      case 'heard':
        walk.tap({ do: 'heard', run: view.run, yes: true });
        break;
      case 'out-of-scope':
        walk.tap({ do: 'back', run: view.run, question: 'age' });
        break;
      case 'paused':
        walk.tap({ do: 'resume' });
        break;
      case 'confirm':
        walk.type({ yesNo: 'no' });
        break;
      default:
        walk.take({ kind: 'command', command: 'start', payload: null });
    }
  }
  throw new Error(`no result after 200 steps; the screen is ${walk.views.at(-1)?.kind}`);
}

/** A list with ticks is finished by Done. */
function settle(walk: Walk): void {
  const view = walk.views.at(-1);
  if (view?.kind === 'question' && view.ticked.length > 0)
    walk.tap({ do: 'done', run: view.run, question: view.question.id });
  else walk.take({ kind: 'command', command: 'start', payload: null });
}

describe('whatever a person does', () => {
  it('never throws, always leaves a way on, and ends in a result when answered (10,000 sequences)', () => {
    const sequence = fc.array(fc.tuple(event, fc.nat(10_000)), { maxLength: 40 });
    fc.assert(
      fc.property(sequence, (events) => {
        const walk = new Walk();
        for (const [next, pick] of events) {
          play(walk, next, pick);
          expect(walk.views.length).toBeGreaterThan(0);
        }
        const view = lead(walk);
        expect(view.kind).toBe('result');
      }),
      { numRuns: 10_000 },
    );
  }, 300_000);

  it('shows nothing but the action after any grave sign, at any point, until it is taken back', () => {
    const sequence = fc.array(fc.tuple(event, fc.nat(10_000)), { maxLength: 30 });
    const later = fc.array(event, { maxLength: 8 });
    fc.assert(
      fc.property(sequence, fc.constantFrom(...GRAVE), later, (events, flag, after) => {
        const walk = new Walk().start();
        for (const [next, pick] of events) play(walk, next, pick);
        walk.type({ flags: [flag] });
        expect(walk.views.at(-1)?.kind).toBe('alarm');
        expect(walk.views.filter(isDistracting)).toEqual([]);
        if (walk.state?.check == null) return;
        for (const next of after) {
          if (typeof next !== 'object' || next.kind === 'group') continue;
          const isTakenBack =
            (next.kind === 'tap' && ['take-back', 'delete', 'restart', 'consent'].includes(next.action.do)) ||
            (next.kind === 'text' && (next.reading.command === 'take-back' || next.reading.yesNo != null));
          if (isTakenBack) return;
          walk.take(next);
          expect(walk.views.filter(isDistracting)).toEqual([]);
        }
      }),
      { numRuns: 3_000 },
    );
  }, 300_000);

  it('gives the same result for the same answers, in whatever order and language they came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { minLength: 60, maxLength: 60 }),
        fc.array(fc.nat(100), { maxLength: 6 }),
        (picks, changes) => {
          const walk = new Walk().start();
          for (const pick of picks) {
            if (walk.view.kind !== 'question') break;
            const given = randomAnswer(walk.question.question, pick);
            walk.answer(given);
            if (walk.views.at(-1)?.kind === 'alarm') walk.tap({ do: 'take-back', run: 1 }).answer([]);
          }
          lead(walk);
          for (const change of changes) {
            const asked = walk.result.answers;
            const { question: changed } = asked[change % asked.length] ?? { question: null };
            if (changed === null) continue;
            walk.tap({ do: 'change', run: 1, question: changed.id });
            lead(walk);
          }
          const { answers } = surveyOf(walk.state?.check?.answers ?? {}, knowledge);
          const direct = new Walk().start().type({ command: 'english' });
          while (direct.view.kind === 'question') {
            const answer = answers[direct.question.question.id];
            if (answer === undefined) break;
            if (answer.is === 'options' && direct.question.question.kind === 'medicines' && answer.options.length > 0) {
              direct
                .type({ medicines: answer.options.map((id) => ({ ids: [id], match: 'exact' as const })) })
                .type({ command: 'done' });
            } else
              direct.answer(
                answer.is === 'option'
                  ? answer.option
                  : answer.is === 'options'
                    ? answer.options
                    : answer.is === 'amount'
                      ? answer.mg
                      : null,
              );
          }
          expect(direct.result).toEqual(walk.result);
        },
      ),
      { numRuns: 300 },
    );
  }, 300_000);
});

/** What could draw the eye away from an alarm. */
function isDistracting({ kind }: View): boolean {
  return ['question', 'result', 'food', 'food-facts', 'food-picture'].includes(kind);
}

/** A generated reading with the keys that fast-check left out filled in. */
function definedOnly(partial: Partial<Reading>): Partial<Reading> {
  return Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined));
}
