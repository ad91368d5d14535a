/** How a text speaks of complaints: whose they are, when, how often; and what must not change that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain/event.ts';
import type { Language } from '../../src/domain/state.ts';
import { isReadInLinearTime, read } from './reading.ts';

/** complaint -> how it is spoken of */
function spokenOf({ complaints }: Reading): Record<string, string> {
  return Object.fromEntries(complaints.map(({ complaint, is }) => [complaint, is]));
}

function filledIn({ complaints }: Reading): readonly unknown[] {
  return complaints
    .filter(({ is }) => is === 'present')
    .map(({ from: _from, to: _to, ...each }) => each)
    .sort((a, b) => a.complaint.localeCompare(b.complaint));
}

describe('a complaint in a text', () => {
  it.each<[Language, string, string, Record<string, string>]>([
    ['nl', 'is denied in front', 'ik heb geen kramp', { cramps: 'denied' }],
    ['nl', 'is denied behind', 'kramp heb ik gelukkig niet', { cramps: 'denied' }],
    [
      'nl',
      'is denied along a list',
      'geen kramp, tintelingen of hoofdpijn',
      { cramps: 'denied', tingling: 'denied', headache: 'denied' },
    ],
    ['nl', 'is denied behind a list', 'kramp en hoofdpijn heb ik niet', { cramps: 'denied', headache: 'denied' }],
    ['nl', 'is there after "maar wel"', 'geen kramp maar wel hoofdpijn', { cramps: 'denied', headache: 'present' }],
    ['nl', 'is there after an exception', 'nergens last van behalve hoofdpijn', { headache: 'present' }],
    [
      'nl',
      'is there after "niet alleen"',
      'ik heb niet alleen kramp maar ook tintelingen',
      { cramps: 'present', tingling: 'present' },
    ],
    ['nl', 'may be a "not" itself', 'kan niet slapen en heb geen energie', { sleep: 'present', fatigue: 'present' }],
    ['nl', 'is denied when all is well there', 'ik slaap als een roos', { sleep: 'denied' }],
    ['nl', 'is not denied by what it does not do', 'hoofdpijn die niet weggaat', { headache: 'present' }],
    ['nl', 'answers a question of its own', 'tintelingen? nee joh', { tingling: 'denied' }],
    ['nl', 'is past', 'als kind had ik migraine', { headache: 'past' }],
    ['nl', 'is past when it is over', 'de kramp is over sinds ik rek', { cramps: 'past' }],
    ['nl', 'is somebody else’s', 'mijn moeder slaapt slecht', { sleep: 'other' }],
    [
      'nl',
      'comes back to the writer',
      'mijn man heeft kramp en ik slaap slecht',
      { cramps: 'other', sleep: 'present' },
    ],
    ['nl', 'is only asked about', 'helpt magnesium tegen kramp?', { cramps: 'wondering' }],
    ['nl', 'is the writer’s in a question about it', 'waarom heb ik elke nacht kramp?', { cramps: 'present' }],
    [
      'nl',
      'is read in Flemish',
      '’k heb gene kramp, maar ’k ben zo rap kwaad',
      { cramps: 'denied', tension: 'present' },
    ],
    [
      'nl',
      'is read when it is misspelt',
      'ik heb hartkloppinggen en ben vermoeit',
      { palpitations: 'present', fatigue: 'present' },
    ],
    ['nl', 'may be constipation', 'ik kan al dagen niet poepen', { constipation: 'present' }],
    ['en', 'is denied in front', 'no cramps', { cramps: 'denied' }],
    ['en', 'is denied behind', 'tingling isn’t an issue', { tingling: 'denied' }],
    [
      'en',
      'is denied along a list',
      'no cramps, tingling or headaches',
      { cramps: 'denied', tingling: 'denied', headache: 'denied' },
    ],
    ['en', 'is there after an exception', 'nothing apart from a twitch in my eyelid', { twitch: 'present' }],
    [
      'en',
      'is there after "not only"',
      'not only do i get cramps, i am tired too',
      { cramps: 'present', fatigue: 'present' },
    ],
    ['en', 'may be a "not" itself', 'cant sleep', { sleep: 'present' }],
    ['en', 'is past', 'used to get migraines as a teenager', { headache: 'past' }],
    ['en', 'is somebody else’s', 'my mum gets terrible cramps', { cramps: 'other' }],
    ['en', 'is only asked about', 'does magnesium help with cramps?', { cramps: 'wondering' }],
  ])('%s: %s: "%3$s"', (language, _what, text, expected) => {
    expect(spokenOf(read(text, language))).toEqual(expected);
  });

  it.each<[string, string, number | null]>([
    ['elke nacht kramp', 'cramps', 4],
    ['ik slaap slecht en heb elke nacht kramp', 'sleep', null],
    ['kramp, een dag of twee in de week', 'cramps', 2],
    ['hoofdpijn, en ik sport 5x per week', 'headache', null],
    ['ik ben niet vaak moe', 'fatigue', 1],
    ['ik ben niet elke dag moe', 'fatigue', null],
    ['ik neem elke dag magnesium maar de kramp blijft', 'cramps', null],
  ])('has the frequency of its own clause: "%s"', (text, complaint, level) => {
    const mention = read(text).complaints.find((each) => each.complaint === complaint);
    expect(mention).toMatchObject({ is: 'present', frequency: level });
  });

  it('stands where it stands in the text, in spite of what is left out of it', () => {
    const text = 'ja\u200b, élke nácht kra\u0301mp 😂 en m’n hoofdpijn';
    const places = read(text).complaints.map(({ from, to }) => text.slice(from, to));
    expect(places).toEqual(['kra\u0301mp', 'hoofdpijn']);
  });
});

