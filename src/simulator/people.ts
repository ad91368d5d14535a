/** What people do in Telegram: each act changes the world and becomes an update for the bot. */
import type { Chat, ChatMember, Message, User } from 'grammy/types';
import { withFound } from './formatted-text.ts';
import { chosenText, keptOffer } from './inline.ts';
import { LIMITS } from './limits.ts';
import type { UpdateQueue } from './update-queue.ts';
import {
  addFile,
  addMessage,
  botAsSender,
  type ChatRecord,
  nowSeconds,
  type Person,
  type StoredMessage,
  shown,
  type World,
} from './world.ts';

/** Anything that names a person or a group. */
export interface HasId {
  readonly id: number;
}

/** Which button: by what stands on it, or by its data, which may be of an older version of the message. */
export type ButtonChoice = string | { readonly text: string } | { readonly data: string };

export interface People {
  readonly create: (about: { readonly name: string; readonly languageCode: string }) => User;
  readonly createGroup: (about: { readonly title: string; readonly members: readonly HasId[] }) => Chat.GroupChat;
  /** Presses START, or follows a deep link. */
  readonly start: (who: HasId, payload?: string) => Message;
  /** Texts over 4,096 characters become several messages, as the apps do it. @returns the last message */
  readonly say: (who: HasId, text: string, group?: HasId) => Message;
  /** @returns the update's number, for `redeliver`; 0 for a button that tells the bot nothing */
  readonly tap: (who: HasId, messageId: number, button: ButtonChoice, group?: HasId) => number;
  readonly sendSticker: (who: HasId, emoji?: string) => Message;
  readonly sendPhoto: (who: HasId, caption?: string) => Message;
  readonly sendVoice: (who: HasId, seconds?: number) => Message;
  readonly sendLocation: (who: HasId) => Message;
  readonly sendDocument: (who: HasId, name: string) => Message;
  /** Sends on what somebody else wrote. */
  readonly forward: (who: HasId, text: string, from: string) => Message;
  readonly editLast: (who: HasId, text: string) => Message;
  /** Types behind the bot's name, in any chat. @returns the id of the query; the bot is not asked what Telegram still keeps */
  readonly askInline: (who: HasId, query: string) => string;
  /** Sends a result of a query into the own chat with the bot, or into a group. */
  readonly chooseInline: (who: HasId, queryId: string, resultId: string, group?: HasId) => Message;
  readonly block: (who: HasId) => void;
  readonly unblock: (who: HasId) => void;
}

