/** All that the bot knows and says, loaded once: facts, words, and what is made of them. */
import { hash } from 'node:crypto';
import { getCompileCacheDir } from 'node:module';
import { join } from 'node:path';
import type { Incoming, Message, Phrase, Understand } from './chat.ts';
import { later } from './clock.ts';
import { exclusionsOf } from './domain/food-preferences.ts';
import { planFoods } from './domain/planner.ts';
import type { Language } from './domain/state.ts';
import { openKeptTables } from './knowledge/kept-tables.ts';
import { loadKnowledge, loadWords } from './knowledge/load.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { usdaReader } from './knowledge/usda.ts';
import { createUsdaFoods } from './language/food-usda.ts';
import { phraseWith } from './language/phrase.ts';
import { createSpeeches, type Speech } from './language/speech.ts';
import type { Reader } from './reader.ts';
import { languageOf } from './turn.ts';

const KNOWLEDGE_FOLDER = join(import.meta.dirname, '..', 'knowledge');
/** The first answers of a start go before, and what waited to be sent: making the reader holds everything up. */
const READER_MS = 500;
/** After the reader. */
const WARM_UP_MS = 250;
const WARM_UP_STEP_MS = 50;
/** Neither is in our own table, and one is misspelt: all that a lookup may need is then ready. */
const LOOKUPS = ['brie', 'mayonaise'];

export interface Brain {
  readonly knowledge: Knowledge;
  readonly speeches: Readonly<Record<Language, Speech>>;
  readonly phrase: Phrase;
  /** Makes what texts and names of foods are read with, unless somebody who typed needed it before. */
  readonly makeReader: () => Promise<Reader>;
  /** @throws {Error} when the reader is not made yet */
  readonly understand: Understand;
}

/**
 * Loads facts and words, and checks them. The reader takes as long again, and is made when a text comes or when nobody waits.
 * @throws {KnowledgeError} naming what is wrong in knowledge/
 */
export function loadBrain(): Brain {
  const cacheFolder = getCompileCacheDir() ?? null;
  const kept = cacheFolder === null ? null : openKeptTables(join(cacheFolder, 'knowledge.json'));
  const knowledge = loadKnowledge(KNOWLEDGE_FOLDER, kept);
  const words = { nl: loadWords(KNOWLEDGE_FOLDER, 'nl', kept), en: loadWords(KNOWLEDGE_FOLDER, 'en', kept) };
  const texts = hash('sha256', `${kept?.hashOfTexts()}\0${words.nl.messages}\0${words.en.messages}`);
  kept?.close();
  const usda = createUsdaFoods(usdaReader(KNOWLEDGE_FOLDER));
  const speeches = createSpeeches(words, knowledge, usda);
  let reader: Reader | null = null;
  return {
    knowledge,
    speeches,
    phrase: phraseWith(speeches),
    makeReader: onceOrEnd(async () => {
      const { makeReader } = await import('./reader.ts');
      reader = makeReader({ knowledge, words, usda, speeches, cacheFolder, texts });
      return reader;
    }),
    understand(text, language, about) {
      if (reader === null)
        throw new Error('a text was to be read before the reader was made; wait for makeReader first');
      return reader.understand(text, language, about);
    },
  };
}

/** Makes it when it is first asked for. When it cannot be made the process ends, and what was to be read comes again. */
function onceOrEnd<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let making: Promise<Made> | null = null;
  return () => {
    making ??= make().catch((error: unknown) => {
      process.nextTick(() => {
        throw error; // before anybody is told that a turn failed
      });
      throw error;
    });
    return making;
  };
}

/**
 * Makes the reader, looks up foods and runs the planner when nobody waits for it: the first who asks waits less, and so does
 * everybody else. A plan that takes long takes two to three times as long in code that has hardly run.
 * @returns stops it
 */
export function warmUp({ knowledge, makeReader }: Brain): () => void {
  const anybody = { ...exclusionsOf({}, null, knowledge), maxPortions: 4, kcalBudget: 400 } as const;
  let gapMg = 16;
  const plan = (): void => {
    planFoods(knowledge.foods.values(), { ...anybody, gapMg });
    gapMg += 4;
    if (gapMg <= 250) stop = later(plan, WARM_UP_STEP_MS);
  };
  let isStopped = false;
  let stop = later(() => {
    void makeReader().then(({ answerInline }) => {
      const lookUp = (): void => {
        for (const each of LOOKUPS) answerInline(each, 'en');
        plan();
      };
      if (!isStopped) stop = later(lookUp, WARM_UP_MS);
    });
  }, READER_MS);
  return () => {
    isStopped = true;
    stop();
  };
}

/** What a person is told when a turn failed, ready before anything can fail. */
export function apologies(phrase: Phrase): (incoming: Incoming) => Message {
  const [nl, en] = (['nl', 'en'] as const).map(
    (language) => phrase([{ kind: 'notice', notice: 'failed', ids: [], what: null }], language, 'written')[0],
  );
  if (nl === undefined || en === undefined) throw new Error('the notice "failed" gives no message');
  return ({ appLanguage }) => (languageOf(appLanguage) === 'nl' ? nl : en);
}