/** Complaints as nouns, so that every frame below is a sentence. */
const NOUNS: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'kramp',
    'hoofdpijn',
    'tintelingen',
    'hartkloppingen',
    'migraine',
    'spiertrekkingen',
    'rusteloze benen',
    'trillende handen',
  ],
  en: [
    'cramps',
    'headaches',
    'tingling',
    'palpitations',
    'migraines',
    'muscle twitches',
    'restless legs',
    'shaky hands',
  ],
};
const HAVING: Readonly<Record<Language, readonly string[]>> = {
  nl: ['ik heb last van *', 'soms heb ik *', '* heb ik vaak', 'ik heb elke nacht *'],
  en: ['i get *', 'i often have *', 'i have * every night', 'it is mostly *'],
};
const NOT_HAVING: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'ik heb geen *',
    'van * heb ik geen last',
    '* heb ik niet',
    'ik heb nooit *',
    'zonder *',
    '* heb ik gelukkig nooit',
    'ik heb nooit last gehad van *',
  ],
  en: [
    'i do not have *',
    'i never get *',
    'no *',
    'without *',
    '* are not a problem',
    'i have never had *',
    "i don't get any *",
  ],
};
const UNRELATED: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'Mijn zoon speelt gitaar.',
    'Het regent hier.',
    'Ik woon in Gent.',
    'We hebben een nieuwe keuken.',
    'Gisteren was er feest.',
  ],
  en: [
    'My son plays guitar.',
    'It is raining here.',
    'I live in Ghent.',
    'We have a new kitchen.',
    'There was a party yesterday.',
  ],
};
const language = fc.constantFrom<Language>('nl', 'en');
const pick = (of: Readonly<Record<Language, readonly string[]>>) =>
  language.chain((spoken) => fc.record({ spoken: fc.constant(spoken), at: fc.nat(of[spoken].length - 1) }));

function sentenceOf(frames: readonly string[], nouns: readonly string[], frame: number, noun: number): string {
  return (frames[frame % frames.length] ?? '').replace('*', nouns[noun % nouns.length] ?? '');
}

