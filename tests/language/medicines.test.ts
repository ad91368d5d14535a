import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { readClauses } from '../../src/language/clauses.ts';
import type { MedicineReading } from '../../src/language/medicine-reader.ts';
import { medicineReader } from '../../src/language/medicine-tables.ts';
import { normalise } from '../../src/language/normalise.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, read as readWhole, words } from './reading.ts';

const languages = [words.nl, words.en];
const vocabulary = buildVocabulary(languages, knowledge);
const readMedicines = medicineReader(languages, knowledge, vocabulary);

function read(text: string, language: Language = 'nl'): MedicineReading {
  const written = normalise(text, vocabulary.spellings, (word) => vocabulary.known.has(word));
  const clauseWords = vocabulary.clauses.get(language);
  if (clauseWords === undefined) throw new Error(`no words of language ${language}`);
  return readMedicines(written.words, readClauses(written, clauseWords), () => 'present');
}

/** Id, name and language of all medicines and brands. */
function everyName(): readonly (readonly [string, string, Language])[] {
  const plain = (name: string): string => name.replace(/\([^)]*\)/g, ' ').trim();
  const named = (['nl', 'en'] as const).flatMap((language) =>
    Object.entries(words[language].medicines.medicines).map(([id, name]) => [id, plain(name), language] as const),
  );
  const brands = [...knowledge.medicines.values()].flatMap(({ id, brands }) =>
    brands.map((brand) => [id, plain(brand), 'nl'] as const),
  );
  return [...named, ...brands];
}

/** So many of a list, spread evenly. */
function sample<Item>(list: readonly Item[], count: number): readonly Item[] {
  return Array.from({ length: count }, (_, at) => list[Math.floor((at * list.length) / count)] as Item);
}

