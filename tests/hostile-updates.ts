/** What nobody should send to the webhook: updates with hostile values, misshapen updates, and bytes that are none. */
import fc from 'fast-check';
import { encodeAction } from '../src/telegram/callback-data.ts';

export interface Attack {
  readonly body: Buffer | string;
  /** Whether it comes with the secret. */
  readonly isKnown: boolean;
}

/** Few, so that conversations get somewhere; they are there at the simulator. */
export const CHATS = 40;
export const FIRST_CHAT = 1_001;

const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066abc',
  '🙂'.repeat(2_048),
  'a'.repeat(4_096),
  'é̀̂'.repeat(1_000),
  '<b>&amp;</b><script>',
  "'; drop table chat; --",
  '__proto__',
  'constructor',
  '/start',
  '/ask',
  `/food ${'x'.repeat(500)}`,
  '/start check',
  '/help@magnesium_check_bot',
  '{ $names }',
  '%s%n',
  '9'.repeat(400),
  '-1',
  '1e308',
  'NaN',
);
/** Words that lead into every corner of the reading. */
const word = fc.constantFrom(
  ...'ik heb geen nooit elke nacht kramp in mijn kuit pijn op de borst ja nee 67 3 tot 4 mg magnesium citraat'.split(
    ' ',
  ),
  ...'I have had no chest pain since my husband takes metoprolol and omeprazole 400 mg twice a day almonds'.split(' '),
  ...'wat zit er in spinazie noten allergisch vegan may take with stop delete weet niet none of these ? . , !'.split(
    ' ',
  ),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));
const typed = fc.oneof(
  { weight: 5, arbitrary: sentence },
  { weight: 2, arbitrary: nasty },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5_000 }) },
);
const id = fc.oneof(
  { weight: 30, arbitrary: fc.noBias(fc.integer({ min: FIRST_CHAT, max: FIRST_CHAT + CHATS - 1 })) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 2 ** 31, -(2 ** 52), Number.MAX_SAFE_INTEGER, 2 ** 53, 1e300, 0.5) },
);
const user = fc.record({
  id,
  is_bot: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  first_name: nasty,
  language_code: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('nl', 'en', 'nl-BE', 'de', '__proto__', undefined) },
    { weight: 1, arbitrary: nasty },
  ),
});
const chatOf = (chatId: number) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant({ id: chatId, type: 'private' }) },
    { weight: 1, arbitrary: fc.record({ id, type: fc.constantFrom('group', 'supergroup', 'channel', 'private') }) },
  );
