/** The sentences of messages.ftl, compiled once per language, beside the word tables and the facts. */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import type { UsdaFoods } from './food-usda.ts';
import { escaped, type Html } from './html.ts';

export type Values = Readonly<Record<string, string | number | Html>>;

export interface Speech {
  readonly words: Words;
  readonly knowledge: Knowledge;
  /** The American food table; null where it is not looked at. */
  readonly usda: UsdaFoods | null;
  /** A sentence as HTML; plain values are escaped. */
  readonly say: (id: string, values?: Values) => Html;
  /** A sentence as plain text, for buttons, toasts and Telegram's own menus. */
  readonly plain: (id: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly has: (id: string) => boolean;
}

/** A sentence that cannot be said: the message is missing, broken, or wants a value that it was not given. */
export class SpeechError extends Error {
  readonly language: string;
  readonly messageId: string;

  constructor(language: string, id: string, problem: string) {
    super(`languages/${language}/messages.ftl: ${id}: ${problem}`);
    this.name = 'SpeechError';
    this.language = language;
    this.messageId = id;
  }
}

/**
 * Compiles the sentences of one language.
 * @throws {SpeechError} if a message is there twice; `say` and `plain` throw it for a missing message or value
 */
export function createSpeech(words: Words, knowledge: Knowledge, usda: UsdaFoods | null = null): Speech {
  const bundle = new FluentBundle(words.language, { useIsolating: false });
  const problems = bundle.addResource(new FluentResource(words.messages));
  if (problems[0] !== undefined) throw new SpeechError(words.language, 'file', problems[0].message);

  const format = (id: string, values: Record<string, string | number>): string => {
    const pattern = bundle.getMessage(id)?.value;
    if (pattern === undefined || pattern === null) {
      throw new SpeechError(words.language, id, 'no such message; add it in every language');
    }
    const errors: Error[] = [];
    const text = bundle.formatPattern(pattern, values, errors);
    if (errors[0] !== undefined) throw new SpeechError(words.language, id, errors[0].message);
    return text;
  };

  return {
    words,
    knowledge,
    usda,
    say: (id, values = {}) => ({ html: format(id, markup(values)) }),
    plain: (id, values = {}) => format(id, { ...values }),
    has: (id) => bundle.hasMessage(id),
  };
}

/** The sentences of all languages. */
export function createSpeeches(
  words: Readonly<Record<Language, Words>>,
  knowledge: Knowledge,
  usda: UsdaFoods | null,
): Readonly<Record<Language, Speech>> {
  return { nl: createSpeech(words.nl, knowledge, usda), en: createSpeech(words.en, knowledge, usda) };
}

function markup(values: Values): Record<string, string | number> {
  const result: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') result[name] = value;
    else result[name] = typeof value === 'string' ? escaped(value) : value.html;
  }
  return result;
}
