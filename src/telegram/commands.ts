/** The names of the commands, and what Telegram shows of the bot in each language. */
import type { Api } from 'grammy';
import { COMMANDS, type Command } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';

/** What Telegram shows before a person has written anything. */
export interface Profile {
  readonly language: Language;
  /** One line per command of the menu, at most 256 characters. */
  readonly commands: Readonly<Record<Command, string>>;
  /** In an empty chat; at most 512 characters. */
  readonly description: string;
  /** On the profile page and in links; at most 120 characters. */
  readonly shortDescription: string;
}

/** Commands that have a name of their own in Dutch; the English names work everywhere. */
const DUTCH_NAMES: Readonly<Partial<Record<Command, string>>> = {
  food: 'eten',
  ask: 'vraag',
  diary: 'dagboek',
  report: 'verslag',
  language: 'taal',
  delete: 'verwijderen',
};

const BY_NAME: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) => [command, DUTCH_NAMES[command] ?? command].map((name) => [name, command] as const)),
);

/** The command that a name stands for, in either language and any case; null if there is none. */
export function commandOf(name: string): Command | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}

/** Answered when typed, but not offered: their parts of the product are still to come, and a menu should lead somewhere. */
const NOT_YET: ReadonlySet<Command> = new Set<Command>(['diary', 'report']);

/** The menu of one language, as Telegram takes it. */
export function menuOf({ language, commands }: Profile): { command: string; description: string }[] {
  return COMMANDS.filter((command) => !NOT_YET.has(command)).map((command) => ({
    command: language === 'nl' ? (DUTCH_NAMES[command] ?? command) : command,
    description: commands[command],
  }));
}

/**
 * Tells Telegram the menu and the descriptions, where they differ from what it has: it limits how often they may be set.
 * English is what people with any other language see.
 * @returns what was changed, as "nl commands"
 * @throws what the Bot API throws
 */
export async function showProfiles(api: Api, profiles: readonly Profile[]): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const profile of profiles) {
    const of = profile.language === 'en' ? {} : { language_code: profile.language };
    const menu = menuOf(profile);
    if (JSON.stringify((await api.getMyCommands(of)).map(inOrder)) !== JSON.stringify(menu)) {
      await api.setMyCommands(menu, of);
      changed.push(`${profile.language} commands`);
    }
    if ((await api.getMyDescription(of)).description !== profile.description) {
      await api.setMyDescription(profile.description, of);
      changed.push(`${profile.language} description`);
    }
    if ((await api.getMyShortDescription(of)).short_description !== profile.shortDescription) {
      await api.setMyShortDescription(profile.shortDescription, of);
      changed.push(`${profile.language} short description`);
    }
  }
  return changed;
}

/** The fields we set, in our order, so that two menus compare as text. */
function inOrder({ command, description }: { command: string; description: string }) {
  return { command, description };
}