const entity = fc.record({
  type: fc.constantFrom('bot_command', 'mention', 'text_mention', 'bold', '__proto__'),
  offset: fc.nat(5_000),
  length: fc.nat(5_000),
  user: fc.option(user, { nil: undefined }),
});
const thing = fc.constantFrom(
  ...['sticker', 'photo', 'voice', 'document', 'location', 'poll', 'dice', 'rich_message', 'pinned_message'],
);
const message = user.chain((from) =>
  fc.record(
    {
      message_id: fc.oneof(fc.nat(), id),
      date: fc.nat(),
      from: fc.constant(from),
      chat: chatOf(from.id),
      text: typed,
      caption: typed,
      entities: fc.array(entity, { maxLength: 3 }),
      caption_entities: fc.array(entity, { maxLength: 3 }),
      media_group_id: fc.constantFrom('album', 'other', ''),
      forward_origin: fc.constant({ type: 'user' }),
      sender_chat: fc.constant({ id: -100, type: 'channel' }),
      via_bot: user,
      thing,
    },
    { requiredKeys: ['message_id', 'date', 'from', 'chat'] },
  ),
);
/** A message has a text more often than not, else one of the other things. */
const sent = fc.tuple(message, typed, fc.nat(9)).map(([{ thing: kind, ...fields }, text, chance]) => {
  const {
    text: _text,
    caption: _caption,
    forward_origin: _origin,
    sender_chat: _sender,
    via_bot: _bot,
    ...plain
  } = fields;
  if (chance < 6) return { ...plain, text };
  return kind === undefined ? fields : { ...fields, [kind]: chance < 9 ? {} : null };
});
const question = fc.constantFrom(
  'age',
  'sex',
  'safety-now',
  'safety-body',
  'complaints',
  'magnesium-now',
  'none',
  '__proto__',
);
const option = fc.constantFrom('18-49', 'female', 'chest_pain', 'muscle-cramps', 'unknown', 'x');
const run = fc.constantFrom(0, 1, 2, 9_999_999);
const tapped = fc.oneof(
  fc.record({ run, question, option }).map((fields) => encodeAction({ do: 'choose', ...fields })),
  fc.record({ run, question, option, on: fc.boolean() }).map((fields) => encodeAction({ do: 'tick', ...fields })),
  fc.record({ run, question }).map((fields) => encodeAction({ do: 'unknown', ...fields })),
  fc.record({ run, question }).map((fields) => encodeAction({ do: 'back', ...fields })),
  fc.constantFrom(
    'y:1',
    'y:0',
    's',
    'g',
    'r:1',
    'x:1',
    'l:nl',
    'f:plan',
    'j:0',
    'w:almonds',
    'z:all',
    'o:export',
    'o:delete',
  ),
  fc.stringMatching(/^[a-z](:[a-z0-9_-]{0,12}){0,5}$/),
  nasty,
);
const tap = user.chain((from) =>
  fc.record(
    {
      id: nasty,
      from: fc.constant(from),
      chat_instance: nasty,
      data: tapped,
      message: fc.record({ chat: chatOf(from.id) }),
    },
    { requiredKeys: ['id', 'from', 'chat_instance'] },
  ),
);
const status = fc.record({
  status: fc.constantFrom('member', 'kicked', 'left', 'restricted', 'administrator', '__proto__'),
  is_member: fc.option(fc.boolean(), { nil: undefined }),
});
const membership = user.chain((from) =>
  fc.record({ from: fc.constant(from), chat: chatOf(from.id), old_chat_member: status, new_chat_member: status }),
);
const inline = fc.record({ id: nasty, from: user, query: typed, offset: fc.constantFrom('', '50', 'x') });
const content = fc.oneof(
  { weight: 5, arbitrary: fc.record({ message: sent }) },
  { weight: 4, arbitrary: fc.record({ callback_query: tap }) },
  { weight: 1, arbitrary: fc.record({ edited_message: sent }) },
  { weight: 1, arbitrary: fc.record({ my_chat_member: membership }) },
  { weight: 1, arbitrary: fc.record({ inline_query: inline }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('poll', 'chat_boost', 'constructor', 'x'), fc.json(), { maxKeys: 2 }),
  },
);
const updateId = fc.oneof(
  { weight: 30, arbitrary: fc.noBias(fc.integer({ min: 1, max: 2 ** 31 - 1 })) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, -1, Number.MAX_SAFE_INTEGER, 1e300) },
);
const update = fc.tuple(updateId, content).map(([update_id, what]) => ({ update_id, ...what }));

/** The same, with one value somewhere in it of another type, or gone. */
const misshapen = fc
  .tuple(update, fc.nat(), fc.jsonValue({ maxDepth: 2 }), fc.boolean())
  .map(([whole, pick, value, isGone]) => {
    const copy: unknown = JSON.parse(JSON.stringify(whole));
    const places = placesIn(copy);
    const place = places[pick % places.length];
    if (place === undefined) return copy;
    if (isGone) delete place.holder[place.key];
    else place.holder[place.key] = value;
    return copy;
  });

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>; // an array too is an object with keys
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** Bytes that are no JSON, or not what JSON was meant for. */
const broken = fc.oneof(
  fc.tuple(update, fc.nat()).map(([whole, cut]) => {
    const text = JSON.stringify(whole);
    return text.slice(0, cut % text.length);
  }),
  fc
    .tuple(update, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }))
    .map(([whole, changes]) => {
      const bytes = Buffer.from(JSON.stringify(whole));
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte;
      return bytes;
    }),
  fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)),
  fc.json(),
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{}',
    '"',
    '[[',
    '\ufeff{}',
    '{"update_id":1}{"update_id":2}',
    '{"__proto__":{"update_id":1}}',
  ),
  fc.nat(20_000).map((depth) => '['.repeat(depth)),
  fc.nat(20_000).map((depth) => `{"update_id":1,"message":${'['.repeat(depth)}${']'.repeat(depth)}}`),
);
/** Some of them are large: up to a little more than may be. */
const large = fc
  .tuple(update, fc.integer({ min: 10_000, max: 1024 ** 2 + 20_000 }))
  .map(([whole, bytes]) => JSON.stringify({ ...whole, padding: 'x'.repeat(bytes) }));

const json = (value: unknown): Buffer | string => JSON.stringify(value);
const body: fc.Arbitrary<Buffer | string> = fc.oneof(
  { weight: 60, arbitrary: update.map(json) },
  { weight: 24, arbitrary: misshapen.map(json) },
  { weight: 15, arbitrary: broken },
  { weight: 1, arbitrary: large },
);
/** Six in ten are updates with hostile values, the others are misshapen or broken; one in fifty does not know the secret. */
export const attack: fc.Arbitrary<Attack> = fc
  .tuple(body, fc.noBias(fc.nat(49)))
  .map(([each, chance]) => ({ body: each, isKnown: chance > 0 }));