/** A picture of one pixel, for photos that people send. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The people of a world; errors are thrown for what the apps do not let people do. */
export function createPeople(world: World, queue: UpdateQueue): People {
  function personOf(who: HasId): Person {
    const person = world.people.get(who.id);
    if (!person) throw new Error(`there is no person ${who.id}; create one first`);
    return person;
  }

  function recordOf(person: Person, group?: HasId): ChatRecord {
    const record = world.chats.get((group ?? person.user).id);
    if (!record) throw new Error(`there is no chat ${(group ?? person.user).id}`);
    if (group && !record.memberIds.includes(person.user.id))
      throw new Error(`${person.user.first_name} is not in the group`);
    return record;
  }

  function send<C extends object>(who: HasId, content: C, group?: HasId): Message.CommonMessage & C {
    const person = personOf(who);
    const record = recordOf(person, group);
    if (!group) {
      if (person.hasBlocked) throw new Error(`${person.user.first_name} has blocked the bot; unblock it first`);
      person.hasStarted = true;
    }
    const message = addMessage(world, record, {
      message_id: world.next('message'),
      from: person.user,
      chat: record.chat,
      date: nowSeconds(world),
      ...content,
    });
    if (!group || isForBot(world, message)) queue.push({ message }, record.chat.id);
    return message;
  }

  function sendText(who: HasId, text: string, group?: HasId): Message {
    const { text: trimmed, entities } = withFound({ text: text.trim(), entities: [] });
    return send(who, { text: trimmed, ...(entities.length > 0 && { entities: [...entities] }) }, group);
  }

  function setBlocked(who: HasId, isBlocked: boolean): void {
    const person = personOf(who);
    const { chat } = recordOf(person);
    if (person.hasBlocked === isBlocked) return;
    person.hasBlocked = isBlocked;
    const member: ChatMember = { status: 'member', user: world.bot };
    const kicked: ChatMember = { status: 'kicked', user: world.bot, until_date: 0 };
    const my_chat_member = {
      chat,
      from: person.user,
      date: nowSeconds(world),
      old_chat_member: isBlocked ? member : kicked,
      new_chat_member: isBlocked ? kicked : member,
    };
    queue.push({ my_chat_member }, chat.id);
    world.events.emit({ kind: 'people' });
  }

  return {
    create: ({ name, languageCode }) => {
      const user: User = { id: world.next('user'), is_bot: false, first_name: name, language_code: languageCode };
      world.people.set(user.id, { user, hasStarted: false, hasBlocked: false, toasts: [] });
      const chat: Chat.PrivateChat = { id: user.id, type: 'private', first_name: name };
      world.chats.set(user.id, { chat, memberIds: [user.id], messages: new Map() });
      world.events.emit({ kind: 'people' });
      return user;
    },

    createGroup: ({ title, members }) => {
      const chat: Chat.GroupChat = { id: -world.next('group'), type: 'group', title };
      const [founder] = members.map(personOf);
      if (!founder) throw new Error('a group needs a member');
      const memberIds = members.map((member) => member.id);
      world.chats.set(chat.id, { chat, memberIds, messages: new Map() });
      const my_chat_member = {
        chat,
        from: founder.user,
        date: nowSeconds(world),
        old_chat_member: { status: 'left', user: world.bot },
        new_chat_member: { status: 'member', user: world.bot },
      };
      queue.push({ my_chat_member }, chat.id);
      return chat;
    },

    start: (who, payload) => {
      if (payload !== undefined && !LIMITS.startPayload.test(payload)) {
        throw new Error(`deep-link payload "${payload}" is not 1-64 characters of A-Z, a-z, 0-9, _ and -`);
      }
      return sendText(who, payload === undefined ? '/start' : `/start ${payload}`);
    },

    say: (who, text, group) => {
      if (text.trim() === '') throw new Error('the apps do not send an empty message');
      const parts = text.match(new RegExp(`[\\s\\S]{1,${LIMITS.textLength}}`, 'g')) ?? [];
      const sent = parts.filter((part) => part.trim() !== '').map((part) => sendText(who, part, group));
      return sent.at(-1)!; // there is a part that is not blank
    },

    tap: (who, messageId, choice, group) => {
      const person = personOf(who);
      const record = recordOf(person, group);
      const stored = record.messages.get(messageId);
      if (!stored || stored.deletedAtMs !== null) throw new Error(`there is no message ${messageId} to tap on`);
      const data = dataOf(stored, choice);
      if (data === null) return 0;
      const id = `${person.user.id}${String(world.next('query')).padStart(10, '0')}`;
      world.openTaps.set(id, { userId: person.user.id, messageId, atMs: world.nowMs() });
      const callback_query = {
        id,
        from: person.user,
        message: shown(stored),
        chat_instance: `chat-${record.chat.id}`,
        data,
      };
      return queue.push({ callback_query }, record.chat.id);
    },

    sendSticker: (who, emoji = '👍') => {
      const file = addFile(world, { name: 'sticker.webp', mime: 'image/webp', bytes: PIXEL }, 'stickers');
      const ids = { file_id: file.id, file_unique_id: file.uniqueId };
      return send(who, {
        sticker: {
          ...ids,
          type: 'regular' as const,
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji,
        },
      });
    },
    sendPhoto: (who, caption) => {
      const size = { width: 1, height: 1 };
      const file = addFile(world, { name: 'photo.png', mime: 'image/png', bytes: PIXEL }, 'photos', size);
      const photo = [{ file_id: file.id, file_unique_id: file.uniqueId, ...size }];
      return send(who, { photo, ...(caption !== undefined && { caption }) });
    },
    sendVoice: (who, seconds = 3) => {
      const file = addFile(world, { name: 'voice.ogg', mime: 'audio/ogg', bytes: PIXEL }, 'voice');
      return send(who, { voice: { file_id: file.id, file_unique_id: file.uniqueId, duration: seconds } });
    },
    sendLocation: (who) => send(who, { location: { latitude: 52.09, longitude: 5.12 } }),
    sendDocument: (who, name) => {
      const file = addFile(world, { name, mime: 'application/octet-stream', bytes: PIXEL }, 'documents');
      return send(who, { document: { file_id: file.id, file_unique_id: file.uniqueId, file_name: name } });
    },

    forward: (who, text, from) => {
      const { entities } = withFound({ text, entities: [] });
      const origin = { type: 'hidden_user' as const, date: nowSeconds(world), sender_user_name: from };
      return send(who, { text, ...(entities.length > 0 && { entities: [...entities] }), forward_origin: origin });
    },

    editLast: (who, text) => {
      const person = personOf(who);
      const record = recordOf(person);
      if (person.hasBlocked) throw new Error(`${person.user.first_name} has blocked the bot; unblock it first`);
      const own = [...record.messages.values()].findLast((stored) => {
        const { from, text: current, forward_origin: origin } = shown(stored);
        return from?.id === person.user.id && current !== undefined && !origin && stored.deletedAtMs === null;
      });
      if (!own) throw new Error(`${person.user.first_name} has no text to edit`);
      const { entities: _old, ...message } = shown(own);
      const { text: trimmed, entities } = withFound({ text: text.trim(), entities: [] });
      if (trimmed === '' || trimmed === message.text) return shown(own);
      const edited_message = {
        ...message,
        text: trimmed,
        ...(entities.length > 0 && { entities: [...entities] }),
        edit_date: nowSeconds(world),
      };
      own.versions.push(edited_message);
      queue.push({ edited_message }, record.chat.id);
      world.events.emit({ kind: 'message', chatId: record.chat.id, messageId: message.message_id });
      return edited_message;
    },

    askInline: (who, query) => {
      if (query.length > LIMITS.inlineQueryLength) throw new Error('an inline query has at most 256 characters');
      const { user } = personOf(who);
      const id = `inline-${world.next('query')}`;
      const kept = keptOffer(world, user.id, query);
      if (kept === null) {
        world.inline.open.set(id, { userId: user.id, query, atMs: world.nowMs() });
        queue.push({ inline_query: { id, from: user, query, offset: '' } }, null);
      } else {
        world.inline.offers.set(id, kept);
        world.events.emit({ kind: 'inline', userId: user.id, queryId: id });
      }
      return id;
    },

    chooseInline: (who, queryId, resultId, group) => {
      const result = world.inline.offers.get(queryId)?.results.find(({ id }) => id === resultId);
      if (!result) throw new Error(`query ${queryId} has no result ${resultId}`);
      return send(who, { ...chosenText(result), via_bot: botAsSender(world) }, group);
    },

    block: (who) => setBlocked(who, true),
    unblock: (who) => setBlocked(who, false),
  };
}

/** In groups a bot without access to all messages hears commands, mentions and replies; that is the default. */
function isForBot(world: World, message: Message): boolean {
  const text = message.text ?? '';
  const isMeant = text.includes(`@${world.bot.username}`);
  const isCommand = text.startsWith('/') && (isMeant || !/^\/\w+@/.test(text));
  return (
    isMeant || isCommand || message.via_bot?.id === world.bot.id || message.reply_to_message?.from?.id === world.bot.id
  );
}

function dataOf(stored: StoredMessage, choice: ButtonChoice): string | null {
  if (typeof choice === 'object' && 'data' in choice) return choice.data;
  const label = typeof choice === 'string' ? choice : choice.text;
  const buttons = (shown(stored).reply_markup?.inline_keyboard ?? []).flat();
  const button =
    buttons.find((one) => one.text === label) ??
    buttons.find((one) => typeof choice === 'string' && 'callback_data' in one && one.callback_data === choice);
  if (!button) {
    const there = buttons.map((one) => `"${one.text}"`).join(', ') || 'none';
    throw new Error(`message ${shown(stored).message_id} has no button "${label}"; it has ${there}`);
  }
  return 'callback_data' in button ? button.callback_data : null;
}
