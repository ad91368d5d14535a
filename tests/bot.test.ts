/** A few conversations with the real service over real HTTP: what only the whole can show. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../src/simulator/start.ts';
import type { ShownMessage } from '../src/simulator/transcript.ts';
import { type DataFolder, makeDataFolder, type Service, startService } from './service-process.ts';

let simulator: Simulator;
let data: DataFolder;
let service: Service;

beforeAll(async () => {
  simulator = await startSimulator({ host: '127.0.0.1', port: 0 });
  data = makeDataFolder();
  service = start();
});
afterEach(() => simulator.faults.clear());
afterAll(async () => {
  service.kill('SIGTERM');
  await service.ended;
  await simulator.close();
  data.remove();
});

function start(): Service {
  return startService({ BOT_TOKEN: simulator.token, TELEGRAM_API_ROOT: simulator.apiRoot, ...data.settings });
}

type Person = ReturnType<Simulator['people']['create']>;

function person(languageCode = 'nl'): Person {
  return simulator.people.create({ name: 'Ada', languageCode });
}

function fromBot(who: { id: number }): readonly ShownMessage[] {
  return simulator.transcript(who).filter(({ from, isDeleted }) => from === 'bot' && !isDeleted);
}

/** The last message with buttons that act: the card. */
function cardOf(who: Person): ShownMessage | undefined {
  return fromBot(who).findLast((message) => dataOf(message).length > 0);
}

function dataOf(message: ShownMessage): readonly string[] {
  return message.buttons.flat().flatMap(({ action }) => (action.kind === 'callback' ? [action.data] : []));
}

/** Taps the button of the card whose data begin so, and waits until the bot has answered the tap. */
async function tap(who: Person, start: string): Promise<number> {
  const card = await simulator.waitFor(() => {
    const shown = cardOf(who);
    return shown !== undefined && dataOf(shown).some((data) => data.startsWith(start)) && shown;
  });
  const data = dataOf(card).find((each) => each.startsWith(start)) ?? '';
  const before = simulator.toasts(who).length;
  const updateId = simulator.people.tap(who, card.id, { data });
  await simulator.waitFor(() => simulator.toasts(who).length > before);
  return updateId;
}

/** Until the card asks this question. */
async function asked(who: Person, question: string): Promise<ShownMessage> {
  return simulator.waitFor(
    () => {
      const card = cardOf(who);
      return card !== undefined && dataOf(card).some((data) => data.split(':')[2] === question) && card;
    },
    10_000,
    `question ${question}`,
  );
}

/** Until the bot has confirmed every update, which it does when it asks for the next ones. */
async function allTaken(): Promise<void> {
  await expect.poll(() => simulator.pendingUpdates(), { interval: 5, timeout: 5_000 }).toBe(0);
}

/** Agrees, and stands before the first question. */
async function begin(who: Person): Promise<ShownMessage> {
  simulator.people.start(who);
  await tap(who, 'y:1');
  return asked(who, 'age');
}

