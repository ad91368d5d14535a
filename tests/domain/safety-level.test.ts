import { describe, expect, it } from 'vitest';
import { knowledge } from '../knowledge-base.ts';
import { FLAGS, NOTHING_FOUND } from './answers.ts';
import { found, score } from './score.ts';

describe('the flags that everybody is asked', () => {
  const SHOWN = { 3: 'override_emergency', 2: 'override_same_day', 1: 'low' } as const;

  it('are the seventeen of instruments.md, in its order and with its levels', () => {
    expect(knowledge.safetyFlags.map(({ id, level }) => [id, level])).toEqual(FLAGS);
  });

  it.each(FLAGS)('%s alone is of level %i and shown as such', (id, level) => {
    const { triage, shown, doctor_reasons } = found({ red_flags: { [id]: true } });
    expect(triage).toEqual({ level, open_level: 0, flags: [id] });
    expect(shown).toBe(SHOWN[level]);
    expect(doctor_reasons).toEqual(level === 1 ? ['red_flag_routine'] : []);
  });

  it.each(FLAGS)('%s alone unanswered leaves level %i open, and from 2 on hides the band', (id, level) => {
    const { triage, shown } = found({ red_flags: { [id]: null } });
    expect(triage).toEqual({ level: 0, open_level: level, flags: [] });
    expect(shown).toBe(level >= 2 ? 'safety_questions_open' : 'low');
  });

  it('are listed in the order of the table, whatever the order of the answers', () => {
    const all = Object.fromEntries([...FLAGS].reverse().map(([id]) => [id, true]));
    expect(found({ red_flags: all }).triage).toEqual({ level: 3, open_level: 0, flags: FLAGS.map(([id]) => id) });
  });

  it('count as open when none of them is answered', () => {
    const { triage } = score({ ...NOTHING_FOUND, red_flags: {} });
    expect(triage).toEqual({ level: 0, open_level: 3, flags: [] });
  });

  it('ignore a flag that the table does not know', () => {
    expect(found({ red_flags: { tired_of_questions: true } })).toEqual(score(NOTHING_FOUND));
  });

  it.each([
    [0, 'low'],
    [1, 'low'],
    [2, 'override_same_day'],
    [3, 'override_emergency'],
    [null, 'low'],
  ] as const)('a recognised sign of level %s shows %s', (extra_flag_level, shown) => {
    const outcome = found({ extra_flag_level });
    expect(outcome.triage).toEqual({ level: extra_flag_level ?? 0, open_level: 0, flags: [] });
    expect(outcome.shown).toBe(shown);
  });

  it('are not lowered by a lesser recognised sign, nor raised by an open one', () => {
    const red_flags = { calf_swelling: true, chest_pain: null };
    expect(found({ red_flags, extra_flag_level: 1 }).triage).toEqual({
      level: 2,
      open_level: 3,
      flags: ['calf_swelling'],
    });
  });
});
