import { describe, expect, it } from 'vitest';
import { retentionStartMs } from '../../src/store/retention.ts';

describe('retention', () => {
  it.each([
    ['2026-11-25T12:00:00Z', '2025-11-25T12:00:00Z'],
    ['2026-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
    ['2028-02-29T00:00:00Z', '2027-03-01T00:00:00Z'],
  ])('ends 12 months before %s, at %s', (now, start) => {
    expect(new Date(retentionStartMs(Date.parse(now)))).toEqual(new Date(start));
  });
});
