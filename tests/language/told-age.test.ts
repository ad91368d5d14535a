import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

describe('an age that is told in a story', () => {
  it.each([
    ['nl', 'Ik ben 67 en heb vaak kramp', 67],
    ['nl', 'ben 71, slik metoprolol', 71],
    ['nl', 'kramp in mijn kuiten, ik ben 58 jaar', 58],
    ['nl', 'ik ben drieënzestig jaar oud en slaap slecht', 63],
    ['nl', 'Mijn leeftijd is 80, en ik ben moe', 80],
    ['nl', 'Ik ben Henk van Dijk, 74 jaar', 74],
    ['nl', 'Vrouw 62 jaar met slecht slapen', 62],
    ['nl', "'k ben er 77", 77],
    ['nl', '72 jaar, man, kramp', 72],
    ['en', 'Anne, 68 years old, cramps in bed', 68],
    ['en', "I'm 67 and I have cramps", 67],
    ['en', 'cramps every night, I am 72 years old', 72],
    ['en', 'aged 15, always tired', 15],
    ['en', 'Im 54 with migraine', 54],
  ] as const)('%s: %s', (language, text, age) => {
    expect(read(text, language).toldAge).toBe(age);
  });

  it.each([
    ['nl', 'ik ben 20 jaar getrouwd en slaap slecht'],
    ['nl', 'ik ben 34 weken zwanger en heb kramp'],
    ['nl', 'mijn man is 70 en heeft kramp'],
    ['nl', 'ik ben 12 kilo afgevallen'],
    ['nl', 'ik ben om 11 uur wakker'],
    ['nl', 'al 40 jaar hoofdpijn'],
    ['nl', 'mijn moeder, 84 jaar, slaapt slecht'],
    ['nl', 'Mijn vrouw 62 jaar heeft kramp'],
    ['nl', '30 jaar getrouwd en nooit ziek'],
    ['en', "I'm 34 weeks pregnant and my legs cramp"],
    ['en', 'my husband is 70 and has cramps'],
    ['en', 'I am 30 years on blood pressure tablets'],
    ['en', 'I sleep 5 hours and I am tired'],
    ['en', "I'm 90% sure it is the bed"],
  ] as const)('is none: %s: %s', (language, text) => {
    expect(read(text, language).toldAge).toBeNull();
  });
});
