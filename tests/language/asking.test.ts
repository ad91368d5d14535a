import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

describe('a question', () => {
  it.each([
    ['nl', 'helpt magnesium tegen hoofdpijn?', 'with a mark'],
    ['nl', 'heeft een kind ook magnesium nodig', 'by its verb in front'],
    ['nl', 'magnesiumcitraat, werkt dat laxerend', 'at its end'],
    ['nl', 'bovengrens magnesium per dag', 'as what is looked up'],
    ['nl', 'wanneer neem je het best in', 'by a question word'],
    ['nl', 'heb ik een magnesiumtekort', 'about the writer'],
    ['nl', 'mijn zus heeft vaak migraine, zou magnesium helpen?', 'about somebody else'],
    ['en', 'do lentils have a lot of it', 'by its verb in front'],
    ['en', 'best time of day to take magnesium', 'as what is looked up'],
    ['en', 'threonate for memory, hype or real', 'by what it ends with'],
  ] as const)('is heard in %s: "%s", %s', (language, text, _how) => {
    expect(read(text, language)).toMatchObject({ intent: 'question', isQuestion: true });
  });

  it.each([
    ['nl', 'als ik lig, is het erger'],
    ['nl', 'heb ik niet'],
    ['nl', 'wat een regen dit jaar'],
    ['nl', 'moet vaak plassen vandaag'],
    ['nl', 'is niet meer weggegaan'],
    ['en', 'have a bad back'],
    ['en', 'who knows'],
    ['en', 'what a day'],
  ] as const)('is none in %s: "%s"', (language, text) => {
    expect(read(text, language).isQuestion).toBe(false);
  });
});

describe('the purpose of a text', () => {
  it.each([
    ['nl', 'ik slik omeprazol en metoprolol', 'report'],
    ['nl', 'omeprazol en metoprolol', 'answer'],
    ['nl', 'hoe gaat het met jou vandaag?', 'small_talk'],
    ['nl', 'kramp? nee. hoofdpijn? ook niet. moe wel', 'report'],
    ['en', 'how are we today', 'small_talk'],
    ['en', 'get rid of everything you know about me', 'command'],
  ] as const)('of %s: "%s" is %s', (language, text, intent) => {
    expect(read(text, language).intent).toBe(intent);
  });
});
