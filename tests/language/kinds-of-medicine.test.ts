import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { readClauses } from '../../src/language/clauses.ts';
import { medicineReader } from '../../src/language/medicine-tables.ts';
import { normalise } from '../../src/language/normalise.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, words } from './reading.ts';

const languages = [words.nl, words.en];
const vocabulary = buildVocabulary(languages, knowledge);
const readMedicines = medicineReader(languages, knowledge, vocabulary);

function kinds(text: string, language: Language): readonly string[] {
  const written = normalise(text, vocabulary.spellings, (word) => vocabulary.known.has(word));
  const clauseWords = vocabulary.clauses.get(language);
  if (clauseWords === undefined) throw new Error(`no words of language ${language}`);
  const { medicines } = readMedicines(written.words, readClauses(written, clauseWords), () => 'present');
  return medicines.flatMap(({ ids }) => ids);
}

describe('kinds of medicine by everyday words', () => {
  it.each([
    ['ik krijg een plasmiddel', 'water_tablets', 'nl'],
    ['ik neem een pilletje voor mijn maag', 'stomach_protector', 'nl'],
    ['ik slik een pammetje', 'calming_tablets', 'nl'],
    ['ik neem zakjes voor de stoelgang', 'laxatives', 'nl'],
    ['ik krijg een botinfuus', 'bone_tablets', 'nl'],
    ['ik slik pillen tegen toevallen', 'epilepsy_tablets', 'nl'],
    ['ik slik galzuurbinders', 'gall_liver_tablets', 'nl'],
    ['ik krijg elke week een weekrol', 'weekly_tray', 'nl'],
    ['doosje met weekvakjes', 'weekly_tray', 'nl'],
    ['ik slik ab', 'antibiotics', 'nl'],
    ['stimulantia voor adhd', 'adhd_tablets', 'nl'],
    ['zo een hartslagverlager', 'beta_blockers_word', 'nl'],
    ['iets ontstekingswerend', 'anti_inflammatories', 'nl'],
    ['bloedarmoede, dus ijzer in tabletten', 'iron_tablets', 'nl'],
    ['iets met passiebloem', 'herbal_word', 'nl'],
    ['i am on tummy tablets', 'stomach_protector', 'en'],
    ['i had a jab for my bones', 'bone_tablets', 'en'],
    ['i take tablets for my kidneys', 'kidney_medicine', 'en'],
    ['i take bile acid binders', 'gall_liver_tablets', 'en'],
    ['i take uric acid tablets', 'gout_tablets', 'en'],
    ['i take jumpy legs tablets', 'restless_legs_tablets', 'en'],
    ['i use an angina puffer', 'angina_spray', 'en'],
    ['laxative', 'laxatives', 'en'],
    ['i get enzymes with every meal', 'pancreas_capsules', 'en'],
  ] as const)('finds in "%s" %s', (text, id, language) => {
    expect(kinds(text, language)).toEqual([id]);
  });

  it.each([
    ['baby heeft darmkrampjes', 'nl'],
    ['hallo, bestaat er een zalf', 'nl'],
    ['ik heb heel veel middelen geprobeerd', 'nl'],
    ['voor mijn astma puf ik', 'nl'],
    ['bloedgroep ab', 'nl'],
    ['ik zag een ad op instagram', 'nl'],
    ['om de 3 dagen', 'nl'],
    ['Spasmomen heeft nooit geholpen', 'nl'],
    ['how many tablets can i take', 'en'],
    ['my covid jab last year', 'en'],
    ['those diet pills, binned em', 'en'],
    ['peppermint tea after dinner', 'en'],
    ['noten eten', 'nl'],
  ] as const)('finds no medicine in "%s"', (text, language) => {
    expect(kinds(text, language)).toEqual([]);
  });
});
