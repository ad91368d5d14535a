import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain/event.ts';
import { isReadInLinearTime, read, words } from './reading.ts';

describe('commands in words', () => {
  it.each([
    ['terug', 'back'],
    ['Ga terug', 'back'],
    ['stop', 'stop'],
    ['stop maar', 'stop'],
    ['sla over', 'skip'],
    ['verder', 'resume'],
    ['opnieuw', 'restart'],
    ['klaar', 'done'],
    ['dat bedoelde ik niet', 'take-back'],
    ['verwijder mijn gegevens', 'delete'],
    ['engels', 'english'],
    ['in english please', 'english'],
    ['nederlands', 'dutch'],
    ['go back', 'back'],
    ['delete my data', 'delete'],
    ['bedankt voor alles, verwijder mijn gegevens', 'delete'],
    ['sorry, dat was een grapje', 'take-back'],
    ["that's not what I meant", 'take-back'],
    ['done', 'done'],
  ])('"%s" is %s', (text, command) => {
    expect(read(text).command).toBe(command);
  });

  it.each([
    'ik ben gestopt met roken',
    'mijn rug doet pijn',
    'de kramp komt steeds terug',
    'ik wil niet stoppen',
    'ik ben klaar met eten om zes uur',
    'Bedankt voor de uitleg',
    'Merci he, tot de volgende',
  ])('reads none in "%s"', (text) => {
    expect(read(text).command).toBeNull();
  });
});

describe('yes, no, unknown and none', () => {
  it.each(['ja', 'ja hoor', 'klopt', 'jazeker', 'jep', 'JA!', 'jaaaa', 'yes', 'yep', 'sure', 'ja, klopt'])(
    '"%s" is a yes',
    (text) => {
      expect(read(text).yesNo).toBe('yes');
    },
  );
  it.each(['nee', 'nee joh', 'nope', 'bwa nee', 'neen', 'neeee', 'no', 'not really', 'zeker niet', "I don't"])(
    '"%s" is a no',
    (text) => {
      expect(read(text).yesNo).toBe('no');
    },
  );
  it.each(['ja maar eerst een vraag', 'ja en nee', 'misschien', 'kramp'])('"%s" is neither', (text) => {
    expect(read(text).yesNo).toBeNull();
  });
  it.each([
    'weet ik niet',
    'geen idee',
    'kweetniet',
    'dunno',
    'skip',
    'sla over',
    'liever niet zeggen',
    "I don't know",
    'not sure',
    'idk',
  ])('"%s" is unknown', (text) => {
    const reading = read(text);
    expect(reading.isUnknown).toBe(true);
    // Unknown is never a "no", nor a "never".
    expect([reading.yesNo, reading.isNone, reading.frequency, reading.bother]).toEqual([null, false, null, null]);
  });
  it.each([
    'geen van deze',
    'niks',
    'nee geen van allen',
    'none of the above',
    'none',
    'geen',
    'nee',
    'nee dat heb ik niet',
    "I don't have any of these",
  ])('"%s" is none', (text) => {
    expect(read(text).isNone).toBe(true);
  });
});

