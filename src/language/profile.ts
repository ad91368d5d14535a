/** What Telegram's own menu and profile say of the bot. */
import { COMMANDS, type Command } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { createSpeech } from './speech.ts';

/**
 * The menu lines and descriptions of one language, as plain text.
 * @throws {SpeechError} if one of them is missing from messages.ftl
 */
export function profileOf(
  words: Words,
  knowledge: Knowledge,
): { language: Language; commands: Record<Command, string>; description: string; shortDescription: string } {
  const { plain } = createSpeech(words, knowledge);
  const lines = COMMANDS.map((command) => [command, plain(`command-${command}`)]);
  return {
    language: words.language,
    commands: Object.fromEntries(lines) as Record<Command, string>, // one line for each of COMMANDS
    description: plain('bot-description'),
    shortDescription: plain('bot-short-description'),
  };
}
