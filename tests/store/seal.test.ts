import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newKeyText, parseKeys } from '../../src/store/keys.ts';
import { createSealer, type Place, sealKeyOf } from '../../src/store/seal.ts';

const sealer = createSealer(parseKeys(newKeyText(), 'test'));
const place: Place = { table: 'chat', key: sealer.chatKey(5) };

describe('a seal', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(sealer.open(sealer.seal(bytes, place), place).equals(bytes)).toBe(true);
      }),
    );
  });

  it('adds 29 bytes, and never looks the same twice', () => {
    const plain = Buffer.from('kramp');
    const [one, other] = [sealer.seal(plain, place), sealer.seal(plain, place)];
    expect(one.length).toBe(plain.length + 29); // 1 key number + 12 nonce + 16 tag
    expect(one.equals(other)).toBe(false);
    expect(sealKeyOf(one)).toBe(1);
  });

  it('does not open when any one bit differs', () => {
    const sealed = sealer.seal(Buffer.from('kramp'), place);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => sealer.open(changed, place)).toThrow();
    }
  });

  it.each([
    ['cut short', (sealed: Buffer) => sealed.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['all zero', () => Buffer.alloc(40)],
  ])('does not open when it is %s', (_, change) => {
    expect(() => sealer.open(change(sealer.seal(Buffer.from('kramp'), place)), place)).toThrow();
  });

  it.each([
    ['of another chat', { ...place, key: sealer.chatKey(6) }],
    ['of another table', { ...place, table: 'outbox' as const }],
  ])('does not open in a place %s', (_, other) => {
    const sealed = sealer.seal(Buffer.from('kramp'), place);
    expect(() => sealer.open(sealed, other)).toThrow();
  });

  it('does not open with another key of the same number', () => {
    const other = createSealer(parseKeys(newKeyText(), 'test'));
    expect(() => other.open(sealer.seal(Buffer.from('kramp'), place), place)).toThrow();
  });
});

describe('the key of a chat', () => {
  it('is always the same, and another for every chat and lookup key', () => {
    expect(sealer.chatKey(5).equals(place.key)).toBe(true);
    expect(sealer.chatKey(5).length).toBe(16);
    expect(sealer.chatKey(-5).equals(place.key)).toBe(false);
    expect(createSealer(parseKeys(newKeyText(), 'test')).chatKey(5).equals(place.key)).toBe(false);
  });
});