describe('the whole bot', () => {
  it('leads from the start over consent to the first question, and on in the same message', async () => {
    const ada = person();
    const first = await begin(ada);
    await tap(ada, 'c:1:age:18-49');
    const second = await asked(ada, 'sex');
    expect(second.id).toBe(first.id);
    expect(second.earlier.length).toBeGreaterThan(0);
  });

  it.each([
    ['nl', /[Jj]e/],
    ['en', /\byou\b/],
  ])('speaks the language of the app (%s)', async (languageCode, word) => {
    const ada = person(languageCode);
    simulator.people.start(ada);
    await simulator.waitFor(() => cardOf(ada));
    expect(
      fromBot(ada)
        .map(({ text }) => text)
        .join(' '),
    ).toMatch(word);
  });

  it('changes nothing when a tap is delivered twice', async () => {
    const ada = person();
    await begin(ada);
    const updateId = await tap(ada, 'c:1:age:18-49');
    await asked(ada, 'sex');
    const before = simulator.transcript(ada);
    simulator.redeliver(updateId);
    await allTaken();
    simulator.people.tap(ada, (await asked(ada, 'sex')).id, { data: 'c:1:sex:female' });
    await asked(ada, 'safety-now');
    expect(simulator.transcript(ada)).toHaveLength(before.length);
  });

  it('answers an old button politely and leaves everything as it is', async () => {
    const ada = person();
    const card = await begin(ada);
    simulator.people.tap(ada, card.id, { data: 'of an earlier version' });
    await simulator.waitFor(() => simulator.toasts(ada).some(({ text }) => text !== ''));
    expect(dataOf(await asked(ada, 'age'))).toEqual(dataOf(card));
  });

  it('answers a sticker, shows the question anew below it, and takes the buttons from the old card', async () => {
    const ada = person();
    const old = await begin(ada);
    const sticker = simulator.people.sendSticker(ada);
    await simulator.waitFor(() => (cardOf(ada)?.id ?? 0) > sticker.message_id);
    await simulator.waitFor(() => dataOf(fromBot(ada).find(({ id }) => id === old.id) ?? old).length === 0);
    await tap(ada, 'c:1:age:18-49');
    await asked(ada, 'sex');
  });

  it.each([
    ['nl', 'ik heb pijn op de borst'],
    ['nl', '/vraag ik heb pijn op de borst'],
    ['en', '/help I have chest pain'],
  ])('answers danger with 112 and nothing else (%s: %s)', async (languageCode, text) => {
    const ada = person(languageCode);
    await begin(ada);
    const { message_id } = simulator.people.say(ada, text);
    const answer = await simulator.waitFor(() => fromBot(ada).find(({ id }) => id > message_id));
    expect(answer.text).toContain('112');
    expect(dataOf(answer)).toContain('k:1');
    expect(dataOf(answer).filter((data) => /^[ctnpa]:/.test(data))).toEqual([]);
  });

  it('forgets everything when asked to, and begins anew', async () => {
    const ada = person();
    await begin(ada);
    await tap(ada, 'c:1:age:18-49');
    await asked(ada, 'sex');
    simulator.people.say(ada, '/verwijderen');
    await tap(ada, 'x:1');
    simulator.people.start(ada);
    await tap(ada, 'y:1');
    await asked(ada, 'age');
  });

  it('invites a group to talk in private', async () => {
    const ada = person();
    const group = simulator.people.createGroup({ title: 'Family', members: [ada] });
    const message = await simulator.waitFor(() => fromBot(group)[0]);
    expect(message.buttons.flat().map(({ action }) => action)).toContainEqual({
      kind: 'url',
      url: expect.stringMatching(/^https:\/\/t\.me\/\w+\?start=check$/),
    });
  });

  it('sends nothing to a person who blocked it, and goes on when they are back', async () => {
    const ada = person();
    await begin(ada);
    simulator.people.block(ada);
    await allTaken();
    simulator.people.unblock(ada);
    simulator.people.say(ada, '35');
    await asked(ada, 'sex');
  });

  it('gets its messages there through 429, 5xx and broken connections', async () => {
    const ada = person();
    await begin(ada);
    simulator.faults.add({ kind: 'status', code: 429, retryAfterS: 1, method: 'editMessageText', times: 1 });
    await tap(ada, 'c:1:age:18-49');
    await asked(ada, 'sex');
    simulator.faults.add({ kind: 'status', code: 502, method: 'editMessageText', times: 1 });
    await tap(ada, 'c:1:sex:female');
    await asked(ada, 'safety-now');
    simulator.faults.add({ kind: 'reset', isApplied: true, method: 'editMessageText', times: 1 });
    await tap(ada, 'n:1:safety-now');
    await asked(ada, 'safety-body');
  }, 20_000);

  it('goes on where it was after a crash, and says what was still to be said', async () => {
    const ada = person();
    await begin(ada);
    const clear = simulator.faults.add({ kind: 'status', code: 502, method: 'editMessageText' });
    await tap(ada, 'c:1:age:18-49');
    service.kill('SIGKILL');
    await service.ended;
    clear();
    service = start();
    await asked(ada, 'sex');
  }, 20_000);

  it('logs nothing of what people say, answer or are called', async () => {
    const ada = person('en');
    await begin(ada);
    simulator.people.say(ada, 'zebra unicorn 471199');
    await tap(ada, 'c:1:age:18-49');
    await asked(ada, 'sex');
    const log = service.out().join('\n') + service.errors();
    expect(log).toContain('started');
    for (const secret of ['zebra', '471199', '18-49', String(ada.id), 'Ada', simulator.token]) {
      expect(log).not.toContain(secret);
    }
  });
});
