/** What a button carries: an action as a string of at most 64 bytes, the most Telegram takes, e.g. `t:1:conditions-body:CKD:1`. */
import { z } from 'zod';
import { type Action, ASK_PARTS, COMMANDS } from '../domain/event.ts';
import { FOOD_PLACES, RESULT_PARTS } from '../domain/state.ts';

export const CALLBACK_DATA_BYTES = 64;

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_+-]*$/);
const number = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,6})$/)
  .transform(Number);
const yes = z.enum(['0', '1']).transform((digit) => digit === '1');

/** Shape of the fields behind each letter. A letter is never given a second meaning: buttons live on in old chats. */
const FIELDS: Readonly<Record<string, z.ZodType<Action>>> = {
  y: z.tuple([yes]).transform(([agreed]): Action => ({ do: 'consent', agreed })),
  l: z.tuple([z.enum(['nl', 'en'])]).transform(([language]): Action => ({ do: 'language', language })),
  c: z
    .tuple([number, id, id])
    .transform(([run, question, option]): Action => ({ do: 'choose', run, question, option })),
  t: z
    .tuple([number, id, id, yes])
    .transform(([run, question, option, on]): Action => ({ do: 'tick', run, question, option, on })),
  d: z.tuple([number, id]).transform(([run, question]): Action => ({ do: 'done', run, question })),
  n: z.tuple([number, id]).transform(([run, question]): Action => ({ do: 'none', run, question })),
  u: z.tuple([number, id]).transform(([run, question]): Action => ({ do: 'unknown', run, question })),
  a: z.tuple([number, id, number]).transform(([run, question, mg]): Action => ({ do: 'amount', run, question, mg })),
  b: z.tuple([number, id]).transform(([run, question]): Action => ({ do: 'back', run, question })),
  m: z
    .tuple([number, id, yes])
    .transform(([run, medicine, isYes]): Action => ({ do: 'meant', run, medicine, yes: isYes })),
  e: z.tuple([number, yes]).transform(([run, isYes]): Action => ({ do: 'heard', run, yes: isYes })),
  k: z.tuple([number]).transform(([run]): Action => ({ do: 'take-back', run })),
  p: z
    .tuple([number, z.enum(RESULT_PARTS), number])
    .transform(([run, part, page]): Action => ({ do: 'part', run, part, page })),
  h: z.tuple([number, id]).transform(([run, question]): Action => ({ do: 'change', run, question })),
  f: z.tuple([z.enum(FOOD_PLACES)]).transform(([at]): Action => ({ do: 'food', at })),
  j: z.tuple([number]).transform(([plan]): Action => ({ do: 'food-plan', plan })),
  w: z.tuple([id]).transform(([food]): Action => ({ do: 'food-swap', food })),
  q: z.tuple([yes]).transform(([on]): Action => ({ do: 'food-light', on })),
  i: z.tuple([]).transform((): Action => ({ do: 'food-picture' })),
  v: z
    .tuple([id, z.enum(ASK_PARTS), number])
    .transform(([topic, show, page]): Action => ({ do: 'ask', topic, show, page })),
  z: z.tuple([id]).transform(([group]): Action => ({ do: 'ask-list', group: group === 'all' ? null : group })),
  s: z.tuple([]).transform((): Action => ({ do: 'stop' })),
  g: z.tuple([]).transform((): Action => ({ do: 'resume' })),
  r: z.tuple([yes]).transform(([isYes]): Action => ({ do: 'restart', yes: isYes })),
  x: z.tuple([yes]).transform(([isYes]): Action => ({ do: 'delete', yes: isYes })),
  o: z.tuple([z.enum(COMMANDS)]).transform(([command]): Action => ({ do: 'command', command })),
};

/**
 * The callback data of an action.
 * @throws {RangeError} if it is longer than 64 bytes: an id in knowledge/ is too long for a button
 */
export function encodeAction(action: Action): string {
  const data = fieldsOf(action)
    .map((field) => (typeof field === 'boolean' ? (field ? '1' : '0') : field))
    .join(':');
  if (Buffer.byteLength(data) > CALLBACK_DATA_BYTES) {
    throw new RangeError(`callback data "${data}" has more than ${CALLBACK_DATA_BYTES} bytes; shorten its ids`);
  }
  return data;
}

/** What was read last: most people tap the same buttons, and to read one anew takes as long as what follows from it. */
const readBefore = new Map<string, Action>();
const MOST_READ = 1_000;

/** The action that callback data stands for; null for data of an earlier version, or not ours. */
export function decodeAction(data: string): Action | null {
  const known = readBefore.get(data);
  if (known !== undefined) return known;
  const [letter = '', ...fields] = data.split(':');
  const shape = Object.hasOwn(FIELDS, letter) ? FIELDS[letter] : undefined;
  const action = shape?.safeParse(fields).data ?? null;
  if (action === null || data.length > CALLBACK_DATA_BYTES) return action;
  if (readBefore.size === MOST_READ) readBefore.clear();
  readBefore.set(data, action);
  return action;
}

function fieldsOf(action: Action): readonly (string | number | boolean)[] {
  switch (action.do) {
    case 'consent':
      return ['y', action.agreed];
    case 'language':
      return ['l', action.language];
    case 'choose':
      return ['c', action.run, action.question, action.option];
    case 'tick':
      return ['t', action.run, action.question, action.option, action.on];
    case 'done':
      return ['d', action.run, action.question];
    case 'none':
      return ['n', action.run, action.question];
    case 'unknown':
      return ['u', action.run, action.question];
    case 'amount':
      return ['a', action.run, action.question, action.mg];
    case 'back':
      return ['b', action.run, action.question];
    case 'meant':
      return ['m', action.run, action.medicine, action.yes];
    case 'heard':
      return ['e', action.run, action.yes];
    case 'take-back':
      return ['k', action.run];
    case 'part':
      return ['p', action.run, action.part, action.page];
    case 'change':
      return ['h', action.run, action.question];
    case 'food':
      return ['f', action.at];
    case 'food-plan':
      return ['j', action.plan];
    case 'food-swap':
      return ['w', action.food];
    case 'food-light':
      return ['q', action.on];
    case 'food-picture':
      return ['i'];
    case 'ask':
      return ['v', action.topic, action.show, action.page];
    case 'ask-list':
      return ['z', action.group ?? 'all'];
    case 'stop':
      return ['s'];
    case 'resume':
      return ['g'];
    case 'restart':
      return ['r', action.yes];
    case 'delete':
      return ['x', action.yes];
    case 'command':
      return ['o', action.command];
  }
  action satisfies never;
}
