import { describe, expect, it } from 'vitest';
import { step } from '../../src/domain/step.ts';
import type { View } from '../../src/domain/view.ts';
import { knowledge } from '../knowledge-base.ts';
import { ALL_COMPLAINTS, plainAnswer, Walk, world } from './walk.ts';

const kinds = (views: readonly View[]) => views.map((view) => (view.kind === 'notice' ? view.notice : view.kind));

describe('before consent', () => {
  it('greets and asks for consent', () => {
    const walk = new Walk().take({ kind: 'command', command: 'start', payload: null });
    expect(kinds(walk.views)).toEqual(['welcome', 'consent']);
  });

  it('keeps no answer of what somebody types', () => {
    const walk = new Walk().type({ frequency: 4, options: { complaint: ['cramps'] } });
    expect(walk.state).toMatchObject({ consentAtMs: null, check: null, runs: 0 });
    expect(kinds(walk.views)).toEqual(['consent-first', 'consent']);
  });

  it('keeps nothing of somebody who says no', () => {
    const walk = new Walk()
      .take({ kind: 'command', command: 'start', payload: null })
      .tap({ do: 'consent', agreed: false });
    expect(walk.state).toBeNull();
    expect(kinds(walk.views)).toEqual(['declined']);
  });

  it('acts on danger without keeping it', () => {
    const walk = new Walk().type({ flags: ['RF-CHEST'] });
    expect(walk.state).toMatchObject({ consentAtMs: null, check: null, runs: 0 });
    expect(walk.view).toMatchObject({ kind: 'alarm', level: 3, flags: ['RF-CHEST'] });
  });

  it('remembers the language that was chosen, and asks again for consent', () => {
    const walk = new Walk()
      .take({ kind: 'command', command: 'start', payload: null })
      .tap({ do: 'language', language: 'en' });
    expect(walk.state).toMatchObject({ language: 'en', consentAtMs: null, check: null });
    expect(kinds(walk.views)).toEqual(['language-set', 'consent']);
  });
});

describe('danger', () => {
  it('stops everything at the very tick of an emergency sign', () => {
    const walk = new Walk().start().finish({}, 'safety-now');
    walk.tap({ do: 'tick', run: 1, question: 'safety-now', option: 'chest_pain', on: true });
    expect(walk.views).toEqual([{ kind: 'alarm', run: 1, level: 3, flags: ['chest_pain'], canTakeBack: true }]);
  });

  it('is taken back with the other ticks kept', () => {
    const walk = new Walk().start().finish({}, 'safety-body');
    walk.tap({ do: 'tick', run: 1, question: 'safety-body', option: 'weight_loss_fever_nightsweats', on: true });
    walk.tap({ do: 'tick', run: 1, question: 'safety-body', option: 'calf_swelling', on: true });
    expect(walk.view.kind).toBe('alarm');
    walk.tap({ do: 'take-back', run: 1 });
    expect(walk.question).toMatchObject({ ticked: ['weight_loss_fever_nightsweats'], question: { id: 'safety-body' } });
  });

  it('asks the question about dark thoughts again when the answer is taken back', () => {
    const walk = new Walk().start().finish({}, 'safety-mind').answer('suicidal_plan_or_danger');
    expect(walk.view).toMatchObject({ kind: 'alarm', level: 3 });
    walk.type({ command: 'take-back' });
    expect(walk.question.question.id).toBe('safety-mind');
  });

  it('outranks the age limit', () => {
    const walk = new Walk()
      .start()
      .answer('under-18')
      .type({ flags: ['RF-SUI-PLAN'] });
    expect(walk.view).toMatchObject({ kind: 'alarm', level: 3 });
  });

  it('wins over a question whether to delete', () => {
    const walk = new Walk()
      .start()
      .take({ kind: 'command', command: 'delete', payload: null })
      .type({ flags: ['RF-STROKE'], yesNo: 'yes' });
    expect(walk.view.kind).toBe('alarm');
  });

  it('says how much magnesium it noted when that is not the number that was typed', () => {
    const typed = { number: { from: 200, to: 200 }, magnesiumMg: 32 };
    const walk = new Walk().start().finish({}, 'magnesium-now').type(typed);
    expect(walk.views[0]).toMatchObject({ kind: 'notice', notice: 'amount-reckoned', ids: ['32'] });
    expect(walk.state?.check?.answers['magnesium-now']).toEqual({ is: 'amount', mg: 32 });
    const plain = new Walk()
      .start()
      .finish({}, 'magnesium-now')
      .type({ ...typed, magnesiumMg: 200 });
    expect(kinds(plain.views)).toEqual(['question']);
  });

  it('says to somebody too young where to go, whatever they type', () => {
    const walk = new Walk().start().answer('under-18').type({ frequency: 4 });
    expect(kinds(walk.views)).toEqual(['out-of-scope']);
  });

  it.each([
    ['command', { kind: 'command', command: 'food', payload: null }],
    ['link', { kind: 'command', command: 'start', payload: 'food' }],
  ] as const)(
    'opens food in the middle of the questions, goes on with them, and shows it in the result: %s',
    (_how, event) => {
      const walk = new Walk().start().finish({}, 'medicines').take(event);
      expect(walk.question.question.id).toBe('food-diet');
      walk.take({ kind: 'command', command: 'start', payload: null });
      expect(walk.question.question.id).toBe('medicines');
      walk.finish().take(event);
      expect(walk.view).toMatchObject({ kind: 'result', part: 'food' });
    },
  );

  it.each(['food', 'help', 'check', 'start', 'report'] as const)('stays on the screen after /%s', (command) => {
    const walk = new Walk()
      .start()
      .type({ flags: ['RF-CHEST'] })
      .take({ kind: 'command', command, payload: null });
    expect(walk.view.kind).toBe('alarm');
  });

  it('comes back after a pause', () => {
    const walk = new Walk()
      .start()
      .type({ flags: ['RF-CHEST'] })
      .take({ kind: 'command', command: 'stop', payload: null });
    expect(walk.view.kind).toBe('paused');
    walk.tap({ do: 'resume' });
    expect(walk.view.kind).toBe('alarm');
  });

  it('turns a finished result into the alarm alone', () => {
    const walk = new Walk()
      .start()
      .finish()
      .type({ flags: ['calf_swelling'] });
    expect(walk.view).toMatchObject({ kind: 'alarm', level: 2, flags: ['calf_swelling'] });
  });

  it('writes down a sign that can wait, and goes on', () => {
    const walk = new Walk()
      .start()
      .finish({}, 'medicines')
      .type({ flags: ['RF-FAT-3M'], isNone: true });
    walk.finish();
    expect(walk.result.signs).toEqual(['RF-FAT-3M']);
    expect(walk.result.doctor.map((reason) => reason.id)).toContain('red_flag_routine');
  });
});

