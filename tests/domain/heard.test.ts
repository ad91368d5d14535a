import { describe, expect, it } from 'vitest';
import type { ComplaintMention, Reading } from '../../src/domain/event.ts';
import type { View } from '../../src/domain/view.ts';
import { Walk } from './walk.ts';

const kinds = (views: readonly View[]) => views.map((view) => (view.kind === 'notice' ? view.notice : view.kind));

function mention(complaint: string, told: Partial<ComplaintMention> = {}): ComplaintMention {
  return { complaint, is: 'present', frequency: null, bother: null, duration: null, from: 0, to: 1, ...told };
}

/** "I sleep badly nearly every night and have cramps every night." */
const SLEEP_AND_CRAMPS: Partial<Reading> = {
  intent: 'report',
  frequency: 4,
  complaints: [mention('sleep', { frequency: 4 }), mention('cramps', { frequency: 4, bother: 2 })],
};

describe('what a message tells beyond the open question', () => {
  it('is shown back before anything is filled in', () => {
    const walk = new Walk().start().type(SLEEP_AND_CRAMPS);
    expect(walk.view).toMatchObject({
      kind: 'heard',
      heard: {
        complaints: [
          { complaint: 'sleep', frequency: 4 },
          { complaint: 'cramps', frequency: 4, bother: 2 },
        ],
      },
    });
    expect(walk.state?.check?.answers).toEqual({});
  });

  it('saves its taps after a yes, and gives the same result as tapping', () => {
    const walk = new Walk().start().type(SLEEP_AND_CRAMPS).tap({ do: 'heard', run: 1, yes: true });
    expect(kinds(walk.views)).toEqual(['heard-noted', 'question']);
    walk.finish({ 'sleep-bother': '1' });
    expect(walk.asked).not.toContain('cramps-frequency');
    expect(walk.asked).not.toContain('sleep-frequency');
    expect(walk.asked).toContain('sleep-bother');
    const tapped = new Walk().start().finish({
      'cramps-frequency': '4',
      'cramps-bother': '2',
      'sleep-frequency': '4',
      'sleep-bother': '1',
    });
    expect(walk.result.assessment).toEqual(tapped.result.assessment);
  });

  it('is in the copy of what is kept, before its list is asked', () => {
    const medicines = [{ ids: ['metoprolol'], match: 'exact' }] as const;
    const walk = new Walk()
      .start()
      .finish({}, 'sex')
      .type({ medicines, intent: 'report' })
      .tap({ do: 'heard', run: 1, yes: true });
    walk.take({ kind: 'command', command: 'export', payload: null });
    const [copy] = walk.views;
    const lines = copy?.kind === 'export' ? copy.answers : [];
    expect(lines.find(({ question }) => question.id === 'medicines')?.answer).toMatchObject({
      options: ['metoprolol'],
    });
  });

  it('is all right when somebody types "done"', () => {
    const walk = new Walk().start().type(SLEEP_AND_CRAMPS).type({ command: 'done' });
    expect(kinds(walk.views)).toEqual(['heard-noted', 'question']);
  });

  it('does not keep an allergy that is told meanwhile from being written down', () => {
    const nuts = { foods: [{ kind: 'group', id: 'nuts', match: 'exact', is: 'allergic' }] } as const;
    const walk = new Walk().start().type(SLEEP_AND_CRAMPS).type(nuts);
    expect(kinds(walk.views)).toEqual(['food-allergy', 'heard']);
    walk.type({ yesNo: 'yes', foods: [{ kind: 'food', id: 'spinach-cooked', match: 'exact', is: 'disliked' }] });
    expect(kinds(walk.views)).toEqual(['food-disliked', 'heard-noted', 'question']);
    expect(walk.state?.check?.answers['cramps-frequency']).toEqual({ is: 'option', option: '4' });
  });

  it('is written down at a result too, where no question is left to skip', () => {
    const walk = new Walk()
      .start()
      .finish()
      .type({ complaints: [mention('tremor', { frequency: 2, bother: 1 })] });
    expect(kinds(walk.views)).toEqual(['heard']);
    expect(kinds(walk.type({ yesNo: 'yes' }).views)[0]).toBe('heard-added');
  });

  it('waits while the age that is told with it answers the question about age', () => {
    const walk = new Walk().start().type({ ...SLEEP_AND_CRAMPS, toldAge: 67, number: { from: 4, to: 4 } });
    expect(walk.state?.check?.answers['age']).toEqual({ is: 'option', option: '65-69' });
    expect(walk.view).toMatchObject({
      kind: 'heard',
      heard: { complaints: [{ complaint: 'sleep' }, { complaint: 'cramps' }] },
    });
  });

  it('counts for nothing after a no', () => {
    const walk = new Walk().start().type(SLEEP_AND_CRAMPS).type({ yesNo: 'no' });
    expect(kinds(walk.views)).toEqual(['heard-dropped', 'question']);
    walk.finish();
    expect(walk.result).toEqual(new Walk().start().finish().result);
  });

  it('is put right in words: "no, every week"', () => {
    const walk = new Walk().start().type({ complaints: [mention('cramps', { frequency: 4 })] });
    walk.type({ frequency: 2 });
    expect(walk.view).toMatchObject({ kind: 'heard', heard: { complaints: [{ complaint: 'cramps', frequency: 2 }] } });
    walk.type({ yesNo: 'yes' });
    expect(walk.state?.check?.answers['cramps-frequency']).toEqual({ is: 'option', option: '2' });
  });

  it('is put right by naming the complaint, when two were heard', () => {
    const walk = new Walk()
      .start()
      .type(SLEEP_AND_CRAMPS)
      .type({ complaints: [mention('cramps', { is: 'denied' })] });
    walk.type({ yesNo: 'yes' });
    expect(walk.state?.check?.answers).toMatchObject({
      'cramps-frequency': { option: '0' },
      'sleep-frequency': { option: '4' },
    });
  });

  it('loses the medicine of which it is said that it is not taken, and keeps the rest', () => {
    const told = [{ ids: ['water_tablets'], match: 'exact' }] as const;
    const walk = new Walk().start().type({ ...SLEEP_AND_CRAMPS, medicines: told });
    walk.type({ yesNo: 'no', notTaken: ['water_tablets'] });
    expect(walk.view).toMatchObject({
      kind: 'heard',
      heard: { medicines: [], complaints: [{ complaint: 'sleep' }, { complaint: 'cramps' }] },
    });
    const asked = new Walk().start().type({ medicines: told, intent: 'report' });
    asked.type({ isQuestion: true, notTaken: ['water_tablets'] });
    expect(asked.view).toMatchObject({ kind: 'heard', heard: { medicines: ['water_tablets'] } });
    const alone = new Walk().start().type({ medicines: told, intent: 'report' });
    alone.type({ yesNo: 'no', notTaken: ['water_tablets'] });
    expect(kinds(alone.views)).toEqual(['heard-dropped', 'question']);
  });

  it('asks which is meant when a bare frequency could be of two complaints', () => {
    const walk = new Walk().start().type(SLEEP_AND_CRAMPS).type({ frequency: 2 });
    expect(kinds(walk.views)).toEqual(['not-understood', 'heard']);
  });

  it.each(['past', 'other', 'wondering'] as const)('fills in nothing that is %s', (is) => {
    const walk = new Walk().start().type({ complaints: [mention('cramps', { is, frequency: 4 })] });
    expect(walk.view.kind).toBe('question');
    expect(walk.state?.check?.heard).toBeNull();
  });

  it('says that a complaint without a frequency is asked for by and by', () => {
    const walk = new Walk().start().type({ complaints: [mention('cramps')] });
    expect(walk.views).toMatchObject([{ notice: 'complaint-later', ids: ['cramps'] }, { kind: 'question' }]);
  });

  it('ticks the other complaints on their list, which is still asked', () => {
    const walk = new Walk().start().type({ complaints: [mention('headache', { frequency: 3 })] });
    walk.tap({ do: 'heard', run: 1, yes: true }).finish({}, 'other-complaints');
    expect(walk.question.ticked).toEqual(['headache']);
    walk.tap({ do: 'done', run: 1, question: 'other-complaints' });
    expect(walk.question.question.id).toBe('headache-bother');
  });

  it('ticks medicines and illnesses where they are asked', () => {
    const walk = new Walk().start().type({
      medicines: [{ ids: ['omeprazole'], match: 'exact' }],
      conditions: ['CKD'],
    });
    walk.tap({ do: 'heard', run: 1, yes: true }).finish({}, 'medicines');
    expect(walk.question.ticked).toEqual(['omeprazole']);
    walk.tap({ do: 'done', run: 1, question: 'medicines' }).finish({}, 'conditions-body');
    expect(walk.question.ticked).toEqual(['CKD']);
  });

  describe('of a medicine that is perhaps taken', () => {
    const magnesium = { ids: ['magnesium_already'], match: 'perhaps' as const };
    const medicines = [{ ids: ['metoprolol'], match: 'exact' as const }, magnesium];
    const told = () => new Walk().start().type({ medicines }).tap({ do: 'heard', run: 1, yes: true });
    const meant = (yes: boolean, medicine = 'magnesium_already') => ({ do: 'meant' as const, run: 1, medicine, yes });
    const ticked = (walk: Walk) => walk.finish({}, 'medicines').question.ticked;

    it('is asked by itself, once the rest has its answer', () => {
      const walk = told();
      expect(kinds(walk.views)).toEqual(['heard-noted', 'heard']);
      expect(walk.view).toMatchObject({ heard: { medicines: [], perhaps: ['magnesium_already'] } });
      walk.tap(meant(true));
      expect(walk.views).toMatchObject([
        { notice: 'medicine-added', ids: ['magnesium_already'] },
        { kind: 'question' },
      ]);
      expect(ticked(walk)).toEqual(['metoprolol', 'magnesium_already']);
    });

    it('is asked all the same when the rest is denied, and after a no it is as if it had not been said', () => {
      const walk = new Walk().start().type({ medicines }).type({ yesNo: 'no' });
      expect(walk.view).toMatchObject({ kind: 'heard', heard: { perhaps: ['magnesium_already'] } });
      walk.type({ yesNo: 'no' });
      expect(kinds(walk.views)).toEqual(['heard-dropped', 'question']);
      expect(ticked(walk)).toEqual([]);
    });

    it.each([
      ['a second tap on the yes before', { do: 'heard', run: 1, yes: true }],
      ['a yes to another one', { do: 'meant', run: 1, medicine: 'metoprolol', yes: true }],
    ] as const)('is not answered by %s', (_what, action) => {
      const walk = told().tap(action);
      expect(kinds(walk.views)).toEqual(['old-button']);
      expect(walk.state?.check?.heard?.perhaps).toEqual(['magnesium_already']);
    });

    it('is not answered by a yes to the rest that comes too late', () => {
      const walk = new Walk().start().type({ medicines });
      expect(kinds(walk.tap(meant(true)).views)).toEqual(['old-button']);
      expect(walk.state?.check?.answers['medicines']).toBeUndefined();
    });

    it('is asked again of a writer who is done with it, and dropped when it is skipped', () => {
      const walk = told().type({ command: 'done' });
      expect(walk.view).toMatchObject({ kind: 'heard', heard: { perhaps: ['magnesium_already'] } });
      expect(ticked(walk.type({ command: 'skip' }))).toEqual(['metoprolol']);
    });

    it('is taken when the writer says so once more', () => {
      const walk = told().type({ medicines: [{ ...magnesium, match: 'exact' }] });
      expect(ticked(walk)).toEqual(['metoprolol', 'magnesium_already']);
    });

    it.each([
      [null, ['metoprolol', 'furosemide', 'magnesium_already']],
      ['yes', ['metoprolol', 'furosemide', 'magnesium_already']],
      ['no', ['metoprolol', 'furosemide']],
    ] as const)('loses nothing of what is told beside it, with %s', (yesNo, all) => {
      const furosemide = { ids: ['furosemide'], match: 'exact' as const };
      const walk = told().type({ medicines: [furosemide], conditions: ['CKD'], yesNo });
      expect(walk.view).toMatchObject({ heard: { medicines: ['furosemide'], conditions: ['CKD'] } });
      walk.tap({ do: 'heard', run: 1, yes: true });
      if (yesNo !== 'no') walk.tap(meant(true));
      expect(ticked(walk)).toEqual(all);
    });

    it('asks about each by itself', () => {
      const iron = { ids: ['iron_tablets'], match: 'perhaps' as const };
      const walk = new Walk().start().type({ medicines: [magnesium, iron] });
      walk.tap(meant(true));
      expect(walk.view).toMatchObject({ heard: { perhaps: ['iron_tablets'] } });
      expect(ticked(walk.tap(meant(false, 'iron_tablets')))).toEqual(['magnesium_already']);
    });

    it('comes before the list of medicines goes on, and is no "none of these"', () => {
      const walk = new Walk().start().finish({}, 'medicines').type({ medicines, isNone: true });
      expect(walk.views).toMatchObject([{ notice: 'medicine-added', ids: ['metoprolol'] }, { kind: 'heard' }]);
      walk.tap(meant(true));
      expect(walk.question).toMatchObject({
        question: { id: 'medicines' },
        ticked: ['metoprolol', 'magnesium_already'],
      });
      const alone = new Walk()
        .start()
        .finish({}, 'medicines')
        .type({ medicines: [magnesium], isNone: true });
      expect(alone.view.kind).toBe('heard');
      expect(alone.state?.check?.answers['medicines']).toBeUndefined();
    });

    it('is not asked of one that is ticked, nor beside the amount of magnesium', () => {
      const walk = new Walk().start().finish({}, 'medicines');
      walk.type({ medicines: [{ ...magnesium, match: 'exact' }] }).type({ medicines: [magnesium] });
      expect(walk.view.kind).toBe('question');
      walk
        .tap({ do: 'done', run: 1, question: 'medicines' })
        .finish({}, 'magnesium-now')
        .type({ medicines: [magnesium] });
      expect(walk.view.kind).toBe('question');
    });
  });

  it('goes before a question, unless it is one by its form or surely about something that can be answered', () => {
    const asking = { intent: 'question', topic: { id: 'blood_test', isSure: false, near: [] } } as const;
    const kindOf = (told: Partial<Reading>) => new Walk().start().type({ ...asking, ...told }).views[0]?.kind;
    const medicines = [{ ids: ['magnesium_already'], match: 'perhaps' as const }];
    expect(kindOf({ medicines })).toBe('heard');
    expect(kindOf({ medicines, isQuestion: true })).toBe('ask');
    expect(kindOf({ complaints: [mention('cramps')], topic: { ...asking.topic, isSure: true } })).toBe('ask');
    const atResult = new Walk()
      .start()
      .finish()
      .type({ ...asking, medicines });
    expect(atResult.view.kind).toBe('heard');
  });

  it('is a list where the medicines are asked for, whatever it could ask elsewhere', () => {
    const medicines = [{ ids: ['lisinopril'], match: 'exact' as const }];
    const asking = {
      intent: 'question',
      isQuestion: true,
      topic: { id: 'blood_test', isSure: true, near: [] },
      medicines,
    } as const;
    const list = new Walk().start().finish({}, 'medicines').type(asking);
    expect(list.question).toMatchObject({ question: { id: 'medicines' }, ticked: ['lisinopril'] });
    const asked = new Walk()
      .start()
      .finish({}, 'medicines')
      .type({ ...asking, asks: true });
    expect(asked.views[0]).toMatchObject({ kind: 'ask', topic: 'blood_test' });
  });

  it('opens the amount of magnesium again that was said to be none', () => {
    const walk = new Walk().start().finish();
    expect(walk.state?.check?.answers['magnesium-now']).toEqual({ is: 'amount', mg: 0 });
    walk.type({ medicines: [{ ids: ['magnesium_already'], match: 'exact' }] }).tap({ do: 'heard', run: 1, yes: true });
    expect(walk.question.question.id).toBe('magnesium-now');
    const changed = new Walk().start().finish().tap({ do: 'change', run: 1, question: 'medicines' });
    changed.type({ medicines: [{ ids: ['magnesium_already'], match: 'exact' }] }).type({ command: 'done' });
    expect(changed.question.question.id).toBe('magnesium-now');
  });

  it('is dropped by a no, and not by a "no" within a story', () => {
    const walk = new Walk().start().type({ medicines: [{ ids: ['omeprazole'], match: 'exact' }] });
    expect(walk.view.kind).toBe('heard');
    walk.type({ yesNo: 'no', intent: 'report' });
    expect(walk.view.kind).toBe('heard');
    walk.type({ yesNo: 'no', intent: 'answer' });
    expect(walk.view.kind).toBe('question');
  });

  it('leaves what was ticked on the open list as it is', () => {
    const walk = new Walk().start().finish({}, 'medicines');
    walk.type({ medicines: [{ ids: ['furosemide'], match: 'exact' }] });
    walk.type({ conditions: ['HEART_FAILURE'] });
    walk.tap({ do: 'heard', run: 1, yes: true });
    expect(walk.question.question.id).toBe('medicines');
    expect(walk.question.ticked).toEqual(['furosemide']);
    walk.type({ conditions: ['CKD'], medicines: [] });
    walk.tap({ do: 'heard', run: 1, yes: false });
    expect(walk.question.ticked).toEqual(['furosemide']);
  });

  it('comes after an answer to the open question in the same message', () => {
    const walk = new Walk()
      .start()
      .finish({}, 'cramps-frequency')
      .type({
        complaints: [mention('cramps', { frequency: 2 }), mention('headache', { frequency: 4 })],
      });
    expect(walk.state?.check?.answers['cramps-frequency']).toEqual({ is: 'option', option: '2' });
    expect(walk.view).toMatchObject({ kind: 'heard', heard: { complaints: [{ complaint: 'headache' }] } });
    expect(walk.tap({ do: 'heard', run: 1, yes: true }).question.question.id).toBe('cramps-bother');
  });

  it('takes the frequency of the complaint itself before other words of the text', () => {
    const walk = new Walk()
      .start()
      .finish({}, 'fatigue-frequency')
      .type({
        options: { frequency: ['3', '4'] },
        complaints: [mention('fatigue', { frequency: 4 })],
      });
    expect(walk.state?.check?.answers['fatigue-frequency']).toEqual({ is: 'option', option: '4' });
  });

  it('does not take "cramps twice a week" for an age', () => {
    const walk = new Walk()
      .start()
      .type({ number: { from: 2, to: 2 }, complaints: [mention('cramps', { frequency: 2 })] });
    expect(walk.state?.check?.answers).toEqual({});
    expect(walk.view.kind).toBe('heard');
  });

  it('does not answer the question about one complaint with the frequency of another', () => {
    const walk = new Walk().start().finish({}, 'sleep-frequency');
    walk.type({ frequency: 4, complaints: [mention('headache', { frequency: 4 })] });
    expect(walk.state?.check?.answers['sleep-frequency']).toBeUndefined();
    expect(walk.view).toMatchObject({ kind: 'heard', heard: { complaints: [{ complaint: 'headache' }] } });
  });

  it('answers the open question when it speaks of its complaint', () => {
    const walk = new Walk().start().finish({}, 'cramps-frequency');
    walk.type({ frequency: 4, complaints: [mention('cramps', { frequency: 4 })] });
    expect(walk.question.question.id).toBe('cramps-bother');
  });

  it('puts the frequency right at the question after it', () => {
    const walk = new Walk().start().finish({ 'cramps-frequency': '4' }, 'cramps-bother').type({ frequency: 2 });
    expect(kinds(walk.views)).toEqual(['corrected', 'question']);
    expect(walk.question.question.id).toBe('cramps-bother');
    expect(walk.state?.check?.answers['cramps-frequency']).toEqual({ is: 'option', option: '2' });
  });

  it('changes a finished result after a yes', () => {
    const walk = new Walk()
      .start()
      .finish()
      .type({ complaints: [mention('cramps', { frequency: 4, bother: 3 })] });
    walk.tap({ do: 'heard', run: 1, yes: true }).finish();
    expect(walk.result.complaints).toEqual(['cramps']);
  });

  it('asks how often a complaint comes that had been answered with never', () => {
    const walk = new Walk()
      .start()
      .finish()
      .type({ complaints: [mention('cramps')] });
    walk.tap({ do: 'heard', run: 1, yes: true });
    expect(walk.question.question.id).toBe('cramps-frequency');
  });

  it('gives way to danger, and is still there when that is taken back', () => {
    const walk = new Walk()
      .start()
      .type(SLEEP_AND_CRAMPS)
      .type({ flags: ['RF-CHEST'] });
    expect(walk.view.kind).toBe('alarm');
    expect(walk.tap({ do: 'take-back', run: 1 }).view.kind).toBe('heard');
  });

  it('says that constipation is not counted', () => {
    const walk = new Walk().start().type({ complaints: [mention('constipation', { frequency: 3 })] });
    expect(kinds(walk.views)).toEqual(['not-counted', 'question']);
  });

  it('answers another language in that language, and changes nothing', () => {
    const walk = new Walk().start().type({ foreign: 'de', intent: 'other_language' });
    expect(walk.view).toEqual({ kind: 'foreign', language: 'de' });
    expect(walk.tap({ do: 'language', language: 'en' }).question.question.id).toBe('age');
  });

  it('is not taken from an old button', () => {
    const walk = new Walk().start().tap({ do: 'heard', run: 1, yes: true });
    expect(kinds(walk.views)).toEqual(['old-button']);
  });
});
