import { describe, expect, it } from 'vitest';
import { read, words } from './reading.ts';

describe('names of medicines', () => {
  it.each([
    ['omeprazol', ['omeprazole']],
    ['Omeprazole', ['omeprazole']],
    ['Losec', ['omeprazole']],
    ['ik slik metoprolol en Lasix', ['metoprolol', 'furosemide']],
    ['hydrochloorthiazide', ['hydrochlorothiazide']],
    ['ciprofloxacine 500 mg', ['ciprofloxacin']],
    ['METFORMINE', ['metformin']],
  ])('knows "%s" letter for letter', (text, ids) => {
    expect(read(text).medicines).toEqual(ids.map((id) => ({ ids: [id], match: 'exact' })));
  });

  it.each([
    ['omeprasol', 'omeprazole'],
    ['omeprozol', 'omeprazole'],
    ['metropolol', 'metoprolol'],
    ['furosemid', 'furosemide'],
    ['furosemdie', 'furosemide'],
    ['simvastatiene', 'simvastatin'],
    ['fenitoine', 'phenytoin'],
    ['levotyroxine', 'levothyroxine'],
    ['zopiklon', 'zopiclone'],
  ])('asks whether "%s" is %s', (text, id) => {
    const [mention] = read(text).medicines;
    expect(mention?.match).toBe('close');
    expect(mention?.ids).toContain(id);
  });

  it('names every medicine by its Dutch name, its English name and itself among the candidates', () => {
    for (const language of ['nl', 'en'] as const) {
      for (const [id, name] of Object.entries(words[language].medicines.medicines)) {
        const named = read(name.replace(/\([^)]*\)/g, ' '), language).medicines.flatMap(({ ids }) => ids);
        expect(named, `${language}: ${name}`).toContain(id);
      }
    }
  });

  it('knows what people call a kind of medicine', () => {
    expect(read('plaspillen').medicines).toEqual([{ ids: ['water_tablets'], match: 'exact' }]);
    expect(read('water tablets', 'en').medicines).toEqual([{ ids: ['water_tablets'], match: 'exact' }]);
  });

  it('leaves out what is denied and what somebody else takes', () => {
    expect(read('geen omeprazol').medicines).toEqual([]);
    expect(read('mijn moeder slikt omeprazol').medicines).toEqual([]);
  });

  it('counts names that it does not know', () => {
    expect(read('omeprazol en flubberamine').unrecognised).toBe(1);
    expect(read('ik slik elke dag een pil').unrecognised).toBe(0);
  });

  it.each(['nl', 'en'] as const)('takes no common word of %s for a misspelt medicine', (language) => {
    const common = words[language].reading.common.filter((word) =>
      read(word, language).medicines.some(({ match }) => match === 'close'),
    );
    expect(common).toEqual([]);
  });

  it('takes no word of the questions and answers for a misspelt medicine', () => {
    for (const language of ['nl', 'en'] as const) {
      const { labels, questions, complaints } = words[language];
      const texts = [
        ...Object.values(labels).flatMap((group) => Object.values(group).map(({ button }) => button)),
        ...Object.values(questions).map(({ ask }) => ask),
        ...Object.values(complaints).map(({ frequency }) => frequency),
      ];
      for (const text of texts)
        expect(
          read(text, language).medicines.filter(({ match }) => match === 'close'),
          text,
        ).toEqual([]);
    }
  });
});
