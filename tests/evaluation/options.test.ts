import { describe, expect, it } from 'vitest';
import { optionsOf } from '../../evaluation/options.ts';

describe('the options of the evaluation', () => {
  it.each([
    [[], ['work'], false],
    [['--errors'], ['work'], true],
    [['--half', 'once'], ['once'], false],
    [['--half', 'both', '--errors'], ['work', 'once'], true],
  ])('%j print %j', (args, halves, wantsErrors) => {
    expect(optionsOf(args)).toEqual({ halves, wantsErrors });
  });

  it('never list mistakes of the half that is looked at once', () => {
    expect(() => optionsOf(['--half', 'once', '--errors'])).toThrow('work half only');
  });

  it('refuse a half that does not exist', () => {
    expect(() => optionsOf(['--half', 'all'])).toThrow('--half all: it is work, once or both');
  });
});
