/** How often, how long and how bad, in plain sentences: what a measure is, and whose it is. */
import { describe, expect, it } from 'vitest';
import type { ComplaintMention } from '../../src/domain/event.ts';
import type { Language } from '../../src/domain/state.ts';
import { read } from './reading.ts';

function mention(text: string, language: Language, complaint: string): ComplaintMention | undefined {
  return read(text, language).complaints.find((each) => each.complaint === complaint);
}

describe('how often a complaint comes', () => {
  it.each<[Language, string, string, number | null]>([
    ['nl', 'ik ben altijd moe', 'fatigue', 4],
    ['nl', 'ik heb nog altijd kramp', 'cramps', null],
    ['nl', 'elke woensdagavond hoofdpijn', 'headache', 2],
    ['nl', 'iedere werkdag hoofdpijn', 'headache', 3],
    ['nl', 'bijna geen avond zonder onrustige benen', 'restless_legs', 4],
    ['nl', 'hoofdpijn, wordt elke week erger', 'headache', null],
    ['nl', 'ik heb nooit kramp', 'cramps', 0],
    ['nl', 'kuitkramp en hoofdpijn, om de dag allebei', 'cramps', 3],
    ['nl', 'kramp, een dag of vier per week', 'cramps', 3],
    ['en', 'a headache every friday', 'headache', 2],
    ['en', 'never had cramps', 'cramps', 0],
  ])('%s: "%s" (%s) is level %s', (language, text, complaint, frequency) => {
    expect(mention(text, language, complaint)?.frequency).toBe(frequency);
  });
});

describe('how long it has been going on', () => {
  it.each<[Language, string, string, string | null]>([
    ['nl', 'mijn ooglid trilt al een week', 'twitch', 'days'],
    ['nl', 'hoofdpijn sinds juli', 'headache', 'months'],
    ['nl', 'altijd al hoofdpijn', 'headache', 'years'],
    ['nl', 'kramp sinds mijn 20ste', 'cramps', 'years'],
    ['nl', 'kramp, jaar of drie nu', 'cramps', 'years'],
    ['nl', 'kramp en hoofdpijn, al maanden', 'cramps', 'months'],
    ['nl', 'sinds die pillen, drie weken nu, heb ik kramp', 'cramps', 'weeks'],
    ['nl', 'hoofdpijn sinds de warme dagen', 'headache', null],
    ['nl', 'kramp, een paar dagen per week', 'cramps', null],
  ])('%s: "%s" (%s) is %s', (language, text, complaint, duration) => {
    expect(mention(text, language, complaint)?.duration).toBe(duration);
  });
});

describe('how bad it is', () => {
  it.each<[Language, string, string, number | null]>([
    ['nl', 'een beetje misselijk', 'appetite_nausea', 1],
    ['nl', 'moe ben ik, een beetje maar', 'fatigue', 1],
    ['nl', 'mijn ooglid trilt, stoort me niet', 'twitch', 0],
    ['nl', 'kramp, gek word ik ervan', 'cramps', 2],
    ['nl', 'zo moe dat ik geen boek meer kan lezen', 'fatigue', 3],
    ['nl', 'ik kan niet slapen', 'sleep', null],
    ['nl', 'ik ga een beetje sporten en daarna eten we samen, en ik heb kramp', 'cramps', null],
    ['en', 'so tired i can not read a book', 'fatigue', 3],
  ])('%s: "%s" (%s) is level %s', (language, text, complaint, bother) => {
    expect(mention(text, language, complaint)?.bother).toBe(bother);
  });
});
