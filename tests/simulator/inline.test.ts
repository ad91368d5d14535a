import type { Update, User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/start.ts';
import { call, result } from './caller.ts';

let simulator: Simulator;
let anna: User;
let ben: User;
let clockMs: number;

beforeEach(async () => {
  clockMs = 1_700_000_000_000;
  simulator = await startSimulator({ host: '127.0.0.1', port: 0, nowMs: () => clockMs });
  anna = simulator.people.create({ name: 'Anna', languageCode: 'nl' });
  ben = simulator.people.create({ name: 'Ben', languageCode: 'en' });
});
afterEach(() => simulator.close());

const article = (id: string, text = '<b>68 mg</b>') => ({
  type: 'article',
  id,
  title: 'Almonds',
  input_message_content: { message_text: text, parse_mode: 'HTML' },
});
const updates = () => result<Update[]>(simulator, 'getUpdates', { offset: 0 });
const answer = (id: string, fields: object = {}) =>
  call(simulator, 'answerInlineQuery', { inline_query_id: id, results: [article('a')], ...fields });

describe('inline mode', () => {
  it('gives the bot what is typed, and the person what the bot offers', async () => {
    const id = simulator.people.askInline(anna, 'amandel');
    const [update] = await updates();
    expect(update?.inline_query).toMatchObject({ id, query: 'amandel', offset: '', from: { language_code: 'nl' } });
    expect(simulator.inlineOffer(id)).toBeNull();
    expect(await answer(id, { button: { text: 'More', start_parameter: 'food' } })).toMatchObject({ ok: true });
    expect(simulator.inlineOffer(id)).toMatchObject({ results: [{ id: 'a' }], button: { text: 'More' } });
  });

  it('sends what is chosen in the name of the person, and tells the bot of it', async () => {
    const id = simulator.people.askInline(anna, 'amandel');
    await answer(id);
    const message = simulator.people.chooseInline(anna, id, 'a');
    expect(message).toMatchObject({ text: '68 mg', entities: [{ type: 'bold' }], from: { id: anna.id } });
    expect(message.via_bot?.username).toBe('magnesium_check_bot');
    expect((await updates()).at(-1)?.message?.via_bot?.is_bot).toBe(true);
    expect(simulator.transcript(anna).at(-1)).toMatchObject({ from: 'person', viaBot: 'magnesium_check_bot' });
    expect(() => simulator.people.chooseInline(anna, id, 'b')).toThrow('has no result b');
  });

  it('sends it into a group as well', async () => {
    const group = simulator.people.createGroup({ title: 'Family', members: [anna, ben] });
    const id = simulator.people.askInline(anna, 'amandel');
    await answer(id);
    simulator.people.chooseInline(anna, id, 'a', group);
    expect(simulator.transcript(group)).toHaveLength(1);
  });

  it('keeps an answer for everybody who types the same, for as long as the bot says', async () => {
    await answer(simulator.people.askInline(anna, 'noten'), { cache_time: 60 });
    const again = simulator.people.askInline(ben, 'noten');
    expect(simulator.inlineOffer(again)).not.toBeNull();
    expect(await updates()).toHaveLength(1);
    clockMs += 61_000;
    expect(simulator.inlineOffer(simulator.people.askInline(ben, 'noten'))).toBeNull();
    expect(await updates()).toHaveLength(2);
  });

  it('keeps a personal answer for that person only', async () => {
    await answer(simulator.people.askInline(anna, 'noten'), { cache_time: 60, is_personal: true });
    expect(simulator.inlineOffer(simulator.people.askInline(ben, 'noten'))).toBeNull();
    expect(simulator.inlineOffer(simulator.people.askInline(anna, 'noten'))).not.toBeNull();
  });

  it('takes no answer that comes too late', async () => {
    const id = simulator.people.askInline(anna, 'noten');
    clockMs += 16_000;
    expect(await answer(id)).toMatchObject({ status: 400, description: expect.stringContaining('query is too old') });
  });

  it.each([
    ['an empty text', { results: [article('a', '')] }, 'message text is empty'],
    ['broken markup', { results: [article('a', '<b>a')] }, "can't parse entities"],
    ['an id of 65 bytes', { results: [article('a'.repeat(65))] }, 'RESULT_ID_INVALID'],
    ['a payload with a space', { button: { text: 'More', start_parameter: 'a b' } }, 'START_PARAM_INVALID'],
    ['a button without words', { button: { text: '', start_parameter: 'a' } }, 'BUTTON_TEXT_INVALID'],
    ['a long offset', { next_offset: 'a'.repeat(65) }, 'NEXT_OFFSET_INVALID'],
  ])('refuses %s', async (_, fields, says) => {
    const reply = await answer(simulator.people.askInline(anna, 'noten'), fields);
    expect(reply).toMatchObject({ status: 400, description: expect.stringContaining(says) });
  });
});