describe('answers', () => {
  it('go back any number of times, and forward to the same result', () => {
    const walk = new Walk().start().finish(ALL_COMPLAINTS);
    const { result } = walk;
    let steps = 0;
    for (; steps < 200 && walk.views[0]?.kind !== 'notice'; steps += 1) walk.type({ command: 'back' });
    expect(walk.question.question.id).toBe('age');
    expect(steps).toBeGreaterThan(30);
    walk.finish(ALL_COMPLAINTS);
    expect(walk.result).toEqual(result);
  });

  it('keep their ticks when a list is opened again by Back', () => {
    const walk = new Walk().start().finish({ 'other-complaints': ['headache', 'tingling'] }, 'headache-frequency');
    walk.type({ command: 'back' });
    // tingling comes first in the table, so its two questions were answered
    walk.type({ command: 'back' }).type({ command: 'back' });
    expect(walk.question).toMatchObject({ ticked: ['headache', 'tingling'], question: { id: 'other-complaints' } });
  });

  it('can be changed from the result, which is the same as if it had been said at once', () => {
    const walk = new Walk().start().finish({ 'cramps-frequency': '4', 'cramps-bother': '3' });
    walk.tap({ do: 'change', run: 1, question: 'cramps-frequency' });
    expect(walk.question).toMatchObject({ isChange: true, ticked: ['4'] });
    walk.answer('2');
    const direct = new Walk().start().finish({ 'cramps-frequency': '2', 'cramps-bother': '3' });
    expect(walk.result).toEqual(direct.result);
  });

  it('open what a change calls for', () => {
    const walk = new Walk().start().finish();
    walk.tap({ do: 'change', run: 1, question: 'other-complaints' }).answer(['headache']);
    expect(walk.question.question.id).toBe('headache-frequency');
    walk.finish({ 'headache-frequency': '2' });
    expect(walk.result.complaints).toEqual(['headache']);
  });

  it('are there again after Back, when they were ticked and not confirmed yet', () => {
    const walk = new Walk().start().finish({}, 'medicines');
    walk.type({ medicines: [{ ids: ['metoprolol'], match: 'exact' }] }).type({ command: 'back' });
    expect(walk.question.question.id).not.toBe('medicines');
    expect(walk.finish({}, 'medicines').question.ticked).toEqual(['metoprolol']);
  });

  it('can be left as they were by Back during a change', () => {
    const walk = new Walk().start().finish();
    const { result } = walk;
    walk.tap({ do: 'change', run: 1, question: 'cramps-frequency' }).type({ command: 'back' });
    expect(walk.result).toEqual(result);
  });

  it('count once when a button is tapped twice', () => {
    const walk = new Walk().start();
    const tap = { do: 'choose', run: 1, question: 'age', option: '18-49' } as const;
    const once = walk.tap(tap).state;
    walk.tap(tap);
    expect(kinds(walk.views)).toEqual(['old-button']);
    expect(walk.state).toEqual(once);
  });

  it('are not lost when "don\'t know" is tapped with something ticked', () => {
    const walk = new Walk().start().finish({}, 'conditions-body');
    walk.tap({ do: 'tick', run: 1, question: 'conditions-body', option: 'MYASTHENIA', on: true });
    walk.tap({ do: 'unknown', run: 1, question: 'conditions-body' });
    expect(kinds(walk.views)).toEqual(['choose-one', 'question']);
    expect(walk.question.ticked).toEqual(['MYASTHENIA']);
  });

  it('of an earlier check are not taken', () => {
    const walk = new Walk().start().finish().take({ kind: 'command', command: 'check', payload: null });
    expect(walk.view).toEqual({ kind: 'confirm', what: 'restart' });
    walk.tap({ do: 'restart', yes: true });
    walk.tap({ do: 'choose', run: 1, question: 'age', option: '18-49' });
    expect(kinds(walk.views)).toEqual(['old-button']);
    expect(walk.state?.check?.answers).toEqual({});
  });

  it('given on a card that is ahead of what is kept, as after a backup was put back, bring what is asked', () => {
    const walk = new Walk().start();
    const kept = walk.state;
    walk.tap({ do: 'choose', run: 1, question: 'age', option: '18-49' });
    const ahead = { do: 'choose', run: 1, question: 'sex', option: 'female' } as const;
    const next = step(kept, { kind: 'tap', action: ahead }, world);
    expect(kinds(next.views)).toEqual(['old-button', 'question']);
    expect(next.state?.check?.answers).toEqual({});
    const beforeAll = step(null, { kind: 'tap', action: ahead }, world);
    expect(kinds(beforeAll.views)).toEqual(['old-button', 'consent']);
  });

  it('are kept over a stop, days and a new version of the knowledge', () => {
    const walk = new Walk().start().finish({}, 'sleep-frequency').type({ command: 'stop' });
    const later = { ...world, nowMs: world.nowMs + 9 * 24 * 3600_000, knowledge: { ...knowledge, version: 'later' } };
    const next = step(walk.state, { kind: 'tap', action: { do: 'resume' } }, later);
    expect(next.state?.knowledgeVersion).toBe('later');
    expect(next.views.at(-1)).toMatchObject({ kind: 'question', question: { id: 'sleep-frequency' } });
  });
});

