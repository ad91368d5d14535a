/** What the chat page asks for in the name of a pretended person. */
import type { HasId, People } from './people.ts';
import { APP_LANGUAGES } from './words.ts';

type Act = (people: People, who: HasId, fields: Readonly<Record<string, unknown>>) => object;

const ACTS: Readonly<Record<string, Act>> = {
  start: (people, who, { payload }) => people.start(who, payload === undefined ? undefined : text(payload)),
  say: (people, who, fields) => people.say(who, text(fields['text'])),
  edit: (people, who, fields) => people.editLast(who, text(fields['text'])),
  tap: (people, who, { messageId, data }) => ({ updateId: people.tap(who, Number(messageId), { data: text(data) }) }),
  'ask-inline': (people, who, fields) => ({ queryId: people.askInline(who, text(fields['query'])) }),
  'choose-inline': (people, who, { queryId, resultId }) => people.chooseInline(who, text(queryId), text(resultId)),
  sticker: (people, who) => people.sendSticker(who),
  photo: (people, who) => people.sendPhoto(who),
  voice: (people, who) => people.sendVoice(who),
  location: (people, who) => people.sendLocation(who),
  block: (people, who) => {
    people.block(who);
    return {};
  },
  unblock: (people, who) => {
    people.unblock(who);
    return {};
  },
  create: (people, _who, fields) => {
    const name = text(fields['name']).trim().slice(0, 64);
    const languageCode = text(fields['languageCode']);
    if (name === '') throw new Error('a person needs a name');
    if (!APP_LANGUAGES.some(([code]) => code === languageCode)) throw new Error(`unknown language "${languageCode}"`);
    return people.create({ name, languageCode });
  },
};

/**
 * Does one act of the page.
 * @param body JSON: `{ act, userId, ... }`
 * @returns what came of it, to be sent back
 * @throws {Error} for an act that there is not, or that the apps would not let anybody do
 */
export function doAct(people: People, body: string): object {
  const fields: unknown = JSON.parse(body);
  if (typeof fields !== 'object' || fields === null) throw new Error('an act is a JSON object');
  const { act: name, userId, ...rest } = fields as Readonly<Record<string, unknown>>;
  const act = typeof name === 'string' && Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!act) throw new Error(`there is no act "${String(name)}"`);
  return act(people, { id: Number(userId) }, rest);
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('a text was expected');
  return value;
}