describe('options', () => {
  it('names every option by its own button', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const [group, options] of Object.entries(words[language].labels)) {
        for (const [option, { button }] of Object.entries(options)) {
          expect(read(button, language).options[group] ?? [], `${language} ${group} ${button}`).toContain(option);
        }
      }
    }
  });

  it('names every complaint, sign of danger and condition by its own button', () => {
    for (const language of ['nl', 'en'] as const) {
      const { complaints, safetyFlags, conditions } = words[language];
      for (const [group, table] of [
        ['complaint', complaints],
        ['safety', safetyFlags],
        ['condition', conditions],
      ] as const) {
        for (const [id, { button }] of Object.entries(table)) {
          expect(read(button, language).options[group] ?? [], `${language} ${button}`).toContain(id);
        }
      }
    }
  });

  it('reads several complaints in the order in which they are named', () => {
    expect(read('ik slaap slecht en heb elke nacht kramp').options['complaint']).toEqual(['sleep', 'cramps']);
    expect(read('I sleep badly, have headaches and muscle cramps', 'en').options['complaint']).toEqual([
      'sleep',
      'headache',
      'cramps',
    ]);
  });

  it.each([
    ['leaves out what is denied', 'geen kramp maar wel hoofdpijn', ['headache']],
    ['leaves out a denied list', 'geen kramp, tintelingen of hoofdpijn', undefined],
    ['leaves out what is denied afterwards', 'kramp heb ik niet, hoofdpijn wel', ['headache']],
    ['keeps a complaint that is itself a "not"', 'ik kan niet slapen', ['sleep']],
    ['leaves out what somebody else has', 'mijn moeder heeft kramp', undefined],
    ['comes back to the writer', 'mijn man snurkt en ik slaap slecht', ['sleep']],
  ])('%s', (_name, text, complaints) => {
    expect(read(text).options['complaint']).toEqual(complaints);
  });
});

describe('questions', () => {
  it.each([
    'wat is magnesium',
    'hoeveel mag ik nemen?',
    'helpt magnesium tegen kramp',
    'why do you ask',
    'is it safe?',
    'kramp?',
  ])('"%s" is one', (text) => {
    expect(read(text).isQuestion).toBe(true);
  });
  it.each(['kan niet slapen', 'elke dag', 'ik weet niet wat ik heb', 'doet pijn'])('"%s" is none', (text) => {
    expect(read(text).isQuestion).toBe(false);
  });
});

/** Everything but where in the text a complaint stands, which spaces move. */
function withoutPlaces({ complaints, ...rest }: Reading): unknown {
  return { ...rest, complaints: complaints.map(({ from: _from, to: _to, ...each }) => each) };
}

const sentence = fc.constantFrom(
  'ik slaap slecht en heb elke nacht kramp',
  'geen pijn op de borst',
  '3 keer per week',
  'omeprazol en metoprolol',
  'liever niet zeggen',
  "I can't sleep and I'm tired",
  'druk op mijn borst',
  'tweeënhalf',
);

describe('any text', () => {
  it('is read the same in other case, accents, spacing and closing marks', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('', '.', '!', ' …', '!!!'),
        (text, isUpper, spaces, mark) => {
          const changed = (isUpper ? text.toUpperCase() : text).replaceAll(' ', ' '.repeat(spaces)).replace(/a/, 'á');
          expect(withoutPlaces(read(`\u200b ${changed}${mark}`))).toEqual(withoutPlaces(read(text)));
        },
      ),
    );
  });

  it('is read with every kind of apostrophe, and without', () => {
    for (const written of ["I can't sleep", 'I can’t sleep', 'I canʼt sleep', 'I cant sleep']) {
      expect(read(written, 'en').options['complaint']).toEqual(['sleep']);
    }
    expect(read("'s nachts kramp").options).toEqual(read('snachts kramp').options);
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(read(text).flags).toBeInstanceOf(Array);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one letter', 'a'.repeat(4096)],
    ['one word', 'pijn '.repeat(819)],
    ['denials', 'geen '.repeat(819)],
    ['danger that is denied', 'geen pijn op de borst '.repeat(186)],
    ['commas', 'kramp,'.repeat(682)],
    ['numbers', '3-4 of '.repeat(585)],
    [
      'unknown words',
      Array.from({ length: 585 }, (_, at) => `omep${at.toString(36).padStart(2, 'q')}`.replace(/\d/g, 'z')).join(' '),
    ],
    ['combining marks', 'e\u0301'.repeat(2048)],
    ['ligatures', '\ufdfa'.repeat(4096)],
    ['apostrophes', "'s ".repeat(1365)],
    ['kinds and their members', 'inhalers, foster en '.repeat(204)],
    ['kinds in a long row of small words', `${'inhalers foster '.repeat(18)}${'and '.repeat(950)}`],
  ])('of 4,096 characters of %s is read in linear time', (_name, text) => {
    expect(isReadInLinearTime(text)).toBe(true);
  });
});
