/** The simulated Telegram as plain data: people, chats, messages, files and what the bot has set. */
import type { BotCommand, Chat, Message, User, UserFromGetMe } from 'grammy/types';
import { createEvents, type Events, type Toast } from './events.ts';
import type { InlineMode } from './inline.ts';
import type { Upload } from './parameters.ts';

export interface Person {
  readonly user: User;
  /** Bots cannot write first. */
  hasStarted: boolean;
  hasBlocked: boolean;
  readonly toasts: Toast[];
}

/** A message with all it has been: `versions` in order, the last is what is shown. */
export interface StoredMessage {
  readonly versions: [Message, ...Message[]];
  deletedAtMs: number | null;
}

export interface ChatRecord {
  readonly chat: Chat.PrivateChat | Chat.GroupChat;
  /** In a group: who is in it. */
  readonly memberIds: readonly number[];
  readonly messages: Map<number, StoredMessage>;
}

export interface StoredFile extends Upload {
  readonly id: string;
  readonly uniqueId: string;
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** A tap that waits for its answer. */
export interface OpenTap {
  readonly userId: number;
  readonly messageId: number;
  readonly atMs: number;
}

export interface World {
  readonly token: string;
  readonly bot: UserFromGetMe;
  readonly nowMs: () => number;
  /** After this long a tap can no longer be answered, milliseconds. */
  readonly tapAnswerLimitMs: number;
  readonly events: Events;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, ChatRecord>;
  readonly files: Map<string, StoredFile>;
  readonly openTaps: Map<string, OpenTap>;
  readonly inline: InlineMode;
  /** Key: scope and language, see `settings.ts`. */
  readonly commands: Map<string, readonly BotCommand[]>;
  /** Key: `name:nl`, `description:`, `short_description:en` ... */
  readonly texts: Map<string, string>;
  readonly next: (counter: 'message' | 'file' | 'query' | 'user' | 'group') => number;
  /** People created from now on have higher numbers than this. */
  readonly usersAbove: (id: number) => void;
}

export interface WorldOptions {
  readonly token: string;
  readonly nowMs: () => number;
  readonly tapAnswerLimitMs: number;
}

/** A world with a bot and nobody else. */
export function createWorld({ token, nowMs, tapAnswerLimitMs }: WorldOptions): World {
  const counters = { message: 100, file: 0, query: 0, user: 1000, group: 5000 };
  return {
    token,
    bot: {
      id: Number(token.split(':')[0]),
      is_bot: true,
      first_name: 'Magnesium Check',
      username: 'magnesium_check_bot',
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_guest_queries: false,
      supports_inline_queries: true,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
      can_manage_bots: false,
      supports_join_request_queries: false,
    },
    nowMs,
    tapAnswerLimitMs,
    events: createEvents(),
    people: new Map(),
    chats: new Map(),
    files: new Map(),
    openTaps: new Map(),
    inline: { open: new Map(), offers: new Map(), kept: new Map() },
    commands: new Map(),
    texts: new Map(),
    next: (counter) => ++counters[counter],
    usersAbove: (id) => {
      counters.user = Math.max(counters.user, id);
    },
  };
}

/** Telegram's date: whole seconds. */
export function nowSeconds(world: World): number {
  return Math.floor(world.nowMs() / 1000);
}

/** The bot as the sender of a message. */
export function botAsSender({ bot }: World): User {
  return { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username };
}

/** What is shown of a message now. */
export function shown(stored: StoredMessage): Message {
  return stored.versions.at(-1) ?? stored.versions[0];
}

/** Puts a new message in a chat and tells those who listen. */
export function addMessage<M extends Message>(world: World, record: ChatRecord, message: M): M {
  record.messages.set(message.message_id, { versions: [message], deletedAtMs: null });
  world.events.emit({ kind: 'message', chatId: record.chat.id, messageId: message.message_id });
  return message;
}

/** Keeps a file and gives it its ids. */
export function addFile(world: World, upload: Upload, folder: string, size: StoredFile['size'] = null): StoredFile {
  const number = world.next('file');
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(upload.name)?.[0] ?? '';
  const file: StoredFile = {
    ...upload,
    id: `file-${number}-${folder}`,
    uniqueId: `unique-${number}`,
    path: `${folder}/file_${number}${extension}`,
    size,
  };
  world.files.set(file.id, file);
  return file;
}
