/** What Telegram shows of the bot in one language: the menu and the descriptions. */
import { COMMANDS, type Command } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { createSpeech } from './speech.ts';

export interface ProfileWords {
  readonly language: Language;
  /** One line per command of the menu, at most 256 characters. */
  readonly commands: Readonly<Record<Command, string>>;
  /** In an empty chat; at most 512 characters. */
  readonly description: string;
  /** On the profile page and in links; at most 120 characters. */
  readonly shortDescription: string;
}

/** Texts of the bot's profile. */
export function profileOf(words: Words, knowledge: Knowledge): ProfileWords {
  const { plain } = createSpeech(words, knowledge);
  const lines = COMMANDS.map((command) => [command, plain(`command-${command}`)] as const);
  return {
    language: words.language,
    // One line for each of COMMANDS, so every key is there.
    commands: Object.fromEntries(lines) as Record<Command, string>,
    description: plain('bot-description'),
    shortDescription: plain('bot-short-description'),
  };
}
