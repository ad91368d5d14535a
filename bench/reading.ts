/** What it takes to read a typed message. */
import type { Brain } from './brain.ts';
import { median } from './median.ts';

const ROUNDS = 40;
/** Rounds before the clock counts, while the code is still being compiled. */
const WARM_UP = 10;

/** Short answers and long stories, as people type them. */
const MESSAGES = {
  nl: [
    'ja',
    'weet ik niet',
    'bijna elke dag',
    '2 of 3 keer per week',
    'ik gebruik omeprazol en metropolol',
    'kramp in mijn kuiten, vooral snachts',
    'nee, geen pijn op de borst en ik ben ook niet flauwgevallen',
    'Ik slaap al weken slecht, ben de hele dag moe en heb steeds een trillend ooglid. Mijn moeder heeft suikerziekte. Ik slik zelf 200 mg magnesium per dag.',
  ],
  en: [
    'yes',
    'no idea',
    'almost every day',
    '2 or 3 times a week',
    'i take omeprazole and metropolol',
    'cramps in my calves, mostly at night',
    'no, no chest pain and i did not faint either',
    'I have slept badly for weeks, I am tired all day and my eyelid keeps twitching. My mother has diabetes. I take 200 mg of magnesium a day myself.',
  ],
};

/** @returns microseconds per message: the median over rounds of all messages, and the message that takes longest */
export function measureReading({ understand }: Brain) {
  const languages = ['nl', 'en'] as const;
  const all = languages.flatMap((language) => MESSAGES[language].map((text) => ({ language, text })));
  const times = all.map((): number[] => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [index, { text, language }] of all.entries()) {
      const beganAt = performance.now();
      understand(text, language);
      if (round >= WARM_UP) times[index]?.push(1000 * (performance.now() - beganAt));
    }
  }
  const each = times.map(median);
  return {
    meanUs: each.reduce((sum, us) => sum + us, 0) / each.length,
    longestUs: Math.max(...each),
    messages: all.length,
  };
}

const LONGEST = 4096;
/** What nobody types in good faith, as long as Telegram lets it be. */
const HOSTILE: readonly string[] = [
  'a'.repeat(LONGEST),
  'p\u200bi\u200bj\u200bn '.repeat(LONGEST),
  '\u202eabc pijn op de borst '.repeat(LONGEST),
  '<b>pijn</b>&lt;'.repeat(LONGEST),
  'geen '.repeat(LONGEST),
  'kramp hoofdpijn moe slaap '.repeat(LONGEST),
  '1 2 3 '.repeat(LONGEST),
  '. '.repeat(LONGEST),
  Array.from({ length: LONGEST }, (_, at) => `wrdx${at.toString(36)}`).join(' '),
  Array.from({ length: LONGEST }, (_, at) => `${'q'.repeat(39)}${at}`).join(' '),
].map((text) => text.slice(0, LONGEST));

/** @returns milliseconds for the hostile text that takes longest, a median over rounds */
export function measureHostile({ understand }: Brain) {
  const times = HOSTILE.map((text) => {
    const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => {
      const beganAt = performance.now();
      understand(text, 'nl');
      return performance.now() - beganAt;
    });
    return median(rounds.slice(WARM_UP));
  });
  return { longestMs: Math.max(...times), texts: HOSTILE.length };
}
