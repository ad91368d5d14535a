import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, COMMANDS } from '../../src/domain/event.ts';
import { RESULT_PARTS } from '../../src/domain/state.ts';
import { CALLBACK_DATA_BYTES, decodeAction, encodeAction } from '../../src/telegram/callback-data.ts';
import { knowledge, words } from '../knowledge-base.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_+-]{0,22}$/);
const run = fc.nat({ max: 9_999 });
const isYes = fc.boolean();
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('consent' as const), agreed: isYes }),
  fc.record({ do: fc.constant('language' as const), language: fc.constantFrom('nl' as const, 'en' as const) }),
  fc.record({ do: fc.constant('choose' as const), run, question: id, option: id }),
  fc.record({ do: fc.constant('tick' as const), run, question: id, option: id, on: isYes }),
  fc.record({
    do: fc.constantFrom('done' as const, 'none' as const, 'unknown' as const, 'back' as const, 'change' as const),
    run,
    question: id,
  }),
  fc.record({ do: fc.constant('amount' as const), run, question: id, mg: fc.nat({ max: 9_999 }) }),
  fc.record({ do: fc.constant('meant' as const), run, medicine: id, yes: isYes }),
  fc.record({ do: fc.constant('take-back' as const), run }),
  fc.record({
    do: fc.constant('part' as const),
    run,
    part: fc.constantFrom(...RESULT_PARTS),
    page: fc.nat({ max: 99 }),
  }),
  fc.record({ do: fc.constantFrom('stop' as const, 'resume' as const) }),
  fc.record({ do: fc.constantFrom('restart' as const, 'delete' as const), yes: isYes }),
  fc.record({ do: fc.constant('command' as const), command: fc.constantFrom(...COMMANDS) }),
);

describe('callback data', () => {
  it('brings every action back as it was, in at most 64 bytes', () => {
    fc.assert(
      fc.property(anyAction, (action) => {
        const data = encodeAction(action);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(CALLBACK_DATA_BYTES);
        expect(decodeAction(data)).toEqual(action);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives no two actions the same data', () => {
    fc.assert(
      fc.property(anyAction, anyAction, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(encodeAction(one)).not.toBe(encodeAction(other));
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['an unknown letter', 'Z:1'],
    ['a property of every object', 'constructor'],
    ['a field too few', 'c:1:age'],
    ['a field too many', 'c:1:age:18-49:1'],
    ['a run that is no number', 'c:one:age:18-49'],
    ['an empty id', 'c:1::18-49'],
    ['a part that does not exist', 'p:1:everything:0'],
    ['a command that does not exist', 'o:format-disk'],
    ['words', 'Ja, ik ga akkoord'],
  ])('reads %s as null', (_name, data) => {
    expect(decodeAction(data)).toBeNull();
  });

  it('never throws on data that is not ours', () => {
    fc.assert(fc.property(fc.string({ maxLength: 64 }), (data) => void decodeAction(data)));
  });

  it('refuses to make data that Telegram would refuse', () => {
    const action: Action = { do: 'meant', run: 1, medicine: 'a'.repeat(64), yes: true };
    expect(() => encodeAction(action)).toThrow(/more than 64 bytes/);
  });
});

describe('callback data of the real knowledge', () => {
  const { safetyScreens, signScreens, conditionScreens } = knowledge.questionnaire;
  const { labels } = words().en;
  const flagIds = knowledge.safetyFlags.map((flag) => flag.id);
  const complaintIds = knowledge.complaints.map((complaint) => complaint.id);
  const ticks: readonly (readonly [questions: readonly string[], options: readonly string[]])[] = [
    [safetyScreens, flagIds],
    [signScreens, [...knowledge.redFlags.keys()]],
    [conditionScreens, [...knowledge.conditions.keys()]],
    [['medicines'], [...knowledge.medicineGroups.keys(), ...knowledge.medicines.keys()]],
    [['other-complaints'], complaintIds],
  ];
  const choices: readonly (readonly [questions: readonly string[], options: readonly string[]])[] = [
    [complaintIds.flatMap((id) => [`${id}-frequency`, `${id}-bother`]), ['0', '1', '2', '3', '4']],
    [['safety-mind'], flagIds],
    ...Object.entries(labels).map(([group, options]) => [[group], Object.keys(options)] as const),
  ];
  const actions: readonly Action[] = [
    ...ticks.flatMap(([questions, options]) =>
      questions.flatMap((question) =>
        options.map((option): Action => ({ do: 'tick', run: 9_999, question, option, on: true })),
      ),
    ),
    ...choices.flatMap(([questions, options]) =>
      questions.flatMap((question) =>
        options.map((option): Action => ({ do: 'choose', run: 9_999, question, option })),
      ),
    ),
    ...[...knowledge.medicines.keys(), ...knowledge.medicineGroups.keys()].map(
      (medicine): Action => ({ do: 'meant', run: 9_999, medicine, yes: true }),
    ),
  ];

  it('fits and comes back for every button that there can be', () => {
    expect(actions.length).toBeGreaterThan(500);
    for (const action of actions) expect(decodeAction(encodeAction(action))).toEqual(action);
  });
});
