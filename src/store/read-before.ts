/** What was read or written a moment ago need not be opened again: the bytes in the database say whether it is still the same. */

export interface ReadBefore<Key, Value> {
  /** @returns undefined if other bytes, or none, are known */
  get(key: Key, sealed: Buffer): Value | undefined;
  put(key: Key, sealed: Buffer, value: Value): void;
  drop(key: Key): void;
}

/** @param most how many are remembered; those used longest ago go first */
export function createReadBefore<Key, Value>(most: number): ReadBefore<Key, Value> {
  const known = new Map<Key, { readonly sealed: Buffer; readonly value: Value }>();
  return {
    get(key, sealed) {
      const found = known.get(key);
      return found?.sealed.equals(sealed) ? found.value : undefined;
    },
    put(key, sealed, value) {
      known.delete(key);
      known.set(key, { sealed, value });
      if (known.size <= most) return;
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    },
    drop(key) {
      known.delete(key);
    },
  };
}
