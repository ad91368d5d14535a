/** Prints how well the reader reads, beside the baseline: `npm run evaluate -- [--half work|once|both] [--errors]`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measureLoading } from '../bench/measure-loading.ts';
import { loadKnowledge, loadWords } from '../src/knowledge/load.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { createUnderstand } from '../src/language/understand.ts';
import { createBaseline } from './baseline.ts';
import type { Figure } from './figure.ts';
import { type Items, varietyOf } from './items.ts';
import { type Half, optionsOf } from './options.ts';
import { problemsOf, readItems } from './read-items.ts';
import { chatLanguage, type Reader, type ReadItems, readAll } from './reader.ts';
import { type Column, complaintTable, confusionTable, figureTable } from './report.ts';
import { answerFigures } from './score-answers.ts';
import { backgroundFigures, questionFigures } from './score-background.ts';
import { complaintFigures } from './score-complaints.ts';
import { dangerFigures } from './score-danger.ts';
import { topicFigures } from './score-topics.ts';
import { wrongItems } from './wrong-items.ts';

/** All figures, in the order in which they are printed. */
function figuresOf({ messages, answers, questions }: ReadItems, knowledge: Knowledge): readonly Figure[] {
  return [
    ...complaintFigures(messages),
    ...dangerFigures(messages, knowledge),
    ...backgroundFigures(messages, knowledge),
    ...answerFigures(answers, knowledge),
    ...questionFigures(questions),
    ...topicFigures(
      questions.map(({ item, reading }) => ({ item, topic: reading.topic.id })),
      knowledge,
    ),
  ];
}

/**
 * The whole report.
 * @param wantsErrors adds what was read wrong in the work half; never of the other half, which would be used up by it
 * @throws {Error} when a half has not been dealt yet, or an item does not fit its shape
 */
function report(halves: readonly Half[], wantsErrors: boolean): string {
  const folder = join(import.meta.dirname, '..', 'knowledge');
  const knowledge = loadKnowledge(folder);
  const words = { nl: loadWords(folder, 'nl'), en: loadWords(folder, 'en') };
  const understand = createUnderstand(words, knowledge);
  const baseline = createBaseline(words, knowledge);
  const read = halves.map((half) => {
    const items = itemsOf(half);
    return { half, items, ours: readAll(items, understand), theirs: readAll(items, baseline) };
  });
  const columns: readonly Column[] = [
    ...read.map(({ half, ours }) => ({ title: half, figures: figuresOf(ours, knowledge), isHeld: true })),
    ...read.map(({ half, theirs }) => ({
      title: `baseline ${half}`,
      figures: figuresOf(theirs, knowledge),
      isHeld: false,
    })),
  ];
  const out: string[] = [];
  for (const { half, items, ours, theirs } of read) {
    // Labels of the half that nobody looks at are not shown either; only their number is.
    const problems = problemsOf(items.messages, knowledge);
    if (problems.length > 0) out.push(`${half}: ${problems.length} problems in the labels`);
    if (half === 'work') out.push(...problems.map((problem) => `  ${problem}`));
    const { messages, answers, questions } = items;
    const sizes = `${messages.length} messages, ${answers.length} answers, ${questions.length} questions`;
    out.push(`Present complaints, ${half} half (${sizes})`, complaintTable(ours.messages, theirs.messages), '');
    out.push(`Purpose, ${half} half`, confusionTable(ours.messages), '');
  }
  out.push('Figures in percent /of how many; ! = short of what issue 3 asks');
  out.push(figureTable(columns, halves.length === 2 ? ['work', 'once'] : null));
  out.push(
    '',
    ...costLines(
      read.map(({ items }) => items),
      understand,
      baseline,
    ),
  );
  if (wantsErrors) {
    const work = read.find(({ half }) => half === 'work');
    if (work !== undefined) out.push('', 'Read wrong in the work half', ...wrongItems(work.ours, knowledge));
  }
  return out.join('\n');
}

function itemsOf(half: Half): Items {
  const folder = join(import.meta.dirname, half);
  if (!existsSync(folder)) throw new Error(`${folder} is not there; deal the items with: node evaluation/split.ts`);
  return readItems(folder);
}

function costLines(all: readonly Items[], understand: Reader, baseline: Reader): readonly string[] {
  const { later: cost } = measureLoading();
  const messages = all.flatMap((items) => items.messages);
  const times = (read: Reader): string => {
    // The first round warms up.
    const timesMs = [1, 2].map(() =>
      messages.map((message) => {
        const startedMs = performance.now();
        read(message.text, chatLanguage(varietyOf(message)));
        return performance.now() - startedMs;
      }),
    )[1];
    const sorted = (timesMs ?? []).toSorted((one, other) => one - other);
    const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN).toFixed(3);
    return `median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
  };
  return [
    `Time a message: ${times(understand)} (baseline: ${times(baseline)})`,
    `Loading the reader, facts and words apart: ${cost.loadMs.toFixed(0)} ms, ${cost.residentMb.toFixed(1)} MB resident, ${cost.heapMb.toFixed(1)} MB of heap`,
  ];
}

if (import.meta.main) {
  try {
    const { halves, wantsErrors } = optionsOf(process.argv.slice(2));
    console.log(report(halves, wantsErrors));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
