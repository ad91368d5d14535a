import { describe, expect, it } from 'vitest';
import { createFind } from '../../src/language/findings.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, read, words } from './reading.ts';

const languages = [words.nl, words.en];
const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

describe('numbers', () => {
  it.each([
    ['67', 67, 67],
    ['ik ben 67', 67, 67],
    ['67 jaar', 67, 67],
    ['zevenenzestig', 67, 67],
    ['tweeëntwintig', 22, 22],
    ['tweeënhalf', 2.5, 2.5],
    ['2,5', 2.5, 2.5],
    ['anderhalve liter', 1.5, 1.5],
    ['3-4', 3, 4],
    ['3 – 4', 3, 4],
    ['drie of vier', 3, 4],
    ['3 à 4', 3, 4],
    ['tussen 3 en 4', 3, 4],
    ['een', 1, 1],
    ['één keer', 1, 1],
    ['1.000 mg', 1000, 1000],
    ['sixty seven', 67, 67],
    ['sixty-seven', 67, 67],
    ["I'm forty", 40, 40],
    ['three or four', 3, 4],
    ['two and a half', 2.5, 2.5],
    ['twice', 2, 2],
    ['0', 0, 0],
    ['fiftyfive', 55, 55],
    ['honderdtachtig', 180, 180],
    ['driehonderdvijfenzeventig', 375, 375],
    ['honderdeneen', 101, 101],
    ['a hundred and one', 101, 101],
    ['2½', 2.5, 2.5],
    ['2 ½', 2.5, 2.5],
    ['½', 0.5, 0.5],
    ['half a dozen', 6, 6],
    ["half a dozen, and I'm not ashamed of it", 6, 6],
    ['een half dozijn', 6, 6],
    ['twee dozijn', 24, 24],
    ['een dertiger', 30, 39],
    ['twintiger', 20, 29],
    ['twenties', 20, 29],
    ['medio 40', 44, 46],
  ])('reads "%s"', (text, from, to) => {
    expect(read(text).number).toEqual({ from, to });
  });

  it.each(['een paar', 'een beetje', 'no one', 'geen idee', 'veel'])('reads none in "%s"', (text) => {
    expect(read(text).number).toBeNull();
  });
});

describe('how often', () => {
  it.each([
    ['nooit', 0],
    ['never', 0],
    ['geen', 0],
    ['zelden', 1],
    ['minder dan 1x per week', 1],
    ['1x per maand', 1],
    ['een keer per jaar', 1],
    ['once a month', 1],
    ['wekelijks', 2],
    ['1 keer per week', 2],
    ['twee dagen per week', 2],
    ['1-2 keer per week', 2],
    ['twice a week', 2],
    ['3x per week', 3],
    ['3 tot 5 dagen per week', 3],
    ['vaak', 3],
    ['om de dag', 3],
    ['every other day', 3],
    ['4 nights a week', 3],
    ['5 van de 7 dagen', 3],
    ['12 keer per maand', 3],
    ['bijna elke nacht', 4],
    ['dagelijks', 4],
    ['altijd', 4],
    ['6-7x', 4],
    ['2x per dag', 4],
    ['every single day', 4],
    ['nee, wekelijks', 2],
    ['vorige week 3 keer', 3],
    ['2 keer de laatste maand', 1],
    ['2-3 keer per week', 2],
    ['een keer of vijf, zes per week', 3],
    ['eens in de 2 a 3 weken', 1],
    ['wekelijks een keer of vier', 3],
    ['four days outta the week', 3],
    ['twice a fortnight', 2],
    ['mon to thurs', 3],
    ['maandag en donderdag', 2],
    ['elke verdomde nacht', 4],
    ['every other week', 1],
    ['een paar keer per kwartaal', 1],
    ['no more than once a month', 1],
  ])('"%s" is level %i', (text, level) => {
    expect(read(text).frequency).toBe(level);
  });

  it.each([
    ['of a wide span', '2 tot 6 keer per week'],
    ['that says two things', 'soms, maar nu elke nacht'],
    ['denied', 'niet elke dag'],
    ['of another kind', '3 dagen geleden begonnen'],
    ['of nothing', 'weet ik niet'],
  ])('asks again for a word %s', (_name, text) => {
    expect(read(text).frequency).toBeNull();
  });
});

describe('how much bother', () => {
  it.each([
    ['geen last', 0],
    ['een beetje', 1],
    ['behoorlijk', 2],
    ['heel veel last', 3],
    ['not at all', 0],
    ['a little', 1],
    ['quite a bit', 2],
    ['unbearable', 3],
    ['0 van de 10', 0],
    ['3/10', 1],
    ['6 out of 10', 2],
    ['7 van de 10', 2],
    ['8 van de 10', 3],
    ['10/10', 3],
  ])('"%s" is level %i', (text, level) => {
    expect(read(text).bother).toBe(level);
  });
});

describe('magnesium on a label', () => {
  it.each([
    ['200 mg', 200],
    ['400 mg magnesium', 400],
    ['500 mg magnesiumcitraat', 81], // 500 * 16.2 / 100
    ['magnesium 150 mg (als bisglycinaat)', 150],
    ['magnesium (as citrate) 200 mg', 200],
    ['2 tabletten van 100 mg', 200],
    ['2x per dag 150 mg', 300],
    ['0,4 gram', 400],
    ['0 mg', 0],
    ['1500 mg magnesiumcitraat, waarvan 240 mg magnesium', 240],
  ])('"%s" is %i mg elemental', (text, mg) => {
    expect(read(text).magnesiumMg).toBe(mg);
  });

  it.each(['magnesiumcitraat 500 mg', '200 mg per week', '200 tot 400 mg', 'een tablet', '200 mcg'])(
    '"%s" leaves it open',
    (text) => {
      expect(read(text).magnesiumMg).toBeNull();
    },
  );
});

describe('a text full of numbers', () => {
  it('is read in its first sixty, so that the work stays bounded', () => {
    const { numbers } = find(`${'1 2 3 '.repeat(1_000)}4`, 'en');
    expect(numbers).toHaveLength(60);
    expect(numbers.at(-1)).toMatchObject({ from: 3 });
  });
});
