/** Text for Telegram's HTML mode. A value that is not `Html` is escaped wherever it is put in. */

export interface Html {
  readonly html: string;
}

/** Longest text of one message (Telegram counts UTF-16 units after parsing; counting the markup too is on the safe side). */
export const MESSAGE_LENGTH = 4096;

type Value = string | number | Html | readonly Html[];

/** Template tag: literal parts are markup, values are escaped unless they are `Html` already; a list is joined by line ends. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = strings[0] ?? '';
  values.forEach((value, index) => {
    text += rendered(value) + (strings[index + 1] ?? '');
  });
  return { html: text };
}

/** Escapes the characters that mean something in HTML text or in a quoted attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Joins pieces; empty ones are left out. */
export function joined(parts: readonly Html[], separator: string): Html {
  const filled = parts.map((part) => part.html).filter((text) => text !== '');
  return { html: filled.join(separator) };
}

/** Paragraphs with an empty line between them. */
export function paragraphs(parts: readonly Html[]): Html {
  return joined(parts, '\n\n');
}

/** First letter as a capital, for a name that begins a line; "één" and "ijzer" as Dutch writes them. */
export function capitalised(text: string): string {
  if (text.startsWith('éé')) return `E${text.slice(1)}`;
  if (text.startsWith('ij')) return `IJ${text.slice(2)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Cuts plain text to a length, with an ellipsis, never through a surrogate pair. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}

function rendered(value: Value): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map((part) => part.html).join('\n');
}
