import { describe, expect, it } from 'vitest';

import { loadKnowledge, loadWords } from '../../src/knowledge/load.ts';
import { createFind } from '../../src/language/findings.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';

const folder = new URL('../../knowledge', import.meta.url).pathname;
const knowledge = loadKnowledge(folder);
const languages = [loadWords(folder, 'nl'), loadWords(folder, 'en')];
const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

function levels(text: string): readonly (number | null)[] {
  return find(text, 'en').frequencies.map(({ level }) => level);
}

describe('how often, as a part of so many days', () => {
  it.each([
    ['kramp, 5 nachten op 7', 3],
    ['hoofdpijn 7 op 7', 4],
    ['nausea 4/7', 3],
    ['moe 5/7 dgn', 3],
    ['slaap slecht, ene nacht op twee', 3],
    ["can't sleep, 1 night in 2", 3],
    ['restless legs, 2 evenings outa 7', 2],
    ['cramps 6 nights in the 7', 4],
    ['van de 7 nachten lig ik er een stuk of 6 wakker', 4],
    ['van de dertig dagen was ik er twaalf moe', 3],
    ['moe, driekwart van de nachten', 3],
    ['constipation about one week in four', 1],
    ['headache one saturday in four', 1],
    ['kramp eens in de 2 a 3 dagen', 3],
  ])('finds in "%s" level %i', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each([
    'tired four days out of five',
    'hoofdpijn 4 dagen op de 5',
    'hoofdpijn, drie werkdagen van de vijf',
    'tingling three shifts out of five',
    'drie van de vier werkdagen een drukkend hoofd',
  ])('takes five days for a working week: "%s"', (text) => {
    expect(levels(text)).toEqual([3]);
  });

  it.each([
    'van de laatste 7 dagen 1 dag zonder hoofdpijn',
    'one day in 2023 I had a cramp',
    'in de laatste 10 dagen 3 kilo afgevallen',
    'ik ben 4 van de 5 kinderen',
  ])('finds none in "%s"', (text) => {
    expect(levels(text)).toEqual([]);
  });
});

describe('how often, from which one it is', () => {
  it.each([
    ['kramp, derde keer deze week', 3],
    ['hoofdpijn, 2e keer deze week', 2],
    ['ooglid trilt, vierde dienst deze week', 3],
    ['cramp again, 4th time this week', 3],
    ['head again. 2nd one this week', 2],
    ['fell asleep again, the fourth day this week', 3],
    ['constipated, third time this month', 1],
    ['deze week al voor de derde keer hoofdpijn', 3],
    ['slecht geslapen, de zesde nacht op een rij', 4],
    ['cramp, third night on the trot', 4],
    ['twitching, third day running', 4],
    ['headache nine days straight', 4],
  ])('finds in "%s" level %i', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it('tells still how long it lasts', () => {
    expect(find('hoofdpijn al negen dagen op rij', 'nl').mentions.map(({ duration }) => duration)).toEqual(['days']);
  });

  it.each(['my third child was born this week', 'second day in a row with a headache', 'de derde keer. Deze week moe'])(
    'finds none in "%s"',
    (text) => {
      expect(levels(text)).toEqual([]);
    },
  );
});

describe('how often, in few words', () => {
  it.each([
    ['cramps about twice weekly', 2],
    ['restless legs 4 nights wkly', 3],
    ['verstopt, 1x pm', 1],
    ['hartkloppingen p/m 2 keer', 1],
    ['wakker, paar nachten pw', 3],
    ['awake, 3 or so nights a week', 3],
    ['tired 3 days or so in the week', 3],
    ['hoofdpijn, drie keer in de voorbije twee weken', 2],
    ['twee weken terug begon het, en sindsdien 4 keer hartkloppingen', 2],
    ['5 headaches this week', 3],
    ['had 3 bad ones this week, headaches', 3],
    ['twice so far this week cramp', 2],
  ])('finds in "%s" level %i', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each([
    'de laatste twaalf maanden geen een keer kramp',
    'headache since 3 pm',
    'palpitations twice, years back',
    'go to bed at 7. Say it',
    'lost 8 kilos this week',
  ])('finds none in "%s"', (text) => {
    expect(levels(text)).toEqual([]);
  });
});

describe('how seldom', () => {
  it.each([
    'just the odd headache',
    'kramp eens in de 3 weken',
    'slapte, komt es in de 3 weken voor',
    'kramp, om t weekend',
    'sick on the bus every other weekend',
  ])('reads "%s" as less than weekly', (text) => {
    expect(levels(text)).toEqual([1]);
  });

  it.each([
    'af en toe kramp',
    'soms hoofdpijn',
    'vaak moe',
    'sometimes a headache',
    'often tired',
    'I am the odd one out with a cramp',
    'not once this week a headache',
  ])('leaves "%s" unread', (text) => {
    expect(levels(text)).toEqual([]);
  });
});

describe('what never stays away', () => {
  it.each([
    ['tingly feet, hardly an evening goes by without', 4],
    ["there isn't a single evening my legs let me sit", 4],
    ["can't sleep, not one night yet", 4],
    ['sinds toen slaap ik bijna geen nacht door', 4],
    ['al een paar jaar geen nacht meer zonder die zenuwen in mijn benen', 4],
    ['ik sla geen nacht over: kramp in de kuit', 4],
    ['first time in weeks without a headache', 4],
    ['krioelen in mijn benen, elke oavend', 4],
    ['kramp als ik mij uitrek, iedere morgend', 4],
    ['sick every a.m.', 4],
    ['cramp, every flamin night', 4],
    ['geen week gaat voorbij zonder hoofdpijn', 2],
  ])('finds in "%s" level %i', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });

  it.each(['geen dag ziek geweest', 'bijna geen nacht last van kramp', 'no night sweats'])(
    'finds none in "%s"',
    (text) => {
      expect(levels(text)).toEqual([]);
    },
  );

  it('is not denied by what another clause denies, nor cut short by its words', () => {
    expect(levels('slapen lukt niet, 5 nachten per week')).toEqual([3]);
    expect(levels('Moe? ja elke dag. Meer kan ik er niet van maken')).toEqual([4]);
  });
});

describe('days that come back', () => {
  it.each([
    ['a twitchy eye weekends', 2],
    ['restless legs on the weekend', 2],
    ['fluttering heart, usually weekends', 2],
    ['legs a bit fidgety of a Sunday', 2],
    ['kramp bij het zwemmen, ieder dinsdag', 2],
    ['headache, yes, sat and sun', 2],
    ['cramp, mon weds and fri', 3],
  ])('finds in "%s" level %i', (text, level) => {
    expect(levels(text)).toEqual([level]);
  });
});