/** A letter left out, two swapped, and one doubled by a neighbour on the keyboard, each in the middle of the name. */
function misspellings(name: string): readonly string[] {
  const at = Math.floor(name.length / 2);
  const [one = '', two = ''] = name.slice(at, at + 2);
  const swapped =
    one === two ? `${name.slice(0, at)}e${name.slice(at)}` : name.slice(0, at) + two + one + name.slice(at + 2);
  return [name.slice(0, at) + name.slice(at + 1), swapped, `${name.slice(0, at)}w${name.slice(at)}`];
}

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

  it.each([
    ['alendronaat 70 mg elke week', 'alendronic-acid'],
    ['natriumvalproaat', 'valproic-acid-valproate'],
    ['metoprololsuccinaat 50mg', 'metoprolol'],
    ['een prik tegen de migraine', 'cgrp-antibodies-erenumab-fremanezumab'],
    ['nicotinekauwgom', 'nicotine-replacement'],
    ['een pleister voor achter het oor', 'hyoscine-scopolamine-patch'],
    ['een kalktablet met D erin', 'calcium-with-vitamin-d'],
    ['Lodoz', 'hydrochlorothiazide'],
    ['Exforge', 'amlodipine'],
    ['als het echt niet gaat een temazepam', 'oxazepam-temazepam'],
    ['een paracetamolletje', 'paracetamol-acetaminophen'],
    ['ne Dafalganneke', 'paracetamol-acetaminophen'],
    ['temazepammetje', 'oxazepam-temazepam'],
    ['fentanylpleister', 'fentanyl'],
    ['omepra 40', 'omeprazole'],
    ['vit d', 'vitamin-d-colecalciferol'],
    ['frusemide', 'furosemide'],
    ['thyroxine 75mcg', 'levothyroxine'],
    ['tensiepil', 'blood_pressure_tablets'],
    ['een pilleke voor mijn bloeddruk', 'blood_pressure_tablets'],
    ['bloeddrukmedicatie', 'blood_pressure_tablets'],
    ['bloeddruk pillen', 'blood_pressure_tablets'],
    ['blood pressure meds', 'blood_pressure_tablets'],
    ['bloed verdunner', 'blood_thinner'],
    ['bloodthinners', 'blood_thinner'],
    ['anti depressiva', 'antidepressants'],
    ['maagpilleke', 'stomach_protector'],
    ['slaappillekes', 'sleeping_tablets'],
    ['cortisonen', 'steroids_word'],
  ])('knows "%s" as people write it', (text, id) => {
    expect(read(text).medicines).toContainEqual({ ids: [id], match: 'exact' });
  });

  it('knows every medicine by its Dutch and its English name and by each brand, letter for letter', () => {
    const unknown = everyName().filter(
      ([id, name, language]) =>
        !read(name, language).medicines.some(({ ids, match }) => match === 'exact' && ids.includes(id)),
    );
    expect(unknown).toEqual([]);
  });

  it('knows every word for a kind of medicine', () => {
    const unknown = (['nl', 'en'] as const).flatMap((language) =>
      Object.entries(words[language].medicines.groups).flatMap(([id, { button }]) =>
        [button, ...(words[language].writtenMedicines.groups[id] ?? [])].filter(
          (phrase) =>
            !/\b(niet|geen|stop)/.test(phrase) && !read(phrase, language).medicines.some(({ ids }) => ids.includes(id)),
        ),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('names no medicine that there is not', () => {
    for (const language of ['nl', 'en'] as const) {
      const ids = Object.keys(words[language].writtenMedicines.names);
      expect(ids.filter((id) => !knowledge.medicines.has(id))).toEqual([]);
    }
  });

  it('asks about a misspelt name, and never takes it for granted', () => {
    const wrong: string[] = [];
    let found = 0;
    let made = 0;
    for (const [id, name, language] of sample(
      everyName().filter(([, each]) => /^[A-Za-z]{7,}$/.test(each)),
      150,
    )) {
      for (const misspelt of misspellings(name)) {
        made += 1;
        const { medicines } = read(misspelt, language);
        if (medicines.some(({ ids }) => ids.includes(id))) found += 1;
        if (medicines.some(({ match }) => match === 'exact')) wrong.push(`${name}: ${misspelt}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(made).toBe(450);
    expect(found / made).toBeGreaterThan(0.9);
  });

  it('knows what people call a kind of medicine', () => {
    expect(read('plaspillen').medicines).toEqual([{ ids: ['water_tablets'], match: 'exact' }]);
    expect(read('water tablets', 'en').medicines).toEqual([{ ids: ['water_tablets'], match: 'exact' }]);
  });

  it('leaves out what is denied and what somebody else takes', () => {
    expect(read('geen omeprazol').medicines).toEqual([]);
    expect(read('mijn moeder slikt omeprazol').medicines).toEqual([]);
  });

  it.each(['hoofdpijn die niet zakt met paracetamol', 'geen kramp door de paracetamol', 'no pain with paracetamol'])(
    'reads the medicine that a complaint goes on with: "%s"',
    (text) => {
      expect(read(text).medicines.flatMap(({ ids }) => ids)).toContain('paracetamol-acetaminophen');
    },
  );

  it.each(['hoeveel paracetamol mag een kind van 10', 'wat doet omeprazol precies', 'what is metformin for'])(
    'takes what is asked in general for nobody’s: "%s"',
    (text) => {
      expect(read(text).medicines).toEqual([]);
    },
  );

  it.each([
    'omeprazol en flubberamine',
    'flubberamine',
    'flubberamine 40 mg',
    'ik slik flubberamine',
    'omeprazol, flubberamine, lasix',
    'flubberamine voor mijn hart',
    'i take flubberamine every day',
  ])('counts a name that it does not know: "%s"', (text) => {
    expect(read(text).unrecognised).toBe(1);
  });

  it.each([
    'merci',
    'schoon weer vandaag',
    'bedankt hoor',
    'thank you',
    'lovely weather out there',
    'ik slik elke dag een pil',
    'dat moet ik eens opzoeken in de kast',
    'omeprazol maar die doosjes liggen boven',
  ])('counts no name in "%s"', (text) => {
    expect(read(text).unrecognised).toBe(0);
  });

  it.each([
    'ice cream for pudding',
    'i want to know if iron helps',
    'meal prep on sundays',
    'the kids sit on a booster seat',
    'rusteloze benen hebben met ijzer te maken',
  ])('takes an everyday word for no kind of medicine where none is expected: "%s"', (text) => {
    expect(read(text, 'en').medicines).toEqual([]);
  });

  it.each([
    ['iron', 'iron_tablets'],
    ['i take iron', 'iron_tablets'],
    ['omeprazole and iron', 'iron_tablets'],
    ['some cream for my eczema', 'skin_cream'],
    ['vitamins every day', 'vitamins_minerals'],
  ])('knows an everyday word for a kind where one is expected: "%s"', (text, id) => {
    expect(read(text, 'en').medicines.flatMap(({ ids }) => ids)).toContain(id);
  });

  it.each(['nl', 'en'] as const)('takes no ordinary word of %s for a misspelt medicine', (language) => {
    const { ordinary } = words[language].writtenMedicines;
    expect(ordinary.filter((word) => read(word, language).medicines.length > 0)).toEqual([]);
  });

  it('takes no word of ordinary talk for a name that is nearly the same', () => {
    const talk =
      'de rente op mijn hypotheek, een toren bij de senaat, met zegen van de compagnie, in welke dimensie dan ook';
    expect(read(talk).medicines).toEqual([]);
    expect(
      read('the kites over the totem, a salvo of macaws, some tower in the compassionate dimension', 'en').medicines,
    ).toEqual([]);
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

describe('medicines in what people tell', () => {
  const named = (language: Language, text: string): readonly string[] =>
    readWhole(text, language).medicines.flatMap(({ ids }) => ids);

  it.each<[Language, string, readonly string[]]>([
    ['nl', 'serlain 50 mg sinds mijn burn-out', ['sertraline']],
    ['nl', 'spierverslapper gekregen van de spoedpost, naam kwijt', ['muscle_relaxants_word']],
    ['nl', 'ventolin als ik benauwd ben en foster 2x daags', ['beclometasone-formoterol']],
    ['en', 'senna and lactulose do nothing at all', ['senna-sennosides', 'lactulose']],
    ['en', "allopurinol 300, haven't had gout in a year", ['allopurinol']],
    ['en', 'i was put on metoprolol years ago', ['metoprolol']],
    ['en', 'on and off prednisolone', ['prednisone-prednisolone']],
    ['nl', 'ik kreeg jaren geleden metoprolol', ['metoprolol']],
    ['nl', 'mijn man slaapt. mijn huisarts heeft temazepam voorgeschreven', ['oxazepam-temazepam']],
    ['nl', 'mijn man heeft dementie. ik slik er temazepam voor', ['oxazepam-temazepam']],
    ['en', 'they changed me from clozapine to aripiprazole last winter', ['aripiprazole']],
    ['nl', 'lorazepam vroeger nu tranxene 10 mg', ['clorazepate']],
    ['en', 'does orlistat block minerals?', ['orlistat']],
    ['nl', 'magnesium 400 mg per dag', ['magnesium_already']],
    ['nl', 'sinds ik magnesium slik slaap ik beter', ['magnesium_already']],
    ['en', 'magnesium 300 mg at night', ['magnesium_already']],
    ['nl', 'ik slik metoprolol 50 en magnesium', ['metoprolol', 'magnesium_already']],
    ['en', 'I take metoprolol and magnesium', ['metoprolol', 'magnesium_already']],
    ['nl', 'bisoprolol, omeprazol en magnesium', ['bisoprolol', 'omeprazole', 'magnesium_already']],
    ['nl', 'alleen magnesium, af en toe', ['magnesium_already']],
    ['en', 'magnesium yes, but not every day', ['magnesium_already']],
    ['nl', 'metformine 2x daags, magnesium 1x daags', ['metformin', 'magnesium_already']],
    ['nl', 'ik slik metformine, en amoxicilline, dat is nu klaar', ['metformin']],
    ['en', 'I take lots of things. Metformin. Had Malarone for our safari, finished it last week', ['metformin']],
  ])('%s: "%s" names what is taken, however it is told', (language, text, ids) => {
    expect(named(language, text)).toEqual(expect.arrayContaining([...ids]));
  });

  it.each<[Language, string]>([
    ['nl', 'amiodaron is gestopt'],
    ['nl', 'ik ben gestopt met statines'],
    ['en', 'cramps gone since i quit the statins'],
    ['nl', 'mijn man slikt digoxine'],
    ['nl', 'mag crème fraiche met amandelen?'],
    ['en', 'I have insulin resistance they say, no treatment'],
    ['en', 'does iron in spinach cancel out magnesium?'],
    ['en', 'plan B is to just eat more nuts'],
    ['nl', 'ik moest oppassen met ibuprofen. die neem ik dus niet meer'],
    ['en', 'took Malarone for our safari, finished it last week'],
    ['en', 'the nurse said take folic acid but I never bothered'],
    ['nl', 'twee jaar terug prednison gehad'],
    ['en', 'had a clot in 1998 after the pill'],
    ['nl', 'onze Truus slikt donepezil'],
    ['nl', 'helpt magnesium tegen kramp?'],
    ['en', 'magnesium is what I came here to ask about'],
    ['en', 'they say my magnesium is borderline'],
    ['en', 'should I take magnesium at night?'],
    ['en', 'tomo enalapril y metformina desde hace años'],
  ])('%s: "%s" names none that is taken', (language, text) => {
    expect(named(language, text)).toEqual([]);
  });
});

describe('a kind of medicine and its members', () => {
  it.each<[Language, string, readonly string[]]>([
    ['en', "I'm on tablets for epilepsy, Keppra and Lamictal", ['levetiracetam', 'lamotrigine']],
    ['nl', 'kan het van mijn bètablokker komen? Bisoprolol heb ik', ['bisoprolol']],
    ['en', 'third round of chemo on Monday, oxaliplatin', ['oxaliplatin']],
    ['nl', 'Ik slik furosemide. En nog een andere plaspil.', ['furosemide', 'water_tablets']],
    ['en', 'I take furosemide. And another water tablet.', ['furosemide', 'water_tablets']],
    ['nl', 'Loramet om te slapen, en overdag iets voor de zenuwen', ['lormetazepam', 'calming_tablets']],
    ['en', 'aspirin and a blood thinner', ['aspirin-painkiller-dose', 'low-dose-aspirin', 'blood_thinner']],
  ])('%s: "%s" names %j', (language, text, ids) => {
    expect(readWhole(text, language).medicines.flatMap((each) => each.ids)).toEqual(ids);
  });
});

describe('illnesses in what people tell', () => {
  it.each<[Language, string, string]>([
    ['en', 'Kidney transplant 2018, feeling fine', 'TRANSPLANT'],
    ['en', 'my egfr was 41 last spring', 'CKD'],
    ['nl', 'niertransplantatie in 2019 gehad', 'TRANSPLANT'],
    ['nl', 'in 2001 kreeg ik hartfalen', 'HEART_FAILURE'],
  ])('%s: "%s" still counts, as it lasts: %s', (language, text, condition) => {
    expect(readWhole(text, language).conditions).toContain(condition);
  });

  it.each<[Language, string, string]>([
    ['nl', 'toen ik zwanger was had ik het ook', 'PREGNANT'],
    ['en', 'my husband had a kidney transplant in 2018', 'TRANSPLANT'],
  ])('%s: "%s" tells of nothing that is there now: %s', (language, text, condition) => {
    expect(readWhole(text, language).conditions).not.toContain(condition);
  });
});

describe('a name that was misspelt and broken in two', () => {
  it.each([
    ['en', 'gabba pentin 300 three times', 'gabapentin'],
    ['nl', 'ik krijg alle purinol voor jicht', 'allopurinol'],
  ] as const)('is found, to be confirmed (%s): "%s"', (language, text, id) => {
    expect(read(text, language).medicines).toEqual([{ ids: [id], match: 'close' }]);
  });
});
