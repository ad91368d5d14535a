import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawDay } from '../../src/media/draw-day.ts';

const DAY = { foodMg: 220, rangeMg: { low: 180, high: 260 }, planMg: 130, referenceMg: 300 };

/** Width, height and the numbers of colours of a PNG of eight bits with a palette. */
function read(png: Buffer): {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => number;
} {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const start = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  return { width, height, at: (x, y) => rows[y * (width + 1) + 1 + x] ?? -1 };
}

/** How many dots of each colour a row has. */
function countsOf(png: Buffer, y: number): ReadonlyMap<number, number> {
  const { width, at } = read(png);
  const counts = new Map<number, number>();
  for (let x = 0; x < width; x += 1) counts.set(at(x, y), (counts.get(at(x, y)) ?? 0) + 1);
  return counts;
}

const BAR_MIDDLE = 135;
const FOOD = 2;
const PLAN = 3;

describe('the picture of a day', () => {
  it('is a PNG of a few kilobytes that Telegram takes', () => {
    const png = drawDay(DAY);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeLessThan(10_000);
    const { width, height } = read(png);
    expect([width, height]).toEqual([960, 320]);
  });

  it('has bars as long as the amounts', () => {
    const counts = countsOf(drawDay({ ...DAY, foodMg: 100, planMg: 200, referenceMg: 350 }), BAR_MIDDLE);
    const ratio = (counts.get(PLAN) ?? 0) / (counts.get(FOOD) ?? 1);
    expect(ratio).toBeGreaterThan(1.95);
    expect(ratio).toBeLessThan(2.05);
  });

  it('has no bar of food when nothing is known of it, and none of a plan when there is none', () => {
    expect(countsOf(drawDay({ ...DAY, foodMg: 0, rangeMg: null }), BAR_MIDDLE).has(FOOD)).toBe(false);
    expect(countsOf(drawDay({ ...DAY, planMg: 0 }), BAR_MIDDLE).has(PLAN)).toBe(false);
  });

  it('stays inside of the picture, however large an amount is', () => {
    for (const foodMg of [0, 120, 600]) {
      const { width, at } = read(drawDay({ foodMg, rangeMg: { low: 0, high: 720 }, planMg: 400, referenceMg: 350 }));
      expect([at(0, BAR_MIDDLE), at(width - 1, BAR_MIDDLE)]).toEqual([0, 0]);
    }
  });

  it('changes with every amount', () => {
    const others = [
      { ...DAY, foodMg: 230 },
      { ...DAY, planMg: 120 },
      { ...DAY, referenceMg: 350 },
      { ...DAY, rangeMg: { low: 170, high: 260 } },
    ];
    for (const other of others) expect(drawDay(other).equals(drawDay(DAY))).toBe(false);
  });
});
