/** Gathers from the word tables of all languages what medicines are called, and makes a reader of it. */
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { type Keep, makeAnew } from './keep.ts';
import type { Kinship } from './kind-and-member.ts';
import { PhraseIndex } from './match-phrases.ts';
import type { MedicineName } from './medicine-names.ts';
import type { Link, Purpose, PurposeWords } from './medicine-purposes.ts';
import { createMedicineReader, type MedicineWords, nameTables, type ReadMedicines } from './medicine-reader.ts';
import type { Vocabulary } from './vocabulary.ts';

/** @returns a reader of the names of medicines in all languages at once, as people mix them */
export function medicineReader(
  languages: readonly Words[],
  knowledge: Knowledge,
  vocabulary: Pick<Vocabulary, 'split' | 'known' | 'fillers'>,
  keep: Keep = makeAnew,
): ReadMedicines {
  const { names, words } = keep('medicines', () => {
    const words = medicineWords(languages, vocabulary);
    return {
      words,
      names: nameTables(
        substances(languages, knowledge),
        groups(languages, vocabulary.split, (word) => words.unnamed.has(word)),
        words,
        vocabulary.split,
      ),
    };
  });
  return createMedicineReader(names, { ...words, known: vocabulary.known }, kinship(knowledge));
}

function medicineWords(
  languages: readonly Words[],
  { split, fillers }: Pick<Vocabulary, 'split' | 'fillers'>,
): Omit<MedicineWords, 'known'> {
  const wordsOf = (pick: (words: Words) => readonly string[]): ReadonlySet<string> =>
    new Set(languages.flatMap(pick).flatMap(split));
  const phrasesOf = (pick: (written: Words['writtenMedicines']) => readonly string[]): PhraseIndex<true> => {
    const index = new PhraseIndex<true>();
    for (const phrase of new Set(languages.flatMap(({ writtenMedicines }) => pick(writtenMedicines)))) {
      index.addPhrase(phrase, split, true);
    }
    return index;
  };
  const tablets = wordsOf(({ writtenMedicines }) => writtenMedicines.tablets);
  const endings = languages.flatMap(({ writtenMedicines }) => writtenMedicines.endings);
  return {
    common: wordsOf(({ reading }) => reading.common),
    forms: wordsOf(({ reading, forms }) => [
      ...reading.medicineForms,
      ...Object.values(forms).flatMap(({ name, typed = [] }) => [name, ...typed]),
    ]),
    tablets,
    endings: [...new Set(endings)].sort((one, other) => other.length - one.length),
    taking: phrasesOf(({ taking }) => taking),
    asking: phrasesOf(({ asking }) => asking),
    notAsking: phrasesOf(({ notAsking }) => notAsking),
    before: new Set([...fillers, ...wordsOf(({ writtenMedicines }) => writtenMedicines.before)]),
    after: wordsOf(({ writtenMedicines }) => writtenMedicines.after),
    despite: wordsOf(({ writtenMedicines }) => writtenMedicines.despite),
    effects: wordsOf(({ writtenMedicines }) => writtenMedicines.effects),
    stopped: phrasesOf(({ stopped }) => stopped),
    stoppedIt: phrasesOf(({ stoppedIt }) => stoppedIt),
    lately: phrasesOf(({ lately }) => lately),
    since: wordsOf(({ writtenMedicines }) => writtenMedicines.since),
    offBehind: wordsOf(({ writtenMedicines }) => writtenMedicines.offBehind),
    offBefore: wordsOf(({ writtenMedicines }) => writtenMedicines.offBefore),
    courses: phrasesOf(({ courses }) => courses),
    over: phrasesOf(({ over }) => over),
    inBlood: phrasesOf(({ inBlood }) => inBlood),
    levels: phrasesOf(({ levels }) => levels),
    own: wordsOf(({ writtenMedicines }) => writtenMedicines.own),
    beside: wordsOf(({ writtenMedicines }) => writtenMedicines.beside),
    takesIt: phrasesOf(({ takesIt }) => takesIt),
    idioms: phrasesOf(({ idioms }) => idioms),
    leftLater: phrasesOf(({ leftLater }) => leftLater),
    finished: phrasesOf(({ finished }) => finished),
    had: phrasesOf(({ had }) => had),
    othersTake: wordsOf(({ writtenMedicines }) => writtenMedicines.othersTake),
    youWords: wordsOf(({ writtenMedicines }) => writtenMedicines.youWords),
    minerals: phrasesOf(({ minerals }) => minerals),
    notBorne: phrasesOf(({ notBorne }) => notBorne),
    purposes: purposes(languages, split),
    unnamed: new Set([...tablets, ...wordsOf(({ writtenMedicines }) => writtenMedicines.unnamed)]),
    notUnnamed: wordsOf(({ writtenMedicines }) => writtenMedicines.notUnnamed),
    links: purposeLinks(languages, split),
    beforePurpose: wordsOf(({ writtenMedicines }) => writtenMedicines.beforePurpose),
    joints: wordsOf(({ writtenMedicines }) => writtenMedicines.joints),
    kindsByForm: kindsByForm(languages),
    wanting: phrasesOf(({ wanting }) => wanting),
    without: wordsOf(({ writtenMedicines }) => writtenMedicines.without),
    notWithout: wordsOf(({ writtenMedicines }) => writtenMedicines.notWithout),
    notWithoutBehind: wordsOf(({ writtenMedicines }) => writtenMedicines.notWithoutBehind),
    unnamedBehind: phrasesOf(({ unnamedBehind }) => unnamedBehind),
    further: wordsOf(({ writtenMedicines }) => writtenMedicines.further),
    naming: wordsOf(({ writtenMedicines }) => writtenMedicines.naming),
    articles: wordsOf(({ answers }) => answers.articles),
    formerly: phrasesOf(({ formerly }) => formerly),
    nowadays: phrasesOf(({ nowadays }) => nowadays),
    asWell: wordsOf(({ writtenMedicines }) => writtenMedicines.asWell),
    swaps: phrasesOf(({ swaps }) => swaps),
    swappedFor: wordsOf(({ writtenMedicines }) => writtenMedicines.swappedFor),
    listed: listed(languages, split),
    readings: phrasesOf(({ readings }) => readings),
    doses: wordsOf(({ writtenMedicines, reading }) => [
      ...writtenMedicines.doses,
      ...reading.masses.mg,
      ...reading.masses.gram,
      ...reading.masses.pieces,
    ]),
  };
}

