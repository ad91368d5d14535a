import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import type { KeptTables } from './kept-tables.ts';
import { formatPath, KnowledgeError, LineFinder, type Path, type Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/** A row with the place where it stands, so that a check can point at it. */
export interface Entry<T> {
  readonly value: T;
  readonly file: string;
  readonly path: Path;
}

/** Where one kind of fact stands: `x.yaml`, or every `.yaml` file of the folder `x/`. */
export interface Section<T> {
  readonly at: string;
  /** `rows`: a list; `one`: a single map. */
  readonly holds: 'rows' | 'one';
  /** Asked for only where a table must be read. */
  readonly schema: () => z.ZodType<T>;
}

const PIECE = Buffer.alloc(32 * 1024);

/** The files below a knowledge folder, and the problems found while reading them. */
export class KnowledgeFiles {
  readonly #folder: string;
  readonly #texts = new Map<string, string>();
  readonly #hashes = new Map<string, string>();
  readonly #finders = new Map<string, LineFinder>();
  readonly #problems: Problem[] = [];
  readonly #kept: KeptTables | null;

  /**
   * @param folder the knowledge folder; problems name files from its own name on
   * @param kept tables that need not be read again; null reads them all
   */
  constructor(folder: string, kept: KeptTables | null = null) {
    this.#folder = folder;
    this.#kept = kept;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  /** @throws {KnowledgeError} with the first problem that was noted, if there is one */
  throwFirst(): void {
    const [first, ...more] = this.#problems;
    if (first) throw new KnowledgeError(first, more.length);
  }

  /** Relative paths of the YAML files at `x.yaml` or in the folder `x/`, sorted; empty when there are none. */
  list(at: string): string[] {
    if (at.endsWith('.yaml')) return [at];
    return this.listAll(at).filter((file) => file.endsWith('.yaml'));
  }

  /** Relative paths of all files in a folder and below it, sorted. */
  listAll(at: string): string[] {
    try {
      return readdirSync(join(this.#folder, at), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(this.#folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    } catch (error) {
      if (!isMissing(error)) throw error;
      this.report(at, [], 'this folder is missing', 'restore it');
      return [];
    }
  }

  /** The text of a file; undefined, and a problem noted, when it is not there. */
  text(file: string): string | undefined {
    const text = this.#texts.get(file) ?? this.#found(file, (path) => readFileSync(path, 'utf8'));
    if (text !== undefined) this.#texts.set(file, text);
    return text;
  }

  /** Tells whether a file changed, without making a text of it; undefined, and a problem noted, when it is not there. */
  hash(file: string): string | undefined {
    const known = this.#hashes.get(file) ?? this.#found(file, hashOfFile);
    if (known !== undefined) this.#hashes.set(file, known);
    return known;
  }

  #found<Read>(file: string, read: (path: string) => Read): Read | undefined {
    try {
      return read(join(this.#folder, file));
    } catch (error) {
      if (!isMissing(error)) throw error;
      this.report(file, [], 'this file is missing', 'restore it, or write it after the example of its neighbours');
      return undefined;
    }
  }

  /**
   * What `npm run learn` wrote, to be read when it is asked for: it is large, and a start need not wait for it.
   * @returns undefined, and a problem noted, when it is not there
   */
  bytes(file: string): (() => Uint8Array) | undefined {
    const path = join(this.#folder, file);
    if (existsSync(path)) return () => readFileSync(path);
    this.report(file, [], 'this file is missing', 'write it with "npm run learn"');
    return undefined;
  }

  /** Reads and checks a section; rows that do not fit are noted and left out. */
  read<T>(section: Section<T>): Entry<T>[] {
    return this.readLater(section)();
  }

  /**
   * The same, but what was found right by an earlier start is read when it is asked for.
   * @returns reads it, at any time
   * @throws {KnowledgeError} there, when that is lost by then and what stands in its place does not fit
   */
  readLater<T>(section: Section<T>): () => Entry<T>[] {
    const files = this.list(section.at).map((file) => this.#keptOr(file, section));
    return () => files.flatMap((read) => read());
  }

  /** Notes a problem at a line. */
  reportLine(file: string, line: number, what: string, remedy: string): void {
    const problem = { file: this.#shown(file), line, path: '', what, remedy };
    const isKnown = this.#problems.some(
      (each) => each.file === problem.file && each.line === line && each.what === what,
    );
    if (!isKnown) this.#problems.push(problem);
  }

  /** Notes a problem at a place in a file. */
  report(file: string, path: Path, what: string, remedy: string): void {
    const line = this.#texts.has(file) && file.endsWith('.yaml') ? this.finder(file).lineOf(path) : 1;
    this.#problems.push({ file: this.#shown(file), line, path: formatPath(path), what, remedy });
  }

  finder(file: string): LineFinder {
    const finder = this.#finders.get(file) ?? new LineFinder(this.#texts.get(file) ?? '');
    this.#finders.set(file, finder);
    return finder;
  }

  /** Reads a file as YAML; undefined, and problems noted, when it is none. */
  parse(file: string): unknown {
    const text = this.text(file);
    if (text === undefined) return undefined;
    try {
      return readYaml(text);
    } catch {
      // The full parser tells all errors with their lines.
      for (const { line, message } of this.finder(file).syntaxErrors()) {
        this.reportLine(file, line, message, 'correct the YAML on this line');
      }
      return undefined;
    }
  }

  #keptOr<T>(file: string, section: Section<T>): () => Entry<T>[] {
    const folder = this.#folder;
    const text = this.#kept === null ? undefined : this.hash(file);
    const kept = text === undefined ? undefined : this.#kept?.find(file, text);
    if (kept !== undefined) {
      return () =>
        // The schema took them before.
        kept()?.map((row, at) => ({ value: row as T, file, path: section.holds === 'rows' ? [at] : [] })) ??
        readAgain(folder, file, section);
    }
    const problems = this.#problems.length;
    const entries = this.#readFile(file, section);
    if (text !== undefined && this.#problems.length === problems) {
      this.#kept?.keep(
        file,
        text,
        entries.map(({ value }) => value),
      );
    }
    return () => entries;
  }

  #readFile<T>(file: string, section: Section<T>): Entry<T>[] {
    const content = this.parse(file);
    if (content === undefined) return [];
    const isList = Array.isArray(content);
    if (isList !== (section.holds === 'rows')) {
      this.report(
        file,
        [],
        `expected ${section.holds === 'rows' ? 'a list of rows' : 'a map'}`,
        'see knowledge/README.md',
      );
      return [];
    }
    const rows: { row: unknown; path: Path }[] = isList
      ? content.map((row, at) => ({ row, path: [at] }))
      : [{ row: content, path: [] }];
    const schema = section.schema();
    return rows.flatMap(({ row, path }): Entry<T>[] => {
      const result = schema.safeParse(row, { jitless: true });
      if (result.success) return [{ value: result.data, file, path }];
      for (const issue of result.error.issues) this.#reportIssue(file, path, issue);
      return [];
    });
  }

  #reportIssue(file: string, path: Path, issue: z.core.$ZodIssue): void {
    const place = [...path, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        this.report(file, [...place, key], 'unknown key', 'correct its spelling or remove it');
    } else {
      const isMissingKey = issue.code === 'invalid_type' && / undefined$/.test(issue.message);
      this.report(file, place, issue.message, isMissingKey ? 'add it' : 'correct the value');
    }
  }

  #shown(file: string): string {
    return `${basename(this.#folder)}/${file}`;
  }
}

/** By files of its own, so that the texts of all others are not held until then. */
function readAgain<T>(folder: string, file: string, section: Section<T>): Entry<T>[] {
  const files = new KnowledgeFiles(folder);
  const entries = files.read({ ...section, at: file });
  files.throwFirst();
  return entries;
}

/** Piece by piece, as all files together have some megabytes. */
function hashOfFile(path: string): string {
  const sum = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let length = 1; length > 0; ) {
      length = readSync(file, PIECE);
      sum.update(PIECE.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
  return sum.digest('hex');
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
