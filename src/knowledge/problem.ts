import type { Document, LineCounter } from 'yaml';
import { fullParser } from './read-yaml.ts';

/** A place in a YAML file, as keys and indexes from its top. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in `knowledge/`. */
export interface Problem {
  /** Relative to the knowledge folder, with the folder's own name in front. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `[12].sources[0]` and the like; empty for the file as a whole. */
  readonly path: string;
  readonly what: string;
  readonly remedy: string;
}

/** `knowledge/foods/nuts.yaml:12: [3].sources[0]: unknown source "x"; add it to sources.yaml` */
export function formatProblem({ file, line, path, what, remedy }: Problem): string {
  return `${file}:${line}: ${path === '' ? '' : `${path}: `}${what}; ${remedy}`;
}

/** The knowledge files cannot be used as they are. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly file: string;
  readonly line: number;
  readonly remedy: string;

  constructor(problem: Problem, more: number) {
    super(formatProblem(problem) + (more > 0 ? ` (and ${more} more; run: npm run check)` : ''));
    this.file = problem.file;
    this.line = problem.line;
    this.remedy = problem.remedy;
  }
}

/** Writes a path as `questions[0].typical`. */
export function formatPath(path: Path): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');
}

/** Finds lines in one text; parses it once, and only when a line is asked for. */
export class LineFinder {
  readonly #text: string;
  #parsed: { document: Document; counter: LineCounter } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Line (from 1) of the deepest part of `path` that is there; 1 for a text that cannot be parsed. */
  lineOf(path: Path): number {
    const { isMap, isPair, isScalar, isSeq } = fullParser();
    const { document, counter } = this.#parse();
    let node: unknown = document.contents;
    let offset = rangeStart(node);
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
        );
        if (!pair) break;
        offset = rangeStart(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        const item = node.items[Number(step)];
        if (item === undefined) break;
        offset = rangeStart(item) ?? offset;
        node = item;
      } else break;
    }
    return offset === undefined ? 1 : counter.linePos(offset).line;
  }

  /** Errors of the full parser, with their lines. */
  syntaxErrors(): { line: number; message: string }[] {
    const { document, counter } = this.#parse();
    return document.errors.map((error) => ({
      line: counter.linePos(error.pos[0]).line,
      message: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
    }));
  }

  #parse() {
    if (!this.#parsed) {
      const { LineCounter, parseDocument } = fullParser();
      const counter = new LineCounter();
      this.#parsed = { document: parseDocument(this.#text, { lineCounter: counter }), counter };
    }
    return this.#parsed;
  }
}

function rangeStart(node: unknown): number | undefined {
  return fullParser().isNode(node) ? node.range?.[0] : undefined;
}
