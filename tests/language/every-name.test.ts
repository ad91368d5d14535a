import { describe, expect, it } from 'vitest';
import type { MedicineMention } from '../../src/domain/event.ts';
import type { Language } from '../../src/domain/state.ts';
import { createUnderstand } from '../../src/language/understand.ts';
import { knowledge, words } from '../knowledge-base.ts';

const allWords = words();
const understand = createUnderstand(allWords, knowledge);
/** Shorter names have too many neighbours to be told apart by a slip. */
const LONG_NAME = /^[\p{L}-]{7,}$/u;

interface Name {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
}

const plain = (name: string): string => name.replace(/\([^)]*\)/g, ' ').trim();
const names: readonly Name[] = [
  ...(['nl', 'en'] as const).flatMap((language) =>
    Object.entries(allWords[language].medicines.medicines).map(([id, name]) => ({ id, name: plain(name), language })),
  ),
  ...[...knowledge.medicines.values()].flatMap(({ id, brands }) =>
    brands.map((brand) => ({ id, name: plain(brand), language: 'nl' as const })),
  ),
];

function read({ language }: Name, name: string): readonly MedicineMention[] {
  return understand(`${language === 'nl' ? 'ik slik' : 'i take'} ${name}`, language).medicines;
}

/** A letter left out, two swapped, and one too many, each in the middle of the name. */
function misspelt(name: string): readonly string[] {
  const at = Math.floor(name.length / 2);
  const [one = '', two = ''] = name.slice(at, at + 2);
  const [head, tail] = [name.slice(0, at), name.slice(at)];
  return [
    head + name.slice(at + 1),
    one === two ? `${head}e${tail}` : head + two + one + name.slice(at + 2),
    `${head}w${tail}`,
  ];
}

/** Taken for granted, and neither the medicine nor the kind that it belongs to. */
function isWrong({ ids, match }: MedicineMention, id: string): boolean {
  const classId = knowledge.medicines.get(id)?.classId ?? '';
  const isItsKind = ids.some((each) => knowledge.medicineGroups.get(each)?.classIds.includes(classId));
  return match === 'exact' && !ids.includes(id) && !isItsKind;
}

describe('every medicine, by every name and brand, and misspelt three times', () => {
  const tried = names.flatMap((name) => [
    { ...name, typed: name.name },
    ...(LONG_NAME.test(name.name) ? misspelt(name.name).map((typed) => ({ ...name, typed })) : []),
  ]);
  const seen = tried.map((name) => ({ ...name, medicines: read(name, name.typed) }));

  it('is known or asked about in 97 of 100', () => {
    const found = seen.filter(({ id, medicines }) => medicines.some(({ ids }) => ids.includes(id)));
    expect(tried.length).toBeGreaterThan(8000);
    expect(found.length / seen.length).toBeGreaterThanOrEqual(0.97);
  });

  it('is never taken for another without asking', () => {
    const wrong = seen.filter(({ id, medicines }) => medicines.some((mention) => isWrong(mention, id)));
    expect(wrong.map(({ name, typed }) => `${name}: ${typed}`)).toEqual([]);
  });
});
