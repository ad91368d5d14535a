/** Rules of grammar: whose a complaint is, whether it is denied, over or asked about. One plain sentence for each. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { read } from './reading.ts';

type Case = readonly [language: Language, what: string, text: string, expected: Record<string, string>];

function spokenOf(text: string, language: Language): Record<string, string> {
  return Object.fromEntries(read(text, language).complaints.map(({ complaint, is }) => [complaint, is]));
}

describe('the person a complaint belongs to', () => {
  it.each<Case>([
    ['nl', 'has a trait', 'mijn oudste zus heeft kramp', { cramps: 'other' }],
    ['nl', 'is one the writer shares', 'onze klant heeft hoofdpijn', { headache: 'other' }],
    ['nl', 'has it "bij" them', 'bij mijn moeder bonst het hart', { palpitations: 'other' }],
    ['nl', 'is not whom the writer stays with', 'bij mijn moeder slaap ik slecht', { sleep: 'present' }],
    ['nl', 'owns the body part', 'het ooglid van mijn buurman trilt', { twitch: 'other' }],
    ['nl', 'is no cause', 'ik ben moe van mijn kinderen', { fatigue: 'present' }],
    ['nl', 'comes behind it with the verb', 'de hoofdpijn die mijn moeder heeft', { headache: 'other' }],
    ['nl', 'is the writer behind it', 'mijn baas ziet dat, zo moe ben ik', { fatigue: 'present' }],
    ['nl', 'is the writer as a mother', 'ik ben moeder van drie en heb kramp', { cramps: 'present' }],
    ['en', 'has a trait', 'my poor sister has cramps', { cramps: 'other' }],
    ['en', 'comes behind it with the verb', 'the headaches my mother gets', { headache: 'other' }],
  ])('%s: %s: "%3$s"', (language, _what, text, expected) => {
    expect(spokenOf(text, language)).toEqual(expected);
  });
});
