/** What a bot sets about itself: commands, name, descriptions, menu button. */
import type { BotCommand, BotCommandScope } from 'grammy/types';
import { badRequest } from './api-error.ts';
import { LIMITS } from './limits.ts';
import { findChat, type Methods } from './method.ts';
import type { World } from './world.ts';

type SettingsMethod =
  | 'setMyCommands'
  | 'getMyCommands'
  | 'deleteMyCommands'
  | 'setMyDescription'
  | 'getMyDescription'
  | 'setMyShortDescription'
  | 'getMyShortDescription'
  | 'setMyName'
  | 'getMyName'
  | 'setChatMenuButton';

type TextName = 'description' | 'short_description' | 'name';

const LENGTHS: Readonly<Record<TextName, number>> = {
  description: LIMITS.descriptionLength,
  short_description: LIMITS.shortDescriptionLength,
  name: LIMITS.nameLength,
};

/** The methods with which a bot describes itself, per language. */
export function settingsMethods(world: World): Methods<SettingsMethod> {
  const setText = (name: TextName, text = '', language = ''): true => {
    checkLanguage(language);
    if (text.length > LENGTHS[name]) throw badRequest(`${name} is too long: at most ${LENGTHS[name]} characters`);
    if (text === '') world.texts.delete(`${name}:${language}`);
    else world.texts.set(`${name}:${language}`, text);
    world.events.emit({ kind: 'settings' });
    return true;
  };
  const getText = (name: TextName, language = '') => {
    checkLanguage(language);
    return world.texts.get(`${name}:${language}`) ?? '';
  };

  return {
    setMyCommands: ({ commands, scope, language_code = '' }) => {
      const key = commandsKey(world, scope, language_code);
      world.commands.set(key, readCommands(commands));
      world.events.emit({ kind: 'settings' });
      return true;
    },
    getMyCommands: ({ scope, language_code = '' }) => [
      ...(world.commands.get(commandsKey(world, scope, language_code)) ?? []),
    ],
    deleteMyCommands: ({ scope, language_code = '' }) => {
      world.commands.delete(commandsKey(world, scope, language_code));
      world.events.emit({ kind: 'settings' });
      return true;
    },
    setMyDescription: ({ description, language_code }) => setText('description', description, language_code),
    getMyDescription: ({ language_code }) => ({ description: getText('description', language_code) }),
    setMyShortDescription: ({ short_description, language_code }) =>
      setText('short_description', short_description, language_code),
    getMyShortDescription: ({ language_code }) => ({ short_description: getText('short_description', language_code) }),
    setMyName: ({ name, language_code }) => setText('name', name, language_code),
    getMyName: ({ language_code }) => ({ name: getText('name', language_code) || world.bot.first_name }),
    setChatMenuButton: ({ chat_id, menu_button }) => {
      if (chat_id !== undefined) findChat(world, chat_id);
      if (menu_button && !['commands', 'default'].includes(menu_button.type)) {
        throw badRequest(`menu button "${menu_button.type}" is not played by this simulator`);
      }
      return true;
    },
  };
}

/** Commands in the menu of a private chat; https://core.telegram.org/bots/api#determining-list-of-commands. */
export function commandsFor(world: World, chatId: number, language: string): readonly BotCommand[] {
  for (const scope of [`chat:${chatId}`, 'all_private_chats', 'default']) {
    for (const code of [language, '']) {
      const commands = world.commands.get(`${scope}|${code}`);
      if (commands && commands.length > 0) return commands;
    }
  }
  return [];
}

/** A text of the bot in a person's language, else the one for all. */
export function textFor(world: World, name: TextName, language: string): string {
  return world.texts.get(`${name}:${language}`) ?? world.texts.get(`${name}:`) ?? '';
}

function checkLanguage(code: string): void {
  if (code !== '' && !/^[a-z]{2}$/.test(code)) throw badRequest('invalid language code specified');
}

function commandsKey(world: World, scope: BotCommandScope | undefined, language: string): string {
  checkLanguage(language);
  const type = scope?.type ?? 'default';
  switch (type) {
    case 'default':
    case 'all_private_chats':
    case 'all_group_chats':
    case 'all_chat_administrators':
      return `${type}|${language}`;
    case 'chat':
      return `chat:${findChat(world, scope && 'chat_id' in scope ? scope.chat_id : undefined).chat.id}|${language}`;
    default:
      throw badRequest(`command scope "${type}" is not played by this simulator`);
  }
}

function readCommands(commands: readonly BotCommand[] | undefined): readonly BotCommand[] {
  if (!Array.isArray(commands)) throw badRequest("can't parse commands: expected an Array of BotCommand");
  if (commands.length > LIMITS.commands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  const names = new Set<string>();
  for (const { command, description } of commands as BotCommand[]) {
    if (typeof command !== 'string' || !LIMITS.commandName.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (names.has(command)) throw badRequest(`command "${command}" is given twice`);
    names.add(command);
    const length = typeof description === 'string' ? description.length : 0;
    if (length < 1 || length > LIMITS.commandDescriptionLength) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return commands;
}
