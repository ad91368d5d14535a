/** A part of a result as a list of blocks that is cut into pages of a readable length. */
import type { Button } from '../chat.ts';
import type { ResultPart } from '../domain/state.ts';
import type { Result, View } from '../domain/view.ts';
import type { Html } from './html.ts';

export type ResultView = Extract<View, { kind: 'result' }>;

/** Never divided over two pages. */
export interface Block {
  readonly text: Html;
  /** True for a line of a list, which follows the block before it without an empty line. */
  readonly isLine?: true;
  /** Heading of the list that a line belongs to; said again where the line begins a page. */
  readonly under?: Html;
  readonly buttons?: readonly (readonly Button[])[];
}

export interface Section {
  readonly title: Html;
  readonly blocks: readonly Block[];
  /** Other parts that a reader of this one may want next. */
  readonly links: readonly ResultPart[];
  /** Most blocks on a page, where a part is a list of equals. */
  readonly perPage?: number;
}

export interface Page {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
  /** Counted from 0. */
  readonly number: number;
  readonly count: number;
}

/** About a screen and a half of a phone; with title and footer well under the length of a message. */
const PAGE_LENGTH = 1700;

/** A block of its own. */
export function block(text: Html, buttons: Block['buttons'] = []): Block {
  return { text, buttons };
}

/** A heading and the lines under it, each with its buttons; nothing when there are no lines. The heading never ends a page. */
export function listed(heading: Html, lines: readonly Block[]): readonly Block[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const top = { ...first, text: { html: `${heading.html}\n${first.text.html}` } };
  return [
    { text: top.text, buttons: top.buttons ?? [] },
    ...rest.map((line) => ({ ...line, isLine: true as const, under: heading })),
  ];
}

/** The wanted page; a number beyond the last gives the last. */
export function pageOf(section: Section, wanted: number): Page {
  const pages = divided(section);
  const number = Math.min(Math.max(wanted, 0), pages.length - 1);
  const blocks = pages[number] ?? [];
  return {
    text: blocks.reduce((text, each, index) => text + before(each, index) + each.text.html, ''),
    buttons: blocks.flatMap((each) => each.buttons ?? []),
    number,
    count: pages.length,
  };
}

/** What the person answered to a question of this result. */
export function answered(result: Result, question: string): Result['answers'][number] | undefined {
  return result.answers.find((each) => each.question.id === question);
}

function divided(section: Section): readonly (readonly Block[])[] {
  const most = section.perPage ?? Number.POSITIVE_INFINITY;
  const pages: Block[][] = [[]];
  let length = 0;
  for (const each of section.blocks) {
    const page = pages.at(-1) ?? [];
    const isFull = page.length >= most || length + each.text.html.length > PAGE_LENGTH;
    if (isFull && page.length > 0) {
      pages.push([each]);
      length = each.text.html.length;
    } else {
      page.push(each);
      length += each.text.html.length;
    }
  }
  return pages;
}

function before(each: Block, index: number): string {
  if (index === 0) return each.under === undefined ? '' : `${each.under.html}\n`;
  return each.isLine === true ? '\n' : '\n\n';
}
