/** Buttons in rows that a phone shows whole. */
import type { Button } from '../chat.ts';
import type { Action } from '../domain/event.ts';
import { shortened } from './html.ts';
import type { Speech } from './speech.ts';

/** Longest text of a button; a longer name is cut, as it stands whole in the text. */
const BUTTON_TEXT = 48;
/** Widest labels that fit two and three beside each other on a narrow phone. */
const TWO_COLUMNS = 16;
const THREE_COLUMNS = 8;

/** A button; the text is cut when a name is very long. */
export function button(text: string, does: Button['does'], style?: Button['style']): Button {
  const cut = shortened(text, BUTTON_TEXT);
  return style === undefined ? { text: cut, does } : { text: cut, does, style };
}

/** A button with a text of messages.ftl. */
export function named(speech: Speech, id: string, does: Action, style?: Button['style']): Button {
  return button(speech.plain(id), does, style);
}

/** Rows of so many buttons. */
export function inColumns(buttons: readonly Button[], columns: number): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += columns) rows.push(buttons.slice(start, start + columns));
  return rows;
}

/** One column for long labels, two for short ones, three for numbers. */
export function fitted(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const longest = Math.max(0, ...buttons.map((each) => each.text.length));
  if (longest <= THREE_COLUMNS && buttons.length > 2) return inColumns(buttons, 3);
  return inColumns(buttons, longest <= TWO_COLUMNS ? 2 : 1);
}

/**
 * A long list made shorter: two short labels that follow each other share a row.
 * @param labels the buttons' own words without a tick, so that ticking one never moves the others
 */
export function paired(buttons: readonly Button[], labels: readonly string[]): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  let wasShort = false;
  buttons.forEach((each, index) => {
    const isShort = (labels[index] ?? '').length <= TWO_COLUMNS;
    const row = rows.at(-1);
    if (isShort && wasShort && row?.length === 1) row.push(each);
    else rows.push([each]);
    wasShort = isShort;
  });
  return rows;
}
