/** Learns from the messages in knowledge/examples/ and the work half which medicines of a text the writer takes; called by learn.ts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Language } from '../src/domain/state.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { createFind, type Findings, takenText } from '../src/language/findings.ts';
import { decodeHiddenModel, encodeHiddenModel } from '../src/language/hidden-model.ts';
import { createTakenJudge, NOT_TAKEN, TAKEN } from '../src/language/judge-taken.ts';

import { createTakenFeatures, type NamedMedicine, type TakenText } from '../src/language/taken-features.ts';
import { buildVocabulary } from '../src/language/vocabulary.ts';
import { type Figure, figure, share } from './figure.ts';
import { varietyOf } from './items.ts';
import { medicineIdOf, readItems } from './read-items.ts';
import { type Shape, trainHidden } from './train-hidden.ts';
import type { LabelledText } from './train-model.ts';

export interface TakenExample {
  readonly text: string;
  readonly language: Language;
  /** What the writer takes, as the items of the evaluation name it. */
  readonly medicines: readonly string[];
  readonly from: 'examples' | 'insisted' | 'work';
}

/** A text, and the medicines of it that count, with semicolons between. */
const examplesSchema = z.array(z.tuple([z.string(), z.string()]));
/** The tests hold the reader to these messages: they are learned so many times. */
const INSISTED = 6;
const insistedSchema = z.array(z.tuple([z.enum(['nl', 'en']), z.string(), z.string()]));
const SECTION = 'medicines';
const FOLDS = 5;
/**
 * Of the medicines of 1,760 messages that were left out of learning and are not taken, it reads a fifth fewer as taken than a model without
 * a layer between, for as many of those that are; with four times the width no fewer.
 */
const SHAPE: Shape = { width: 8, fewest: 5, leftOut: 0.5, rounds: 16 };

/** Files of examples that tell which medicines are taken. */
export function isTakenFile(file: string): boolean {
  return file.startsWith('medicines-');
}

/** All messages of which the medicines are known. */
export function readTakenExamples(knowledgeFolder: string, workFolder: string): readonly TakenExample[] {
  const written = (['nl', 'en'] as const).flatMap((language) => {
    const file = join(knowledgeFolder, 'examples', `medicines-${language}.yaml`);
    return examplesSchema
      .parse(parse(readFileSync(file, 'utf8')))
      .map(([text, taken]) => ({ text, language, medicines: namesIn(taken), from: 'examples' as const }));
  });
  const insisted = insistedSchema
    .parse(parse(readFileSync(join(knowledgeFolder, 'examples', 'medicines-insisted.yaml'), 'utf8')))
    .map(([language, text, taken]) => ({ text, language, medicines: namesIn(taken), from: 'insisted' as const }));
  const work = readItems(workFolder).messages.map((message) => ({
    text: message.text,
    language: varietyOf(message) === 'en' ? ('en' as const) : ('nl' as const),
    medicines: message.medicines,
    from: 'work' as const,
  }));
  return [...written, ...Array.from({ length: INSISTED }, () => insisted).flat(), ...work];
}

/** "metformin; water_tablets" */
function namesIn(taken: string): readonly string[] {
  return taken
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean);
}

export function fingerprintOfTaken(examples: readonly TakenExample[]): string {
  return createHash('sha256').update(JSON.stringify(examples)).digest('hex').slice(0, 12);
}

/** @returns the weights as bytes for learned/taken.weights */
export function learnTaken(examples: readonly TakenExample[], folder: string): Uint8Array {
  const read = reader(folder);
  return learn(examples.map(read), fingerprintOfTaken(examples));
}

interface ReadExample {
  readonly from: TakenExample['from'];
  readonly found: Findings;
  /** Each medicine that is named, and whether it counts. */
  readonly named: readonly { readonly medicine: NamedMedicine; readonly isTaken: boolean }[];
}

function learn(examples: readonly ReadExample[], print: string): Uint8Array {
  const rows = examples.flatMap(({ found, named }): readonly LabelledText[] => {
    const featuresOf = createTakenFeatures(textOf(found), found.named.named);
    return named.map(({ medicine, isTaken }) => ({
      features: Uint32Array.from(featuresOf(medicine)),
      label: isTaken ? TAKEN : NOT_TAKEN,
    }));
  });
  return encodeHiddenModel(trainHidden(rows, SHAPE), print);
}

function textOf({ written: { words }, clauses, speech, named: { phrases } }: Findings): TakenText {
  return takenText(words, clauses, speech, phrases);
}

function reader(folder: string): (example: TakenExample) => ReadExample {
  const knowledge = loadKnowledge(folder);
  const languages = [loadWords(folder, 'nl'), loadWords(folder, 'en')];
  const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));
  return ({ text, language, medicines, from }) => {
    const found = find(text, language);
    const meant = medicines.map((each) => medicineIdOf(each, knowledge));
    const { named } = found.named;
    const isMeant = (id: string): boolean => meant.includes(id);
    // What is meant and stands there under its own name is not what a kind stands for as well.
    const others = meant.filter((each) => !named.some(({ ids }) => ids.includes(each)));
    return {
      from,
      found,
      named: named.map((medicine) => ({
        medicine,
        isTaken: medicine.ids.some((id) => isMeant(id) || others.some((each) => isKin(id, each, knowledge))),
      })),
    };
  };
}

/** The same, or a kind and its own. */
function isKin(one: string, other: string, { medicines, medicineGroups }: Knowledge): boolean {
  const isOfKind = (id: string, kind: string): boolean =>
    medicineGroups.get(kind)?.classIds.includes(medicines.get(id)?.classId ?? '') ?? false;
  return one === other || isOfKind(one, other) || isOfKind(other, one);
}

/** What is taken and what is not, of all that the examples name, each judged by what was learned without it; a fifth at a time. */
export function crossCheckTaken(examples: readonly TakenExample[], folder: string): readonly Figure[] {
  const read = examples.map(reader(folder)).filter(({ named }) => named.length > 0);
  const results = Array.from({ length: FOLDS }, (_, fold) => {
    const isLeftOut = (at: number): boolean => at % FOLDS === fold;
    const judge = createTakenJudge(
      decodeHiddenModel(
        learn(
          read.filter((_each, at) => !isLeftOut(at)),
          '',
        ),
      ),
    );
    return read
      .filter(({ from }, at) => isLeftOut(at) && from === 'examples')
      .flatMap(({ found, named }) => {
        const judged = judge(textOf(found), found.named.named);
        return named.map(({ medicine, isTaken }, at) => ({
          isTaken,
          rules: medicine.rule === TAKEN,
          learned: judged[at] === TAKEN,
          asked: judged[at] === 'perhaps',
        }));
      });
  }).flat();
  const [taken, not] = [results.filter((each) => each.isTaken), results.filter((each) => !each.isTaken)];
  const lines = [
    ['learned', 'read as taken'],
    ['asked', 'asked about'],
    ['rules', 'read as taken by rules alone'],
  ] as const;
  return lines.flatMap(([how, name]) => [
    figure(
      SECTION,
      `taken, and ${name}`,
      share(taken, (each) => each[how]),
    ),
    figure(
      SECTION,
      `not taken, and ${name}`,
      share(not, (each) => each[how]),
    ),
  ]);
}
