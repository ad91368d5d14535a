/** One message -> its bubble and the buttons under it. */
import { make, richText } from './rich-text.js';

/**
 * @param {object} message as `/state` gives it
 * @param {{ words: Record<string, string>, say: (text: string) => void, press: (message: object, button: object, node: HTMLElement) => void }} chat
 * @returns {HTMLElement}
 */
export function showMessage(message, chat) {
  const { words } = chat;
  const isOwn = message.from === 'person';
  const row = make('article', `message ${isOwn ? 'own' : 'other'}`);
  row.dataset.id = String(message.id);
  const time = timeOf(message.date, words.locale);
  row.setAttribute('aria-label', `${isOwn ? words.you : message.senderName}, ${time}`);
  if (message.isDeleted) {
    row.classList.add('deleted');
    row.append(make('div', 'bubble', make('em', '', words.deleted)));
    return row;
  }
  if (message.editDate !== null) row.classList.add('edited-message');
  const bubble = make('div', 'bubble');
  if (message.forwardedFrom) bubble.append(make('p', 'forwarded', `${words.forwardedFrom} ${message.forwardedFrom}`));
  if (message.viaBot) bubble.append(make('p', 'forwarded', `${words.via} @${message.viaBot}`));
  if (message.media) bubble.append(media(message.media, message.text, words));
  if (message.text) bubble.append(make('div', 'text', richText(message.text, message.entities, chat)));
  bubble.append(stamp(message, time, words));
  row.append(bubble);
  if (message.buttons.length > 0) row.append(keyboard(message, chat));
  return row;
}

function stamp(message, time, words) {
  const node = make('div', 'stamp');
  if (message.editDate !== null) node.append(make('span', 'edited', words.edited), ' ');
  const clock = make('time', '', time);
  clock.dateTime = new Date(message.date * 1000).toISOString();
  node.append(clock);
  return node;
}

function keyboard(message, chat) {
  const group = make('div', 'keyboard');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', chat.words.buttons);
  for (const buttons of message.buttons) {
    const row = make('div', 'row');
    for (const button of buttons) row.append(keyboardButton(message, button, chat));
    group.append(row);
  }
  return group;
}

function keyboardButton(message, button, chat) {
  const { action } = button;
  const label = make('span', 'label', button.text);
  const className = `key ${button.style ?? ''}`;
  if (action.kind === 'url' && /^https?:/i.test(action.url)) {
    const anchor = make('a', className, label, make('span', 'hint', '↗'));
    anchor.href = action.url;
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
    return anchor;
  }
  const node = make('button', className, label);
  node.type = 'button';
  node.title = button.text;
  node.disabled = action.kind === 'disabled';
  node.addEventListener('click', () => chat.press(message, button, node));
  return node;
}

function media(content, caption, words) {
  switch (content.kind) {
    case 'photo': {
      const picture = make('img', 'photo');
      picture.src = `files/${encodeURIComponent(content.fileId)}`;
      picture.alt = caption || words.photo;
      picture.width = content.width;
      picture.height = content.height;
      return picture;
    }
    case 'document': {
      const anchor = make(
        'a',
        'document',
        make('span', 'disc', '↓'),
        make(
          'span',
          'about',
          make('b', '', content.name),
          make('small', '', `${sizeOf(content.bytes, words.locale)} · ${words.download}`),
        ),
      );
      anchor.href = `files/${encodeURIComponent(content.fileId)}`;
      anchor.download = content.name;
      return anchor;
    }
    case 'sticker': {
      const sticker = make('div', 'sticker', content.emoji);
      sticker.setAttribute('role', 'img');
      sticker.setAttribute('aria-label', `${words.sticker} ${content.emoji}`);
      return sticker;
    }
    case 'voice':
      return make('p', 'other-media', `🎤 ${words.voice} · 0:${String(content.seconds).padStart(2, '0')}`);
    default:
      return make('p', 'other-media', `📍 ${words.location} · ${content.latitude}, ${content.longitude}`);
  }
}

/** Hours and minutes. */
function timeOf(seconds, language) {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(seconds * 1000));
}

/** The day, in words for today. */
export function dayOf(seconds, words) {
  const date = new Date(seconds * 1000);
  if (date.toDateString() === new Date().toDateString()) return words.today;
  return new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long' }).format(date);
}

function sizeOf(bytes, language) {
  const [value, unit] =
    bytes < 1024 ? [bytes, 'byte'] : bytes < 1024 ** 2 ? [bytes / 1024, 'kilobyte'] : [bytes / 1024 ** 2, 'megabyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
