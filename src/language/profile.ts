/** What Telegram's own menu and profile say of the bot. */
import { COMMANDS, type Command } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Speech } from './speech.ts';

/**
 * The menu lines and descriptions of one language, as plain text.
 * @throws {SpeechError} if one of them is missing from messages.ftl
 */
export function profileOf({ words, plain }: Speech): {
  language: Language;
  commands: Record<Command, string>;
  description: string;
  shortDescription: string;
} {
  const lines = COMMANDS.map((command) => [command, plain(`command-${command}`)]);
  return {
    language: words.language,
    commands: Object.fromEntries(lines) as Record<Command, string>, // one line for each of COMMANDS
    description: plain('bot-description'),
    shortDescription: plain('bot-short-description'),
  };
}