describe('typed answers', () => {
  it('choose an age from a number', () => {
    expect(new Walk().start().type({ number: { from: 67, to: 67 } }).state?.check?.answers['age']).toEqual({
      is: 'option',
      option: '65-69',
    });
  });

  it('walk the whole check without a tap', () => {
    const walk = new Walk().take({ kind: 'command', command: 'start', payload: null }).type({ yesNo: 'yes' });
    for (let turn = 0; turn < 120 && walk.view.kind === 'question'; turn += 1) {
      const { question } = walk.question;
      const plain = plainAnswer(question);
      if (question.kind !== 'single' || plain === 'no') walk.type({ isNone: true, yesNo: 'no' });
      else walk.type({ options: { [question.labels]: [String(plain)] } });
    }
    expect(walk.view.kind).toBe('result');
    expect(walk.taps).toBe(0);
    expect(walk.result).toEqual(new Walk().start().finish().result);
  });

  it('go before a greeting that the same words may be ("om de dag")', () => {
    const walk = new Walk().start().finish({}, 'cramps-frequency').type({ command: 'start', frequency: 3 });
    expect(walk.question.question.id).toBe('cramps-bother');
  });

  it('ask again when they fit two options or none', () => {
    const walk = new Walk().start().finish({}, 'sex');
    walk.type({ options: { sex: ['female', 'male'] } });
    expect(kinds(walk.views)).toEqual(['choose-one', 'question']);
    walk.type({});
    expect(kinds(walk.views)).toEqual(['not-understood', 'question']);
    expect(walk.state?.check?.answers['sex']).toBeUndefined();
  });

  it('have a misspelt medicine confirmed before it counts', () => {
    const walk = new Walk()
      .start()
      .finish({}, 'medicines')
      .type({ medicines: [{ ids: ['omeprazole'], match: 'close' }] });
    expect(walk.question).toMatchObject({ meant: 'omeprazole', ticked: [] });
    walk.tap({ do: 'meant', run: 1, medicine: 'omeprazole', yes: true });
    expect(walk.question).toMatchObject({ meant: null, ticked: ['omeprazole'] });
  });

  it('keep a medicine that nobody knows as "ask your pharmacist", never as no interaction', () => {
    const walk = new Walk().start().finish({}, 'medicines').type({ unrecognised: 1 });
    walk.type({ command: 'done' }).finish({ 'food-offer': 'now' });
    expect(walk.result.assessment.supplement.reasons).toContain('interaction');
    expect(walk.result.supplement.reasons.map((reason) => reason.id)).toContain('POLYPHARMACY');
  });
});

