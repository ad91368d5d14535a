import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createLabelReader } from '../../src/language/label-reader.ts';
import { knowledge, words } from '../knowledge-base.ts';

const readLabel = createLabelReader(words(), knowledge);
const texts: Readonly<Record<'nl' | 'en', readonly (readonly [text: string, mg: number | null])[]>> = parse(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'label-texts.yaml'), 'utf8'),
);
const all = (['nl', 'en'] as const).flatMap((language) =>
  texts[language].map(([text, mg]) => ({ language, text, mg })),
);

describe('the reader of labels', () => {
  it('has 60 texts of each language to be tried on', () => {
    expect([texts.nl.length, texts.en.length]).toEqual([60, 60]);
  });

  it.each(all)('reads "$text" as $mg mg', ({ language, text, mg }) => {
    const read = readLabel(text, language);
    expect(read.is === 'amount' ? read.mg : null).toBe(mg);
  });

  it.each([
    ['500 mg magnesiumdimalaat', 'salt'],
    ['multi 56 mg magnesium, magnesiumcitraat 400 mg', 'salt'],
    ['magnesium 300 mg per 100 g', 'count'],
    ['magnesium 3 mg/kg', 'daily'],
    ['2 tabletten 200 mg magnesium', 'count'],
    ['100 mg magnesium 50 mg', 'salt'],
    ['200 mg magnesium en 10 mg', 'amount'],
    ['500 mg tri-magnesium dicitraat', 'salt'],
  ])('asks rather than guesses at "%s"', (text, why) => {
    expect(readLabel(text, 'nl')).toEqual({ is: 'ask', why });
  });

  it.each([
    ['Magnesium 300 mg (waarvan 150 mg citraat en 150 mg bisglycinaat)', 300],
    ['1 tablet ochtend en 1 tablet avond van 150 mg magnesium', 300],
    ['hoeveel magnesium zit er in 2 tabletten van 400 mg magnesiumcitraat?', 130],
    ['magnesium 200 mg en B6 2 mg', 200],
    ['2000 mg magnesium L-threonaat', 166],
    ['100 mg magnesium uit citraat en 50 mg magnesium uit malaat', 150],
  ])('reads "%s" as %d mg', (text, mg) => {
    expect(readLabel(text, 'nl')).toMatchObject({ is: 'amount', mg });
  });

  it('reads a label of the other language too', () => {
    expect(readLabel('2 tablets of 400 mg magnesium citrate', 'nl')).toMatchObject({ mg: 130 });
    expect(readLabel('per capsule 100 mg magnesium, 3 capsules per dag', 'en')).toMatchObject({ mg: 300 });
  });
});