/** Which medicine is of which kind. */
function kinship({ medicines, medicineGroups }: Knowledge): Kinship {
  const classOf = (id: string): string => medicines.get(id)?.classId ?? '';
  return {
    isOfKind: (id, kind) => medicineGroups.get(kind)?.classIds.includes(classOf(id)) ?? false,
    isTypical: (id, kind) => medicineGroups.get(kind)?.classIds[0] === classOf(id),
    isTakenBeside: (id) => classOf(id) === MINERALS,
    isOnLabels: (id) => [MINERALS, VITAMINS].includes(classOf(id)),
  };
}

const MINERALS = 'mineral';
const VITAMINS = 'vitamin';

/** Words that are a medicine in a list of them. */
function listed(languages: readonly Words[], split: Vocabulary['split']): PhraseIndex<string> {
  const index = new PhraseIndex<string>();
  for (const { writtenMedicines } of languages) {
    for (const [id, phrases] of Object.entries(writtenMedicines.listed)) {
      for (const phrase of phrases) index.addPhrase(phrase, split, id);
    }
  }
  return index;
}

/** What each kind of medicine is for, and what it does. */
function purposes(languages: readonly Words[], split: Vocabulary['split']): PhraseIndex<Purpose> {
  const index = new PhraseIndex<Purpose>();
  for (const { writtenMedicines } of languages) {
    const { purposes: nouns, deeds } = writtenMedicines;
    for (const [table, link] of [
      [nouns, 'noun'],
      [deeds, 'deed'],
    ] as const) {
      for (const [kind, phrases] of Object.entries(table)) {
        const purpose = { kind, link };
        for (const phrase of phrases) index.addPhrase(phrase, split, purpose);
      }
    }
  }
  return index;
}

function purposeLinks(languages: readonly Words[], split: Vocabulary['split']): PhraseIndex<Link> {
  const index = new PhraseIndex<Link>();
  for (const { writtenMedicines } of languages) {
    for (const phrase of writtenMedicines.links) index.addPhrase(phrase, split, 'noun');
    for (const phrase of writtenMedicines.deedLinks) index.addPhrase(phrase, split, 'deed');
  }
  return index;
}

/** "jab" -> kind of tablets for a purpose -> kind that a jab for it is. */
function kindsByForm(languages: readonly Words[]): PurposeWords['kindsByForm'] {
  const byForm = new Map<string, Map<string, string>>();
  for (const { writtenMedicines } of languages) {
    for (const [id, { forms, of }] of Object.entries(writtenMedicines.kindsByForm)) {
      for (const form of forms) {
        const kinds = byForm.get(form) ?? new Map<string, string>();
        for (const kind of of) kinds.set(kind, id);
        byForm.set(form, kinds);
      }
    }
  }
  return byForm;
}

function substances(languages: readonly Words[], knowledge: Knowledge): readonly MedicineName[] {
  const names: MedicineName[] = [];
  for (const { id, brands } of knowledge.medicines.values()) {
    for (const { medicines, writtenMedicines } of languages) {
      const name = medicines.medicines[id];
      if (name !== undefined) names.push({ id, name, isBrand: false });
      for (const other of writtenMedicines.names[id] ?? []) names.push({ id, name: other, isBrand: false });
    }
    for (const name of brands) names.push({ id, name, isBrand: true });
  }
  return names;
}

/** Names of kinds also without the article that some have for the sentences of the bot ("a laxative"). */
function groups(
  languages: readonly Words[],
  split: Vocabulary['split'],
  bare: (word: string) => boolean,
): readonly MedicineName[] {
  return languages.flatMap(({ medicines, writtenMedicines, answers }) => {
    const articles = new Set(answers.articles.flatMap(split));
    const withoutArticle = (name: string): readonly string[] => {
      const [first = '', ...rest] = split(name);
      // "An injection" is one only as a whole answer: injections are for many things.
      const isKind = articles.has(first) && (rest.length > 1 || !bare(rest[0] ?? ''));
      return isKind ? [name, rest.join(' ')] : [name];
    };
    return Object.entries(medicines.groups).flatMap(([id, { button, name }]) =>
      [...[button, name].flatMap(withoutArticle), ...(writtenMedicines.groups[id] ?? [])].map((phrase) => ({
        id,
        name: phrase,
        isBrand: false,
      })),
    );
  });
}