describe('commands', () => {
  it('delete everything after one question', () => {
    const walk = new Walk().start().finish().take({ kind: 'command', command: 'delete', payload: null });
    expect(walk.view).toEqual({ kind: 'confirm', what: 'delete' });
    walk.tap({ do: 'delete', yes: true });
    expect(walk.state).toBeNull();
    expect(kinds(walk.views)).toEqual(['deleted']);
  });

  it('show the result again to somebody who does not want a new check after all', () => {
    const walk = new Walk().start().finish().take({ kind: 'command', command: 'check', payload: null });
    walk.tap({ do: 'restart', yes: false });
    expect(kinds(walk.views)).toEqual(['result']);
  });

  it('delete nothing at words that are no yes, and take them for no answer to the open question', () => {
    const walk = new Walk().start();
    const { question } = walk.question;
    walk.take({ kind: 'command', command: 'delete', payload: null }).type({ number: { from: 63, to: 63 } });
    expect(walk.state?.asking).toBeNull();
    expect(walk.question.question).toEqual(question);
    expect(walk.state?.check?.answers).toEqual({});
  });

  it('begin anew when the command is typed once more', () => {
    const walk = new Walk().start().finish({}, 'medicines');
    walk.type({ command: 'restart' });
    expect(walk.view).toEqual({ kind: 'confirm', what: 'restart' });
    walk.type({ command: 'restart' });
    expect(walk.state?.check?.answers).toEqual({});
  });

  it('delete nothing when the answer is no, or something else is done', () => {
    const walk = new Walk().start().take({ kind: 'command', command: 'delete', payload: null }).type({ yesNo: 'no' });
    expect(walk.state?.check).not.toBeNull();
    walk.take({ kind: 'command', command: 'delete', payload: null }).take({ kind: 'other', what: 'sticker' });
    expect(walk.tap({ do: 'delete', yes: true }).state?.check).not.toBeNull();
  });

  it('give everything that is kept as a file', () => {
    const walk = new Walk()
      .start()
      .finish({ 'cramps-frequency': '3' })
      .take({ kind: 'command', command: 'export', payload: null });
    const view = walk.views[0];
    expect(view?.kind === 'export' && JSON.parse(view.json)).toMatchObject({
      check: { answers: { 'cramps-frequency': { option: '3' } } },
    });
  });

  it('switch the language with every answer kept', () => {
    const walk = new Walk().start().finish({}, 'sleep-frequency');
    const { answers } = walk.state?.check ?? {};
    walk.type({ command: 'english' });
    expect(walk.state).toMatchObject({ language: 'en', check: { answers } });
    expect(walk.question.question.id).toBe('sleep-frequency');
  });

  it('say in a group that health is for a private chat, and keep nothing', () => {
    expect(step(null, { kind: 'group' }, world)).toMatchObject({ state: null, views: [{ kind: 'group' }] });
  });

  it('say that it went too fast, and leave everything as it is', () => {
    const walk = new Walk().start().finish({}, 'sleep-frequency');
    const before = walk.state;
    walk.take({ kind: 'too-fast' });
    expect(walk.state).toBe(before);
    expect(walk.views).toEqual([{ kind: 'notice', notice: 'too-fast', ids: [], what: null }]);
    expect(step(null, { kind: 'too-fast' }, world)).toMatchObject({ state: null, views: [{ notice: 'too-fast' }] });
  });
});
