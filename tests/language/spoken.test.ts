/** Rules of grammar: whose a complaint is, whether it is denied, over or asked about. One plain sentence for each. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { createFind } from '../../src/language/findings.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, read, words } from './reading.ts';

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
    ['nl', 'is "hij", though nobody was named', 'hij slaapt slecht', { sleep: 'other' }],
    ['nl', 'is not "hij" when that is the own heart', 'ik voel mijn hart, hij slaat over', { palpitations: 'present' }],
    ['nl', 'owns the complaint', 'de kramp van mijn man houdt mij wakker', { cramps: 'other', sleep: 'present' }],
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

describe('what is denied', () => {
  it.each<Case>([
    ['nl', 'by "noch" on both sides', 'kramp noch hoofdpijn', { cramps: 'denied', headache: 'denied' }],
    ['nl', 'not after "ja" in front of it', 'nee, nee, ja (kramp), nee', { cramps: 'present' }],
    ['nl', 'in a list of yes and no', 'krampen ja, tintelingen neen', { cramps: 'present', tingling: 'denied' }],
    [
      'nl',
      'by a clause that points back',
      'ze vragen naar hoofdpijn, maar die heb ik nooit gehad',
      { headache: 'denied' },
    ],
    [
      'nl',
      'by one clause for a whole list',
      'krampen, hoofdpijn, hartkloppingen: allemaal niet',
      { cramps: 'denied', headache: 'denied', palpitations: 'denied' },
    ],
    ['nl', 'not what is excepted in front', 'behalve hoofdpijn heb ik niks', { headache: 'present' }],
    ['nl', 'not what is excepted around', 'geen klachten op wat kramp na', { cramps: 'present' }],
    ['nl', 'not beyond a "so"', 'ik kan geen mail meer typen zo moe', { fatigue: 'present' }],
    ['nl', 'by "valt mee met"', 'het valt wel mee met de kramp', { cramps: 'denied' }],
    ['nl', 'though "geen last van" names what goes well too', 'geen last van mijn hart', { palpitations: 'denied' }],
    ['nl', 'and what goes well behind it stays well', 'geen stress hoor, chill', { tension: 'denied' }],
    ['nl', 'not by a phrase across two sentences', 'kramp: geen. Slaap: prima', { cramps: 'denied', sleep: 'denied' }],
    ['nl', 'by a nought', 'moe 0, kramp 0', { fatigue: 'denied', cramps: 'denied' }],
    ['en', 'by "nor" on both sides', 'neither cramps nor headaches', { cramps: 'denied', headache: 'denied' }],
    ['en', 'not what is excepted in front', 'apart from cramps i have nothing', { cramps: 'present' }],
  ])('%s: %s: "%3$s"', (language, _what, text, expected) => {
    expect(spokenOf(text, language)).toEqual(expected);
  });
});

describe('what is over', () => {
  it.each<Case>([
    ['nl', 'was in a time of life', 'was doodmoe tijdens de chemo', { fatigue: 'past' }],
    ['nl', 'is rid of', 'ik ben verlost van de kramp', { cramps: 'past' }],
    ['nl', 'goes well again', 'ik slaap weer goed', { sleep: 'past' }],
    ['nl', 'is not there since', 'sinds mijn bril geen hoofdpijn', { headache: 'past' }],
    ['nl', 'was, and is no more now', 'hartkloppingen had ik bij elke trap, nu niks', { palpitations: 'past' }],
    ['nl', 'is no longer there at the end', 'mijn hoofdpijn is sinds de yoga weg', { headache: 'past' }],
    ['nl', 'is not over when it goes each time', 'kramp, na een minuutje is het over', { cramps: 'present' }],
    [
      'nl',
      'is over by a later clause of its own',
      'mijn hart bonsde elke avond, een maand lang, nu is dat voorbij',
      { palpitations: 'past' },
    ],
    [
      'nl',
      'is not over when a tablet ends it each time',
      'hoofdpijn, dan neem ik iets en is het weg',
      { headache: 'present' },
    ],
    [
      'nl',
      'is not what happened a moment ago',
      'tijdens het fietsen sloeg mijn hart over',
      { palpitations: 'present' },
    ],
    ['nl', 'is not what now is compared with', 'ik ben vaker moe dan vorig jaar', { fatigue: 'present' }],
    ['nl', 'came back', 'vroeger had ik migraine. Nu weer terug', { headache: 'present' }],
    ['en', 'is rid of', 'finally rid of the cramps', { cramps: 'past' }],
    ['en', 'goes well again', 'i sleep well again', { sleep: 'past' }],
  ])('%s: %s: "%3$s"', (language, _what, text, expected) => {
    expect(spokenOf(text, language)).toEqual(expected);
  });
});

describe('a complaint named as a topic with a question mark', () => {
  it.each<Case>([
    ['nl', 'is there', 'kramp? elke nacht', { cramps: 'present' }],
    ['nl', 'is denied', 'hoofdpijn? heb ik nooit', { headache: 'denied' }],
    ['nl', 'was there', 'die migraine? is allang over', { headache: 'past' }],
    ['nl', 'is somebody else’s', 'kramp? mijn man elke nacht', { cramps: 'other' }],
    ['nl', 'is asked about when nothing follows', 'heb ik rusteloze benen?', { restless_legs: 'wondering' }],
    ['nl', 'is asked about of oneself', 'krijg ik kramp als ik geen magnesium slik?', { cramps: 'wondering' }],
    ['nl', 'is denied by "of course not"', 'tintelingen? tuurlijk niet', { tingling: 'denied' }],
    [
      'nl',
      'is there when the writer has what was asked about',
      'is kramp normaal? ik heb het nu elke nacht',
      { cramps: 'present' },
    ],
    ['nl', 'is denied by "zelf niet"', 'helpt magnesium tegen kramp? zelf niet hoor', { cramps: 'denied' }],
    ['en', 'is there', 'the headaches? every week', { headache: 'present' }],
  ])('%s: %s: "%3$s"', (language, _what, text, expected) => {
    expect(spokenOf(text, language)).toEqual(expected);
  });
});

describe('what the rules alone say, before anything learned weighs it', () => {
  const languages = [words.nl, words.en];
  const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

  it('ends a list of denials at an exception that is a part of what is named', () => {
    const said = find('no cramps, no headache, just tired', 'en').mentions.map(({ complaint, is }) => [complaint, is]);
    expect(said).toEqual([
      ['cramps', 'denied'],
      ['headache', 'denied'],
      ['fatigue', 'present'],
    ]);
  });
});
