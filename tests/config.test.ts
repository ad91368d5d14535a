import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

describe('the configuration', () => {
  it('needs no setting at all', () => {
    expect(readConfig({})).toEqual({
      botToken: null,
      telegramApiRoot: 'https://api.telegram.org',
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: null,
      databaseFile: 'data/magnesium-check.db',
      dataKey: { file: 'magnesium-check.key' },
      webhook: null,
      metricsPort: null,
      chatBurst: 30,
      quickTapMs: 600,
      logLevel: 'info',
    });
  });

  it('takes what is set, and an empty value as not set', () => {
    const config = readConfig({
      BOT_TOKEN: '123456:AAbb-cc_dd',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      HOST: '',
      PORT: '0',
      DATABASE_URL: 'postgres://bot:pass@db.example:5432/bot',
      DATA_DIR: '/var/lib/magnesium',
      DATA_KEY_FILE: ' ',
      DATA_KEY: 'lookup=abc seal-1=def seal-2=ghi',
      WEBHOOK_URL: 'https://bot.example.org/mg/',
      WEBHOOK_SECRET: 'a-secret-of-16-and-more',
      METRICS_PORT: '9090',
      CHAT_BURST: '60',
      QUICK_TAP_MS: '0',
      LOG_LEVEL: 'silent',
    });
    expect(config).toEqual({
      botToken: '123456:AAbb-cc_dd',
      telegramApiRoot: 'http://127.0.0.1:8081',
      host: '127.0.0.1',
      port: 0,
      databaseUrl: 'postgres://bot:pass@db.example:5432/bot',
      databaseFile: '/var/lib/magnesium/magnesium-check.db',
      dataKey: { text: 'lookup=abc seal-1=def seal-2=ghi' },
      webhook: { publicUrl: 'https://bot.example.org/mg', secret: 'a-secret-of-16-and-more' },
      metricsPort: 9090,
      chatBurst: 60,
      quickTapMs: 0,
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
    ['DATABASE_URL', 'mysql://here/bot', 'postgres://'],
    ['DATABASE_URL', 'db.example', 'postgres://'],
    ['DATA_KEY', 'secret', 'lookup=... seal-1=...'],
    ['METRICS_PORT', '-1', '0 to 65535'],
    ['WEBHOOK_URL', 'https://bot.example.org', 'BOT_TOKEN'],
    ['WEBHOOK_SECRET', 'too short', '16 to 256'],
    ['CHAT_BURST', '0', 'from 1'],
    ['QUICK_TAP_MS', 'soon', 'milliseconds'],
    ['LOG_LEVEL', 'loud', 'debug, info'],
  ])('refuses %s=%s, and says how to set it', (name, value, remedy) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `, 'u'))]);
    expect(problemsOf({ [name]: value })[0]).toContain(remedy);
  });

  it('names all wrong settings at once', () => {
    const problems = problemsOf({ BOT_TOKEN: 'x', PORT: 'y', LOG_LEVEL: 'z' });
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['BOT_TOKEN', 'PORT', 'LOG_LEVEL']);
  });

  it('refuses a webhook without its scheme, and one with a question in it', () => {
    for (const WEBHOOK_URL of ['bot.example.org', 'https://bot.example.org/?bot=1']) {
      const problems = problemsOf({ BOT_TOKEN: '123456:AAbb', WEBHOOK_URL });
      expect(problems).toEqual([expect.stringMatching(/^WEBHOOK_URL: is ".*"; give /u)]);
    }
  });

  it('refuses keys from two places', () => {
    expect(problemsOf({ DATA_KEY: 'lookup=a seal-1=b', DATA_KEY_FILE: 'k' })[0]).toMatch(/^DATA_KEY_FILE: .*DATA_KEY/u);
  });

  it('shows a wrong value, but never that of a secret', () => {
    expect(problemsOf({ PORT: 'eighty' })[0]).toContain('"eighty"');
    const problems = problemsOf({
      BOT_TOKEN: 'no-colon-secret',
      DATA_KEY: 'lookup-secret',
      WEBHOOK_SECRET: 'hook!',
      DATABASE_URL: 'mysql://u:pg-secret@h',
    }).join('\n');
    expect(problems).not.toContain('secret"');
    expect(problems).not.toContain('no-colon');
    expect(problems).not.toContain('lookup-secret');
    expect(problems).not.toContain('hook!');
    expect(problems).not.toContain('pg-secret');
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
