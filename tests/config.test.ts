import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

describe('the configuration', () => {
  it('needs no setting at all', () => {
    expect(readConfig({})).toEqual({
      botToken: null,
      telegramApiRoot: 'https://api.telegram.org',
      host: '127.0.0.1',
      port: 8080,
      databaseFile: 'data/magnesium-check.db',
      dataKey: { file: 'magnesium-check.key' },
      logLevel: 'info',
    });
  });

  it('takes what is set, and an empty value as not set', () => {
    const config = readConfig({
      BOT_TOKEN: '123456:AAbb-cc_dd',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      HOST: '',
      PORT: '0',
      DATA_DIR: '/var/lib/magnesium',
      DATA_KEY_FILE: ' ',
      DATA_KEY: 'lookup=abc seal-1=def seal-2=ghi',
      LOG_LEVEL: 'silent',
    });
    expect(config).toEqual({
      botToken: '123456:AAbb-cc_dd',
      telegramApiRoot: 'http://127.0.0.1:8081',
      host: '127.0.0.1',
      port: 0,
      databaseFile: '/var/lib/magnesium/magnesium-check.db',
      dataKey: { text: 'lookup=abc seal-1=def seal-2=ghi' },
      logLevel: 'silent',
    });
  });

  it.each([
    ['BOT_TOKEN', 'my-bot', '@BotFather'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org', 'https://'],
    ['TELEGRAM_API_ROOT', 'ftp://api.telegram.org', 'https://'],
    ['HOST', 'http://here/', '127.0.0.1'],
    ['PORT', '99999', '0 to 65535'],
    ['PORT', '80a', '0 to 65535'],
    ['DATA_KEY', 'secret', 'lookup=... seal-1=...'],
    ['LOG_LEVEL', 'loud', 'debug, info'],
  ])('refuses %s=%s, and says how to set it', (name, value, remedy) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `, 'u'))]);
    expect(problemsOf({ [name]: value })[0]).toContain(remedy);
  });

  it('names all wrong settings at once', () => {
    const problems = problemsOf({ BOT_TOKEN: 'x', PORT: 'y', LOG_LEVEL: 'z' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['BOT_TOKEN', 'PORT', 'LOG_LEVEL']);
  });

  it('refuses keys from two places', () => {
    expect(problemsOf({ DATA_KEY: 'lookup=a seal-1=b', DATA_KEY_FILE: 'k' })[0]).toMatch(/^DATA_KEY_FILE: .*DATA_KEY/u);
  });

  it('shows a wrong value, but never that of a secret', () => {
    expect(problemsOf({ PORT: 'eighty' })[0]).toContain('"eighty"');
    const problems = problemsOf({ BOT_TOKEN: 'no-colon-secret', DATA_KEY: 'lookup-secret' }).join('\n');
    expect(problems).not.toContain('secret"');
    expect(problems).not.toContain('no-colon');
    expect(problems).not.toContain('lookup-secret');
  });
});

function problemsOf(environment: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
