/** Turns the tables of the reader into what `v8.serialize` can write, and back: plain data, and the classes named here. */
import { PhraseIndex } from './match-phrases.ts';
import { SimilarNames } from './similar-names.ts';
import { SimilarWords } from './similar-words.ts';
import { WordSet } from './word-numbers.ts';

/** How an instance of a class is told from other data; no table has such a key. */
const CLASS = '$class';
const INSIDE = '$inside';

const CLASSES = { PhraseIndex, SimilarNames, SimilarWords, WordSet } as const;

/** What stands for an instance, a list or a map in which there are instances. */
type Packed = { readonly [CLASS]: keyof typeof CLASSES | 'Array' | 'Map'; readonly [INSIDE]: unknown };

/**
 * @returns the same value where there is no instance in it, so that what was one object stays one
 * @throws {Error} for what cannot be kept: a function, or an instance of any other class
 */
export function pack(value: unknown): unknown {
  if (typeof value === 'function') throw new Error('a function cannot be kept with the tables of the reader');
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const [name, Class] of Object.entries(CLASSES)) {
    if (value instanceof Class) return { [CLASS]: name, [INSIDE]: packAll(value.toParts()) };
  }
  if (value instanceof Set) return isChanged([...value], [...value].map(pack)) ? refuse(value) : value;
  if (value instanceof Map) {
    const packed = [...value].map(([key, each]) => [key, pack(each)] as const);
    return packed.some(([key, each]) => each !== value.get(key)) ? { [CLASS]: 'Map', [INSIDE]: packed } : value;
  }
  if (Array.isArray(value)) {
    const packed = value.map(pack);
    return isChanged(value, packed) ? { [CLASS]: 'Array', [INSIDE]: packed } : value;
  }
  return Object.getPrototypeOf(value) === Object.prototype ? packAll(value) : refuse(value);
}

function packAll(value: object): object {
  const packed = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, pack(each)]));
  return isChanged(Object.values(value), Object.values(packed)) ? packed : value;
}

function isChanged(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.some((each, at) => each !== after[at]);
}

function refuse(value: object): never {
  throw new Error(`a ${value.constructor.name} cannot be kept with the tables of the reader`);
}

/** @param value as `pack` made it, of which nobody else has any part */
export function unpack(value: unknown): unknown {
  // What is read lies in the bytes of the file, which a few small parts would hold on to.
  if (value instanceof Int32Array || value instanceof Uint16Array) return value.slice();
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (isPacked(value)) {
    const inside = value[INSIDE];
    switch (value[CLASS]) {
      case 'Array':
        return (inside as unknown[]).map(unpack); // as `pack` wrote it, here and below
      case 'Map':
        return new Map((inside as [unknown, unknown][]).map(([key, each]) => [key, unpack(each)]));
      default:
        return CLASSES[value[CLASS]].fromParts(unpack(inside) as never);
    }
  }
  for (const [key, each] of Object.entries(value)) Reflect.set(value, key, unpack(each));
  return value;
}

function isPacked(value: object): value is Packed {
  return CLASS in value;
}
