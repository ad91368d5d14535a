import { describe, expect, it } from 'vitest';
import type { Heard, Language } from '../../src/domain/state.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { Walk } from '../domain/walk.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { shownText } from './telegram-html.ts';

const phrase = createPhrase(words(), knowledge);
const NOTHING: Heard = { complaints: [], medicines: [], conditions: [], perhaps: [] };

function shown(heard: Partial<Heard>, language: Language) {
  const [message] = phrase([{ kind: 'heard', run: 3, heard: { ...NOTHING, ...heard } }], language, 'written');
  return { text: shownText(message?.html ?? ''), does: message?.buttons.flat().map(({ does }) => does) };
}

describe('what was heard', () => {
  it('is shown back for one yes, without the medicines that are asked about by themselves', () => {
    const { text, does } = shown({ medicines: ['metoprolol', 'magnesium_already'], perhaps: ['digoxin'] }, 'nl');
    expect(text).toBe('Dit begreep ik:\n\n• je gebruikt metoprolol\n• je gebruikt magnesium\n\nKlopt dat?');
    expect(does).toEqual([
      { do: 'heard', run: 3, yes: true },
      { do: 'heard', run: 3, yes: false },
    ]);
  });

  it('asks no more of magnesium on the list of medicines: how much it is has a question of its own', () => {
    const ticked = (option: string) => {
      const walk = new Walk().start().finish({}, 'medicines');
      walk.type({ medicines: [{ ids: [option], match: 'exact' }] });
      return shownText(phrase([walk.view], 'nl', 'written')[0]?.html ?? '');
    };
    expect(ticked('laxatives')).toContain('Weet je de naam niet?');
    expect(ticked('magnesium_already')).not.toContain('Weet je de naam niet?');
  });

  it.each([
    ['nl', 'magnesium_already', 'Gebruik je nu zelf magnesium?'],
    ['nl', 'laxatives', 'Gebruik je nu zelf een laxeermiddel?'],
    ['en', 'magnesium_already', 'Do you take magnesium yourself these days?'],
    ['en', 'metoprolol', 'Do you take metoprolol yourself these days?'],
  ] as const)('asks about one medicine alone (%s, %s), on buttons that name it', (language, medicine, question) => {
    const { text, does } = shown({ perhaps: [medicine, 'digoxin'] }, language);
    expect(text).toBe(question);
    expect(does).toEqual([
      { do: 'meant', run: 3, medicine, yes: true },
      { do: 'meant', run: 3, medicine, yes: false },
    ]);
  });
});
