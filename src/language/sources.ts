/** What the readers of complaints, illnesses, medicines and danger take from the word tables. */
import type { Knowledge, Words } from '../knowledge/schema.ts';
import type { DangerSource } from './danger.ts';
import type { DescribedSource } from './described.ts';
import { FINE } from './mentions.ts';
import type { Split } from './split-phrases.ts';

/** A word that is only a part of a description must be so long to be recognised misspelt. */
const LONG_PART = 8;
/** A word that describes it by itself may be shorter. */
const LONG_WORD = 6;

/** Complaints: their names, typed words, phrases and patterns; what says that all is well carries a mark behind its id. */
export function complaintSource({ language, complaints, mentions }: Words): DescribedSource {
  const phrases = new Map<string, readonly string[]>(Object.entries(mentions.complaints.phrases));
  for (const [id, { button, name, typed = [] }] of Object.entries(complaints)) {
    phrases.set(id, [button, name, ...typed, ...(phrases.get(id) ?? [])]);
  }
  for (const [id, fine] of Object.entries(mentions.complaints.fine)) phrases.set(`${id}${FINE}`, fine);
  return {
    language,
    phrases,
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.complaints.patterns.map(({ complaint, fine, ...pattern }) => ({
      ...pattern,
      id: fine === true ? `${complaint}${FINE}` : complaint,
    })),
  };
}

/** Groups of medicines that people describe ("something for my cholesterol"). */
export function medicineSource({ language, mentions }: Words): DescribedSource {
  return {
    language,
    phrases: new Map(Object.entries(mentions.medicines.phrases)),
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.medicines.patterns.map(({ medicine, ...pattern }) => ({ ...pattern, id: medicine })),
  };
}

/** Illnesses and situations. */
export function conditionSource({ language, mentions }: Words): DescribedSource {
  const phrases = new Map<string, readonly string[]>(Object.entries(mentions.conditions.phrases));
  return {
    language,
    phrases,
    groups: mentions.groups,
    idioms: mentions.idioms,
    patterns: mentions.conditions.patterns.map(({ condition, ...pattern }) => ({ ...pattern, id: condition })),
  };
}

/** Long words that describe complaints, which a misspelt one may have meant. */
export function wordsOfMentions({ complaints, mentions }: Words, split: Split): readonly string[] {
  const alone: string[] = [];
  const parts: string[] = [];
  const add = (phrase: string): void => {
    const words = split(phrase);
    for (const word of words) if (isLong(word, LONG_PART)) parts.push(word);
    const [only = ''] = words;
    if (words.length === 1 && isLong(only, LONG_WORD)) alone.push(only);
  };
  for (const phrases of Object.values(mentions.complaints.phrases)) for (const phrase of phrases) add(phrase);
  for (const { typed = [] } of Object.values(complaints)) for (const phrase of typed) add(phrase);
  for (const phrase of Object.values(mentions.groups).flat()) {
    for (const word of split(phrase)) if (isLong(word, LONG_PART)) parts.push(word);
  }
  return [...alone, ...parts].map((word) => (word.endsWith('*') ? word.slice(0, -1) : word));
}

function isLong(word: string, least: number): boolean {
  return word.length >= least && /^\p{L}+\*?$/u.test(word);
}

/** Phrases of red-flags.yaml by row, and those of safety-flags.yaml under the row whose action they lead to. */
export function dangerSource(words: Words, knowledge: Knowledge): DangerSource {
  const typed = new Map<string, readonly string[]>();
  for (const [row, { typed: phrases = [] }] of Object.entries(words.redFlags)) {
    if (knowledge.redFlags.has(row)) typed.set(row, phrases);
  }
  for (const { id, row } of knowledge.safetyFlags) {
    typed.set(row, [...(typed.get(row) ?? []), ...(words.safetyFlags[id]?.typed ?? [])]);
  }
  return { words: words.danger, typed };
}

/** Words of signs of danger, which a misspelt one may have meant. */
export function wordsOfDanger(words: Words, split: Split): readonly string[] {
  const found = new Set<string>();
  for (const phrase of Object.values(words.danger.groups).flat()) {
    for (const word of split(phrase)) found.add(word.endsWith('*') ? word.slice(0, -1) : word);
  }
  return [...found].filter((word) => /^\p{L}{4,}$/u.test(word));
}
