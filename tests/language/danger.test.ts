import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { knowledge, read } from './reading.ts';

interface Sentence {
  readonly nl?: string;
  readonly en?: string;
}
interface DangerSentence extends Sentence {
  readonly rows: readonly string[];
}
interface SafeSentence extends Sentence {
  readonly why: string;
}

const sentences = parse(readFileSync(new URL('../../knowledge/examples/sentences.yaml', import.meta.url), 'utf8')) as {
  readonly danger: readonly DangerSentence[];
  readonly safe: readonly SafeSentence[];
};

function textOf({ nl, en }: Sentence): string {
  return nl ?? en ?? '';
}

describe('danger in free text', () => {
  it('is asked about enough sentences of both languages to mean something', () => {
    expect(sentences.danger.filter(({ nl }) => nl !== undefined).length).toBeGreaterThan(100);
    expect(sentences.danger.filter(({ en }) => en !== undefined).length).toBeGreaterThan(75);
    expect(sentences.safe.length).toBeGreaterThan(150);
  });

  it.each(sentences.danger.map((sentence) => ({ ...sentence, text: textOf(sentence) })))(
    'is read in "$text"',
    ({ nl, text, rows }) => {
      const { flags } = read(text, nl === undefined ? 'en' : 'nl');
      expect(
        flags.some((flag) => rows.includes(flag)),
        `${flags}`,
      ).toBe(true);
    },
  );

  it('gives only rows that the facts know', () => {
    for (const sentence of sentences.danger) {
      for (const flag of read(textOf(sentence)).flags) expect(knowledge.redFlags.has(flag), flag).toBe(true);
    }
  });

  it('is read whatever language the chat is in', () => {
    const missed = sentences.danger.filter(
      (sentence) => read(textOf(sentence), sentence.nl === undefined ? 'nl' : 'en').flags.length === 0,
    );
    expect(missed.map(textOf)).toEqual([]);
  });

  it('is read in capitals, without spaces at the ends, and with noise around it', () => {
    for (const sentence of sentences.danger) {
      const text = textOf(sentence);
      const flags = read(text, sentence.nl === undefined ? 'en' : 'nl').flags;
      expect(read(`  ${text.toUpperCase()} !!`, sentence.nl === undefined ? 'en' : 'nl').flags, text).toEqual(flags);
    }
  });

  it('alarms for at most one in twenty harmless sentences', () => {
    const alarmed = sentences.safe.filter(
      (sentence) => read(textOf(sentence), sentence.nl === undefined ? 'en' : 'nl').flags.length > 0,
    );
    expect(alarmed.length / sentences.safe.length, alarmed.map(textOf).join(' | ')).toBeLessThanOrEqual(0.05);
  });

  it.each([
    { name: 'stops at a denial that comes after', text: 'pijn op de borst? nee', flags: [] },
    {
      name: 'is not denied by a negation in front of "but"',
      text: 'geen koorts maar wel pijn op de borst',
      flags: ['RF-CHEST'],
    },
    { name: 'is not denied by "it won’t go away"', text: "the pain in my chest won't go away", flags: ['RF-CHEST'] },
    { name: 'is not denied by doubt', text: 'ik weet niet of ik pijn op de borst heb', flags: ['RF-CHEST'] },
    { name: 'is denied along a list', text: 'no chest pain, fainting or seizures', flags: [] },
    { name: 'is not denied by a list that ends before it', text: 'no fever, I have chest pain', flags: ['RF-CHEST'] },
    { name: 'of a child counts', text: 'mijn dochter krijgt geen lucht', flags: ['RF-BREATH'] },
    {
      name: 'that came back is not past',
      text: 'jaren geleden een beroerte en nu weer een scheve mond',
      flags: ['RF-STROKE'],
    },
  ])('$name', ({ text, flags }) => {
    expect(read(text).flags).toEqual(flags);
  });
});
