import { describe, expect, it } from 'vitest';
import { dangerFigures, isNamed } from '../../evaluation/score-danger.ts';
import { knowledge } from '../knowledge-base.ts';
import { message } from './tiny-items.ts';

describe('the figures on danger', () => {
  const read = [
    message({ alarm: true, flags: ['RF-STROKE'] }, { flags: ['RF-STROKE'] }),
    message({ alarm: true, flags: ['RF-CHEST'] }, {}),
    message({ alarm: true, flags: ['RF-SUI-THOUGHT'] }, { flags: ['RF-HEAD-THUNDER'] }),
    message({ alarm: false, flags: ['RF-FAT-3M'] }, { flags: ['RF-FAT-3M'] }),
    message({ trap: true }, { flags: ['RF-STROKE'] }),
    message({}, {}),
  ];
  const values = Object.fromEntries(
    dangerFigures(read, knowledge).map(({ name, value, total }) => [name.trim(), [value, total]]),
  );

  it.each([
    ['alarm recall', 2 / 3, 3],
    ['112 now', 1 / 2, 2],
    ['doctor today', 1, 1],
    ['suicidal messages that alarm', 1, 1],
    ['false alarms on clean messages', 0, 2],
    ['false alarms on traps', 1, 1],
    ['a fitting row named, alarms', 1 / 3, 3],
    ['a fitting row named, appointment', 1, 1],
    ['a sign read where there is none', 1 / 2, 2],
  ])('say of "%s": %d of %d', (name, value, total) => {
    expect(values[name]).toEqual([value, total]);
  });

  it('take a safety flag for the row whose action it uses', () => {
    expect(isNamed(message({ flags: ['RF-CHEST'] }, { flags: ['chest_pain'] }), knowledge)).toBe(true);
    expect(isNamed(message({ flags: ['RF-CHEST'] }, { flags: ['fainting'] }), knowledge)).toBe(false);
  });
});
