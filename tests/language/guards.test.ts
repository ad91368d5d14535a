/** What may be said in the house (claims.md): over every sentence that people read, in every table. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { type Spoken, sentencesOf, spokenTexts, wordsIn } from './spoken-sentences.ts';

const LANGUAGES = ['nl', 'en'] as const;

interface Guard {
  readonly says: string;
  /** A sentence is at fault when it is like `like` and not like `unless`. */
  readonly like: RegExp;
  readonly unless?: RegExp;
  /** It would be at fault. */
  readonly planted: string;
}

/** Uncertain, denied, asked, forbidden to makers, or a matter for a doctor. */
const UNSURE = {
  nl: /\b(niet|geen|nauwelijks|of|onzeker|zwak|klein|kleine|misschien|mag|mogen|verboden|weigerde|kan|kunnen|spreken|weinig|zelden|arts|idee|minder|onvoldoende)\b|\?$/i,
  en: /\b(not|no|hardly|whether|unsure|uncertain|weak|small|may|might|could|refused|can|disagree|never|rarely|doctor|idea|less|nor|few)\b|n't|\?$/i,
} as const;

const BRANDS =
  /\b(lucovitaal|solgar|vitakruid|davitamon|kruidvat|etos|holland (?:&|and) barrett|now foods|orthica|vitals|bional|doctor'?s best|nature made|swisse|centrum|magnerot|promagnor|magnecaps|metarelax|ultra-?mag|slow-?mag|natural calm|better ?you|thorne|pure encapsulations|floradix|supradyn|magnesium-ok)\b/i;

const GUARDS: Readonly<Record<Language, readonly Guard[]>> = {
  nl: [
    {
      says: 'that magnesium helps, prevents, treats or relaxes',
      like: /(magnesium|supplement|citraat|glycinaat|malaat|tauraat|threonaat|oxide)[^.?]*\b(helpt|voorkomt|behandelt|geneest|ontspant|verbetert|kalmeert|versterkt|vermindert|verlicht|ontgift)\b/i,
      unless: UNSURE.nl,
      planted: 'Magnesium helpt tegen kramp.',
    },
    {
      says: 'that somebody has too little',
      like: /\bje (hebt|heb|lijdt aan) (waarschijnlijk |vast |zeker )?(een )?(magnesiumtekort|te weinig magnesium|tekort aan magnesium)/i,
      planted: 'Je hebt waarschijnlijk een magnesiumtekort.',
    },
    {
      says: 'how much somebody should take',
      like: /\b(neem|slik|gebruik)\b[^.?]*\d+ ?(mg|milligram|tabletten|capsules)|\b(voor jou|jouw)\b[^.?]*\d+ ?mg/i,
      unless: /^(Typ|Hoeveel|Wie)\b|\bgeen\b|\bniet\b/i,
      planted: 'Neem 300 mg per dag.',
    },
    {
      says: 'to stop a medicine',
      like: /\bstop(pen)?\b[^.?]*\b(medicijn|medicijnen|tabletten|pillen|bloedverdunner|maagbeschermer|plaspil)/i,
      unless: /\bniet\b|\bnooit\b|\bblijf\b|\bstoppen met roken\b/i,
      planted: 'Stop met je medicijnen als je magnesium neemt.',
    },
    { says: 'a brand of supplements', like: BRANDS, planted: 'Kies bijvoorbeeld Vitakruid.' },
    {
      says: 'a word of medical judgement',
      like: /\b(diagnose|diagnosticeer|zelftest|tekorttest|risicoscore|triage|waarschijnlijkheid dat je)\b/i,
      unless: /\b(geen|niet een) (diagnose|kans)|geen diagnose/i,
      planted: 'Deze zelftest geeft je diagnose.',
    },
  ],
  en: [
    {
      says: 'that magnesium helps, prevents, treats or relaxes',
      like: /(magnesium|supplement|citrate|glycinate|malate|taurate|threonate|oxide)[^.?]*\b(helps|prevents|treats|cures|relaxes|improves|calms|boosts|reduces|relieves|detoxes)\b/i,
      unless: UNSURE.en,
      planted: 'Magnesium helps with cramps.',
    },
    {
      says: 'that somebody has too little',
      like: /\byou (probably |likely |surely )?(have|suffer from) (a )?(magnesium deficiency|too little magnesium|lack of magnesium)/i,
      planted: 'You probably have a magnesium deficiency.',
    },
    {
      says: 'how much somebody should take',
      like: /(?<!\byou )\b(take|swallow|use)\b[^.?]*\d+ ?(mg|milligrams|tablets|capsules)|\b(for you|your dose)\b[^.?]*\d+ ?mg/i,
      unless: /^(Type|How much)\b|\bno\b|\bnot\b/i,
      planted: 'Take 300 mg a day.',
    },
    {
      says: 'to stop a medicine',
      like: /\bstop(ping)?\b[^.?]*\b(medicine|medicines|tablets|pills|blood thinner|acid blocker|water tablet)/i,
      unless: /\bnot\b|\bnever\b|\bkeep\b|\bstop smoking\b/i,
      planted: 'Stop your medicines when you take magnesium.',
    },
    { says: 'a brand of supplements', like: BRANDS, planted: 'Choose Solgar, for example.' },
    {
      says: 'a word of medical judgement',
      like: /\b(diagnosis|diagnose|self-test|deficiency test|risk score|triage|medical-grade)\b/i,
      unless: /\b(not a|no) (diagnosis|probability)/i,
      planted: 'This self-test gives your diagnosis.',
    },
  ],
};

/** Sentences that a person judged: the law's own words, an illness by withdrawal, and a vitamin that nobody prescribed. */
const JUDGED = /^topics: (allowed_claims|vitamin_b6):|^look-alikes: withdrawal$/;
/** What articles claim is told as theirs, and judged beside it. */
const OF_ARTICLES = /^claims:|: articles$/;

function faults(texts: readonly Spoken[], { like, unless }: Guard): readonly string[] {
  return texts
    .filter(({ at }) => !OF_ARTICLES.test(at) && !JUDGED.test(at))
    .flatMap(({ at, text }) => sentencesOf(text).map((sentence) => ({ at, sentence })))
    .filter(({ sentence }) => like.test(sentence) && unless?.test(sentence) !== true)
    .map(({ at, sentence }) => `${at}: ${sentence}`);
}

describe.each(LANGUAGES)('all that is said in %s', (language) => {
  const texts = spokenTexts(language);
  const whole = texts
    .filter(({ at }) => !at.startsWith('claims:'))
    .flatMap(({ at, text }) => sentencesOf(text).map((sentence) => ({ at, sentence })))
    .filter(({ sentence }) => /[.!?]$/.test(sentence));

  it.each(GUARDS[language])('never says $says', (guard) => {
    expect(faults(texts, guard)).toEqual([]);
  });

  it.each(GUARDS[language])('would be caught saying $says', (guard) => {
    const among = [...texts.slice(0, 3), { at: 'messages: planted', text: `Fine. ${guard.planted}` }];
    expect(faults(among, guard)).toEqual([`messages: planted: ${guard.planted}`]);
  });

  it('has sentences of at most 15 words on average, and none over 22', () => {
    const words = whole.map(({ sentence }) => wordsIn(sentence));
    expect(whole.length).toBeGreaterThan(1000);
    expect(words.reduce((sum, count) => sum + count, 0) / words.length).toBeLessThanOrEqual(15);
    expect(whole.filter(({ sentence }) => wordsIn(sentence) > 22)).toEqual([]);
  });

  it('reads easily: words of a few letters, as in B1', () => {
    const letters = whole.flatMap(({ sentence }) => sentence.match(/\p{L}+/gu) ?? []).map((word) => word.length);
    const average = letters.reduce((sum, count) => sum + count, 0) / letters.length;
    expect(average).toBeLessThan(language === 'nl' ? 5.6 : 5.2);
  });
});

describe('both languages', () => {
  it('say the same things, and lead to the same pages', () => {
    const [nl, en] = LANGUAGES.map(spokenTexts) as [readonly Spoken[], readonly Spoken[]];
    const keys = (texts: readonly Spoken[]) => [...new Set(texts.map(({ at }) => at))].sort();
    expect(keys(en)).toEqual(keys(nl));
    const links = (texts: readonly Spoken[]) =>
      texts.flatMap(({ at, text }) => [...text.matchAll(/https?:\/\/\S+/g)].map(([link]) => `${at} ${link}`)).sort();
    expect(links(en)).toEqual(links(nl));
  });
});
