import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command } from '../../src/domain/event.ts';
import { commandOf, menuOf, type Profile, showProfiles } from '../../src/telegram/commands.ts';
import { recordedApi } from './recorded-api.ts';

function profileOf(language: 'nl' | 'en'): Profile {
  const commands = Object.fromEntries(COMMANDS.map((command) => [command, `${language} ${command}`]));
  return {
    language,
    commands: commands as Record<Command, string>,
    description: `${language} description`,
    shortDescription: `${language} short`,
  };
}
const profiles = [profileOf('nl'), profileOf('en')];

describe('commands', () => {
  it('lead back to themselves by the names in each menu', () => {
    for (const profile of profiles) {
      for (const { command, description } of menuOf(profile)) {
        expect(description).toBe(`${profile.language} ${commandOf(command)}`);
      }
    }
  });

  it('are left out of the menu while they lead nowhere, but known when typed', () => {
    const later = ['diary', 'report'] as const;
    for (const profile of profiles) {
      const offered = menuOf(profile).map(({ command }) => commandOf(command));
      expect(offered).toEqual(COMMANDS.filter((command) => !later.some((each) => each === command)));
    }
    for (const command of later) expect(commandOf(command)).toBe(command);
    expect(commandOf('dagboek')).toBe('diary');
  });

  it('have names that Telegram takes', () => {
    for (const { command } of profiles.flatMap(menuOf)) expect(command).toMatch(/^[a-z0-9_]{1,32}$/);
  });
});

describe('the profile of the bot', () => {
  it('is set in both languages, English for everybody else', async () => {
    const { api, calls } = recordedApi((method) => (method === 'getMyCommands' ? [] : {}));
    await showProfiles(api, profiles);
    const set = calls.filter(({ method }) => method.startsWith('set'));
    expect(set.map(({ method, payload }) => [method, payload['language_code']])).toEqual([
      ['setMyCommands', 'nl'],
      ['setMyDescription', 'nl'],
      ['setMyShortDescription', 'nl'],
      ['setMyCommands', undefined],
      ['setMyDescription', undefined],
      ['setMyShortDescription', undefined],
    ]);
  });

  it('is left alone where Telegram has it already', async () => {
    const nl = profileOf('nl');
    const { api, calls } = recordedApi((method) => {
      if (method === 'getMyCommands') return menuOf(nl).map((each) => ({ ...each, is_ephemeral: false }));
      if (method === 'getMyDescription') return { description: nl.description };
      return { short_description: 'an older one' };
    });
    expect(await showProfiles(api, [nl])).toEqual(['nl short description']);
    expect(calls.filter(({ method }) => method.startsWith('set'))).toHaveLength(1);
  });
});
