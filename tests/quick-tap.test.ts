/** A tap that comes before anybody can have read what is under the finger. */
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../src/chat.ts';
import { createQuickTaps } from '../src/quick-tap.ts';

const WITHIN_MS = 600;

function tap(question: string, atMs: number, chatId = 1): Incoming {
  return {
    chatId,
    updateId: atMs,
    atMs,
    appLanguage: 'nl',
    tapId: 'tap',
    content: { kind: 'tap', action: { do: 'choose', run: 1, question, option: 'none' } },
  };
}

describe('a tap on the next question', () => {
  it.each([
    [0, true],
    [599, true],
    [600, false],
    [5_000, false],
  ])('%i ms after the last one was taken is a slip of the finger: %s', (laterMs, isTooSoon) => {
    const taps = createQuickTaps(WITHIN_MS);
    expect(taps.isTooSoon(tap('age', 1_000))).toBe(false);
    taps.took(tap('age', 1_000), 1_010);
    expect(taps.isTooSoon(tap('sex', 1_010 + laterMs))).toBe(isTooSoon);
  });

  it.each([
    ['consent', { do: 'consent', agreed: true }],
    ['what was heard', { do: 'heard', run: 1, yes: true }],
    ['a medicine that is asked about', { do: 'meant', run: 1, medicine: 'digoxin', yes: true }],
    ['an alarm', { do: 'take-back', run: 1 }],
    ['a check that goes on', { do: 'resume' }],
  ] as const)('is a slip behind %s as well', (_what, action) => {
    const taps = createQuickTaps(WITHIN_MS);
    const first: Incoming = { ...tap('age', 1_000), content: { kind: 'tap', action } };
    taps.took(first, 1_010);
    expect(taps.isTooSoon(tap('age', 1_200))).toBe(true);
    expect(taps.isTooSoon({ ...first, atMs: 1_200 })).toBe(false);
  });

  it('counts on the same question, where several are ticked, and in another chat', () => {
    const taps = createQuickTaps(WITHIN_MS);
    taps.took(tap('conditions', 1_000), 1_010);
    expect(taps.isTooSoon(tap('conditions', 1_050))).toBe(false);
    expect(taps.isTooSoon(tap('sex', 1_050, 2))).toBe(false);
  });

  it('always counts where no time is set', () => {
    const taps = createQuickTaps(0);
    taps.took(tap('age', 1_000), 1_010);
    expect(taps.isTooSoon(tap('sex', 1_010))).toBe(false);
  });

  it('is not measured against what was typed in between', () => {
    const taps = createQuickTaps(WITHIN_MS);
    const typed: Incoming = { ...tap('age', 1_000), tapId: null, content: { kind: 'text', text: '63' } };
    taps.took(typed, 1_010);
    expect(taps.isTooSoon(tap('sex', 1_050))).toBe(false);
  });
});
