import type { Message, Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/chat.ts';
import { albumWatcher, receive } from '../../src/telegram/receive.ts';

const self = { id: 99, username: 'MagnesiumBot' };
const person = { id: 7, is_bot: false, first_name: 'Ada', language_code: 'nl' };
const privateChat = { id: 7, type: 'private', first_name: 'Ada' };
const group = { id: -100, type: 'supergroup', title: 'Family' };
const channel = { id: -200, type: 'channel', title: 'News' };

// Updates hold far more than we read; the casts leave that out.
function messageUpdate(fields: object, key: 'message' | 'edited_message' = 'message'): Update {
  const message = { message_id: 1, date: 1, chat: privateChat, from: person, ...fields } as unknown as Message;
  return { update_id: 5, [key]: message } as Update;
}
function tapUpdate(fields: object): Update {
  const callback_query = { id: 'tap-1', from: person, chat_instance: '1', data: 's', ...fields };
  return { update_id: 5, callback_query } as unknown as Update;
}
function memberUpdate(chat: object, before: string, after: string): Update {
  const my_chat_member = {
    chat,
    from: person,
    date: 1,
    old_chat_member: { status: before, user: self },
    new_chat_member: { status: after, user: self },
  };
  return { update_id: 5, my_chat_member } as unknown as Update;
}
function contentOf(update: Update): Content | null {
  return receive(update, self, 1_000)?.content ?? null;
}

describe('receive, in private', () => {
  it('says who, when and in which language', () => {
    expect(receive(messageUpdate({ text: 'hoi' }), self, 1_000)).toEqual({
      chatId: 7,
      updateId: 5,
      atMs: 1_000,
      appLanguage: 'nl',
      content: { kind: 'text', text: 'hoi' },
      tapId: null,
    });
  });

  it('knows no language when the app tells none', () => {
    const { language_code: _, ...silent } = person;
    expect(receive(messageUpdate({ text: 'hi', from: silent }), self, 1_000)?.appLanguage).toBeNull();
  });

  it.each([
    ['/start', 'start', null],
    ['/start check', 'start', 'check'],
    ['/start two words', 'start', null],
    [`/start ${'a'.repeat(65)}`, 'start', null],
    ['/HELP', 'help', null],
    ['/check@MagnesiumBot', 'check', null],
    ['/check@magnesiumbot', 'check', null],
    ['/eten', 'food', null],
    ['/vraag', 'ask', null],
    ['/dagboek', 'diary', null],
    ['/verslag', 'report', null],
    ['/taal', 'language', null],
    ['/verwijderen', 'delete', null],
    ['/food almonds\nand nuts ', 'food', 'almonds\nand nuts'],
  ])('reads the command %s', (text, command, payload) => {
    expect(contentOf(messageUpdate({ text }))).toEqual({ kind: 'command', command, payload });
  });

  it('leaves a command for another bot alone', () => {
    expect(receive(messageUpdate({ text: '/help@OtherBot' }), self, 1_000)).toBeNull();
  });

  it('shows the commands to who types one that there is not, with what else was written', () => {
    const text = '/nonsense my chest hurts';
    expect(contentOf(messageUpdate({ text }))).toEqual({ kind: 'command', command: 'help', payload: text });
  });

  it.each(['/', '/ start', 'about /start', '3/4'])('takes %s for ordinary text', (text) => {
    expect(contentOf(messageUpdate({ text }))).toEqual({ kind: 'text', text });
  });

  it.each([
    [{ sticker: {} }, 'sticker'],
    [{ photo: [{}], caption: 'my dinner' }, 'photo'],
    [{ voice: {} }, 'voice'],
    [{ audio: {} }, 'voice'],
    [{ video: {} }, 'video'],
    [{ video_note: {} }, 'video'],
    [{ animation: {}, document: {} }, 'video'],
    [{ document: {} }, 'file'],
    [{ location: {}, venue: {} }, 'location'],
    [{ contact: {} }, 'contact'],
    [{ poll: {} }, 'other'],
    [{ dice: {} }, 'other'],
    [{ text: 'what my aunt wrote', forward_origin: {} }, 'other'],
    [{ text: 'from an inline bot', via_bot: {} }, 'other'],
  ] as const)('names %j %s', (fields, what) => {
    expect(contentOf(messageUpdate(fields))).toEqual({ kind: 'other', what });
  });

  it('leaves alone what was chosen from its own inline results', () => {
    expect(contentOf(messageUpdate({ text: '68 mg', via_bot: { id: self.id } }))).toBeNull();
  });

  it.each([
    ['an edited text', { text: 'better' }, { kind: 'other', what: 'edit' }],
    ['an edited caption', { photo: [{}], caption: 'better' }, { kind: 'other', what: 'edit' }],
    ['a live location that moves', { location: {} }, null],
  ] as const)('sees %s', (_name, fields, content) => {
    expect(contentOf(messageUpdate(fields, 'edited_message'))).toEqual(content);
  });

  it.each([
    ['a message of another bot', { text: 'hi', from: { ...person, is_bot: true } }],
    ['a message of nobody', { text: 'hi', from: undefined }],
    ['a message in the name of a chat', { text: 'hi', sender_chat: channel }],
    ['a pinned message', { pinned_message: {} }],
    ['a new timer of the chat', { message_auto_delete_timer_changed: {} }],
  ])('has no answer to %s', (_name, fields) => {
    expect(receive(messageUpdate(fields), self, 1_000)).toBeNull();
  });
});

describe('receive, a tap', () => {
  it.each([
    ['on a message', { message: { message_id: 3, date: 1, chat: privateChat } }],
    ['on a message that Telegram no longer has', { message: { message_id: 3, date: 0, chat: privateChat } }],
    ['without its message', {}],
  ])('%s is an action in the chat of the person', (_name, fields) => {
    expect(receive(tapUpdate(fields), self, 1_000)).toMatchObject({
      chatId: 7,
      tapId: 'tap-1',
      content: { kind: 'tap', action: { do: 'stop' } },
    });
  });

  it.each([
    ['data of an earlier version', { data: 'v0|next' }],
    ['no data', { data: undefined, game_short_name: 'chess' }],
  ])('with %s is an unknown one', (_name, fields) => {
    expect(contentOf(tapUpdate(fields))).toEqual({ kind: 'tap', action: null });
  });

  it('in a group does nothing', () => {
    expect(receive(tapUpdate({ message: { message_id: 3, date: 1, chat: group } }), self, 1_000)).toBeNull();
  });
});

describe('receive, in a group', () => {
  function said(text: string, fields: object = {}): Content | null {
    return contentOf(messageUpdate({ chat: group, text, ...fields }));
  }

  it.each([
    ['a command of ours', '/check', {}],
    ['a command to us by name', '/anything@magnesiumbot', {}],
    ['our name', 'what says @MagnesiumBot?', { entities: [{ type: 'mention', offset: 10, length: 13 }] }],
    ['us without a name', 'ask this bot', { entities: [{ type: 'text_mention', offset: 4, length: 8, user: self }] }],
  ])('hears %s', (_name, text, fields) => {
    expect(said(text, fields)).toEqual({ kind: 'group' });
  });

  it('hears its name under a picture', () => {
    const caption = { text: undefined, photo: [{}], caption: '@magnesiumbot', caption_entities: [] };
    const entities = [{ type: 'mention', offset: 0, length: 13 }];
    expect(said('', { ...caption, caption_entities: entities })).toEqual({ kind: 'group' });
  });

  it.each([
    ['talk', 'I sleep badly', {}],
    ['a command to another bot', '/check@OtherBot', {}],
    ['a command that we do not have', '/weather', {}],
    ['the name of somebody else', '@somebody hi', { entities: [{ type: 'mention', offset: 0, length: 9 }] }],
    ['a forwarded command', '/check', { forward_origin: {} }],
  ])('leaves %s alone', (_name, text, fields) => {
    expect(said(text, fields)).toBeNull();
  });

  it('leaves an edited command alone', () => {
    expect(receive(messageUpdate({ chat: group, text: '/check' }, 'edited_message'), self, 1_000)).toBeNull();
  });
});

describe('receive, where the bot belongs', () => {
  it.each([
    ['is blocked', privateChat, 'member', 'kicked', { kind: 'blocked', isBlocked: true }],
    ['is unblocked', privateChat, 'kicked', 'member', { kind: 'blocked', isBlocked: false }],
    ['is put in a group', group, 'left', 'member', { kind: 'group' }],
    ['is put in a group as administrator', group, 'left', 'administrator', { kind: 'group' }],
    ['is made administrator where it was', group, 'member', 'administrator', null],
    ['is put out of a group', group, 'member', 'kicked', { kind: 'blocked', isBlocked: true }],
    ['is put in a channel, where all would read it', channel, 'left', 'administrator', null],
  ])('notices when it %s', (_name, chat, before, after, content) => {
    expect(contentOf(memberUpdate(chat, before, after))).toEqual(content);
  });
});

it('has no answer to updates of other kinds', () => {
  expect(receive({ update_id: 5 } as Update, self, 1_000)).toBeNull();
});

it('knows the further pictures of an album, also between those of another one, and the first when it comes again', () => {
  const isFurther = albumWatcher();
  const told = (updateId: number, album: string | undefined) =>
    isFurther({ ...messageUpdate({ photo: [{}], media_group_id: album }), update_id: updateId });
  expect(told(1, 'a')).toBe(false);
  expect(told(2, 'b')).toBe(false);
  expect(told(3, undefined)).toBe(false);
  expect(told(4, 'a')).toBe(true);
  expect(told(1, 'a')).toBe(false);
  expect(told(5, 'b')).toBe(true);
});