describe('any text with complaints', () => {
  it('fills in none that a sentence of the grammar denies', () => {
    fc.assert(
      fc.property(pick(NOUNS), fc.nat(20), ({ spoken, at }, frame) => {
        const text = sentenceOf(NOT_HAVING[spoken], NOUNS[spoken], frame, at);
        expect(filledIn(read(text, spoken)), text).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('fills in the same with a greeting in front, or an unrelated sentence around it', () => {
    fc.assert(
      fc.property(pick(NOUNS), fc.nat(20), fc.nat(20), fc.boolean(), ({ spoken, at }, frame, other, isBefore) => {
        const text = sentenceOf(HAVING[spoken], NOUNS[spoken], frame, at);
        const around = UNRELATED[spoken][other % UNRELATED[spoken].length] ?? '';
        const alone = filledIn(read(text, spoken));
        expect(alone.length, text).toBeGreaterThan(0);
        expect(filledIn(read(`Hallo, ${text}`, spoken)), text).toEqual(alone);
        const more = isBefore ? `${around} ${text}` : `${text}. ${around}`;
        expect(filledIn(read(more, spoken)), more).toEqual(alone);
      }),
      { numRuns: 300 },
    );
  });

  it('is read the same in other case, accents, spacing, closing marks and with invisible characters', () => {
    const accents: Readonly<Record<string, string>> = { a: 'á', e: 'ë', i: 'í', o: 'ô', u: 'ú' };
    fc.assert(
      fc.property(
        pick(NOUNS),
        fc.nat(20),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('a', 'e', 'i', 'o', 'u'),
        fc.constantFrom('', '.', '!', '…', ' !!'),
        fc.constantFrom('\u200b', '\u00ad', '\u2060', '\ufeff'),
        ({ spoken, at }, frame, isUpper, spaces, vowel, mark, invisible) => {
          const text = sentenceOf([...HAVING[spoken], ...NOT_HAVING[spoken]], NOUNS[spoken], frame, at);
          const accented = text.replaceAll(vowel, accents[vowel] ?? vowel);
          const cased = isUpper ? accented.toUpperCase() : accented;
          const changed = [...cased.replaceAll(' ', ' '.repeat(spaces))].join(invisible) + mark;
          expect(spokenOf(read(changed, spoken)), text).toEqual(spokenOf(read(text, spoken)));
          expect(filledIn(read(changed, spoken)), text).toEqual(filledIn(read(text, spoken)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never makes the reader throw, whatever it is made of', () => {
    const piece = fc.constantFrom(
      'niet',
      'geen',
      'kramp',
      'slaap',
      'mijn',
      'man',
      'not',
      'no',
      'cramp',
      'my',
      'mum',
      ',',
      '.',
      '?',
      'en',
      'and',
      '3',
      'keer',
      'per',
      'week',
      '\u202e',
      '<b>',
      '😂',
      'vroeger',
      'nooit',
      "'s",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), language, (pieces, spoken) => {
        const text = pieces.join(' ');
        for (const { from, to } of read(text, spoken).complaints) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['complaints', 'kramp,'.repeat(682)],
    ['lists', 'kramp en '.repeat(455)],
    ['negations', 'slaap niet '.repeat(372)],
    ['persons', 'mijn man heeft kramp en ik niet '.repeat(128)],
    ['frequencies', 'elke dag '.repeat(455)],
    ['durations', 'al 3 weken '.repeat(372)],
    ['parts of patterns', 'hart borst benen niet '.repeat(186)],
    ['questions', 'kramp? '.repeat(585)],
    ['misspelt complaints', Array.from({ length: 400 }, (_, at) => `vermoei${'abcdefgh'[at % 8]}x`).join(' ')],
    ['zero-width characters', 'k\u200br\u200ba\u200bm\u200bp\u200b '.repeat(370)],
    ['right-to-left marks', '\u202ekramp '.repeat(580)],
    ['HTML', '<b>kramp</b>&amp; '.repeat(240)],
    ['figures of fiction', 'film waar iemand een beroerte kreeg '.repeat(113)],
  ])('of 4,096 characters of %s is read in linear time', (_name, text) => {
    expect(isReadInLinearTime(text)).toBe(true);
  });
});

describe('a text of another purpose', () => {
  it.each<[Language, string, Reading['intent']]>([
    ['nl', 'ik slaap slecht', 'report'],
    ['nl', 'helpt magnesium tegen kramp?', 'question'],
    ['nl', 'hoeveel magnesium heb je nodig per dag', 'question'],
    ['nl', 'drie keer per week', 'answer'],
    ['nl', 'nee', 'answer'],
    ['nl', 'ga terug naar de vorige vraag', 'command'],
    ['nl', 'goedemiddag!', 'small_talk'],
    ['nl', 'dankjewel lieverd, fijne avond nog', 'small_talk'],
    ['nl', 'wat wordt het weer morgen in zwolle', 'off_topic'],
    ['en', 'who won the ajax game', 'off_topic'],
    ['en', 'delete everything you have of me', 'command'],
    ['en', 'Omeprazole and paracetamol', 'answer'],
  ])('%s: "%s" is %s', (spoken, text, intent) => {
    expect(read(text, spoken).intent).toBe(intent);
  });

  it.each([
    ['Guten Tag, ich schlafe seit Wochen schlecht', 'de'],
    ["bonjour, j'ai des crampes la nuit", 'fr'],
    ['merhaba geceleri bacaklarıma kramp giriyor', 'tr'],
    ['مرحبا، أعاني من التعب كل يوم', 'ar'],
    ['dzień dobry, mam skurcze łydek każdej nocy', 'pl'],
    ['hola, no puedo dormir por las noches', 'es'],
  ] as const)('"%s" is of a language that the bot does not speak', (text, foreign) => {
    expect(read(text)).toMatchObject({ foreign, intent: 'other_language' });
  });

  it.each(['ik heb een bad en een hobby', 'merci zulle, ge zijt ne schone bot', 'ja', 'ok', 'the headache is bad'])(
    '"%s" is not',
    (text) => {
      expect(read(text).foreign).toBeNull();
    },
  );
});
