/** The chat page: state from the simulator, live events, and what the pretended person does. */
import { createComposer } from './composer.js';
import { make } from './rich-text.js';
import { dayOf, showMessage } from './show-message.js';

const find = (id) => document.getElementById(id);
const log = find('log');
const PERSON_KEY = 'pretended-person';
const TOAST_MS = 3500;
const TYPING_MS = 5000;

let state = {
  userId: Number(sessionStorage.getItem(PERSON_KEY)),
  words: {},
  people: [],
  messages: [],
  bot: { commands: [] },
};
let events;
let isConnected = false;
let typingTimer;
let toastTimer;
let typing = '';
let isAtEnd = true;

const composer = createComposer({ act, state: () => state, words: () => state.words });
const chat = {
  get words() {
    return state.words;
  },
  say: (text) => void act({ act: 'say', text }),
  press,
};

/** @returns whether the simulator did it */
async function act(what) {
  try {
    const answer = await fetch('act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: state.userId, ...what }),
    });
    const result = await answer.json();
    if (answer.ok) return result;
    showToast(result.error);
  } catch {
    showToast(state.words.failed);
  }
  return false;
}

async function press(message, button, node) {
  const { action } = button;
  if (action.kind === 'callback') {
    node.setAttribute('aria-busy', 'true');
    const isDone = await act({ act: 'tap', messageId: message.id, data: action.data });
    if (!isDone) node.removeAttribute('aria-busy');
  } else if (action.kind === 'copy') {
    await navigator.clipboard.writeText(action.text);
    showToast(state.words.copied);
  } else if (action.kind === 'inline-query') composer.propose(`@${state.bot.username} ${action.query}`);
}

async function load() {
  const askedFor = state.userId;
  const answer = await fetch(`state?user=${askedFor}`);
  const next = await answer.json();
  // Somebody else was chosen meanwhile; their own loading is on its way.
  if (state.userId !== askedFor) return;
  const isOther = next.userId !== askedFor;
  state = next;
  sessionStorage.setItem(PERSON_KEY, String(state.userId));
  isConnected = true;
  show();
  if (isOther) connect();
}

/** Listens to the person's chat; loads it whole each time the connection stands, so nothing is missed in between. */
function connect() {
  events?.close();
  events = new EventSource(`events?user=${state.userId}`);
  events.onopen = () => void load();
  events.onerror = () => {
    isConnected = false;
    showStatus();
  };
  events.onmessage = ({ data }) => receive(JSON.parse(data));
}

function receive(event) {
  switch (event.kind) {
    case 'message':
      receiveMessage(event.message);
      break;
    case 'action':
      setTyping(event.action.startsWith('upload') ? state.words.uploading : state.words.typing);
      break;
    case 'toast':
      for (const node of log.querySelectorAll(`[data-id="${event.messageId}"] [aria-busy]`))
        node.removeAttribute('aria-busy');
      if (event.text) event.isAlert ? showAlert(event.text) : showToast(event.text);
      break;
    case 'inline':
      composer.offered(event.queryId, event.offer);
      break;
    case 'bot':
      state.bot.isAnswering = event.isAnswering;
      showStatus();
      break;
    case 'refresh':
      void load();
      break;
  }
}

function receiveMessage(message) {
  const index = state.messages.findIndex(({ id }) => id === message.id);
  const isFirst = state.messages.length === 0;
  if (index < 0) state.messages.push(message);
  else state.messages[index] = message;
  if (message.from === 'bot') setTyping('');
  if (isFirst) {
    show();
    composer.focus();
    return;
  }
  const old = log.querySelector(`[data-id="${message.id}"]`);
  const wasAtEnd = isAtEnd;
  if (old) replaceMessage(old, showMessage(message, chat));
  else appendMessage(message, state.messages.at(-2));
  if (wasAtEnd || (!old && message.from === 'person')) scrollToEnd();
}

/** An edited message keeps the focus that was inside it, so that one can go on by keyboard. */
function replaceMessage(old, next) {
  const keys = [...old.querySelectorAll('.key')];
  const focused = keys.indexOf(document.activeElement);
  const label = keys[focused]?.textContent.replace(/^\W+/u, '');
  old.replaceWith(next);
  if (focused < 0) return;
  const nextKeys = [...next.querySelectorAll('.key')];
  const same = nextKeys.find((key) => key.textContent.replace(/^\W+/u, '') === label);
  const target = same ?? nextKeys[0];
  if (target) target.focus();
  else composer.focus();
}

function appendMessage(message, before) {
  const day = dayOf(message.date, state.words);
  if (!before || dayOf(before.date, state.words) !== day) log.append(make('p', 'day', day));
  log.append(showMessage(message, chat));
}

function show() {
  const { words, bot, messages } = state;
  document.documentElement.lang = words.language;
  for (const node of document.querySelectorAll('[data-word]')) node.textContent = words[node.dataset.word];
  for (const node of document.querySelectorAll('[data-label]'))
    node.setAttribute('aria-label', words[node.dataset.label]);
  for (const node of document.querySelectorAll('[data-placeholder]'))
    node.placeholder = words[node.dataset.placeholder];
  document.title = bot.name;
  find('bot-name').textContent = bot.name;
  log.setAttribute('aria-busy', 'true'); // a chat that is built anew is not news to be read out
  log.replaceChildren();
  if (messages.length === 0) showWelcome();
  messages.forEach((message, index) => {
    appendMessage(message, messages[index - 1]);
  });
  showPeople();
  showStatus();
  composer.show();
  scrollToEnd();
  requestAnimationFrame(() => log.removeAttribute('aria-busy'));
}

function showWelcome() {
  const { bot, words } = state;
  if (!bot.description) return;
  log.append(make('div', 'welcome', make('b', '', words.whatItDoes), make('p', 'welcome-text', bot.description)));
}

function showPeople() {
  find('people-list').replaceChildren(
    ...state.people.map((person) => {
      const button = make(
        'button',
        'person',
        make('span', `initial tint-${person.id % 6}`, [...person.name][0] ?? '?'),
        make('span', 'about', make('b', '', person.name), make('small', '', languageName(person.languageCode))),
      );
      button.type = 'button';
      if (person.id === state.userId) button.setAttribute('aria-current', 'true');
      button.addEventListener('click', () => switchTo(person.id));
      return make('li', '', button);
    }),
  );
  const select = find('person-language');
  if (select.options.length === 0) {
    select.append(...state.languages.map(([code, name]) => new Option(name, code)));
  }
}

function languageName(code) {
  return state.languages.find(([one]) => one === code)?.[1] ?? code;
}

function switchTo(userId) {
  state.userId = userId;
  sessionStorage.setItem(PERSON_KEY, String(userId));
  composer.reset();
  setTyping('');
  togglePeople(false);
  connect();
}

function setTyping(words) {
  typing = words;
  clearTimeout(typingTimer);
  if (words) typingTimer = setTimeout(() => setTyping(''), TYPING_MS);
  showStatus();
}

function showStatus() {
  const { words, bot } = state;
  const isAnswering = isConnected && bot.isAnswering;
  find('bot-status').textContent = isAnswering ? typing || words.bot || '' : (words.notAnswering ?? '');
  find('bot-status').classList.toggle('typing', isAnswering && typing !== '');
  const trouble = find('trouble');
  trouble.hidden = isAnswering;
  if (!isAnswering) trouble.textContent = words.notAnsweringAbout ?? '';
}

function showToast(text) {
  const toast = find('toast');
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toast.hidden = true;
  }, TOAST_MS);
}

function showAlert(text) {
  find('alert-text').textContent = text;
  find('alert').showModal();
}

function togglePeople(isOpen) {
  document.body.classList.toggle('people-open', isOpen);
  find('show-people').setAttribute('aria-expanded', String(isOpen));
}

function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
}

find('show-people').addEventListener('click', () => {
  togglePeople(!document.body.classList.contains('people-open'));
  if (document.body.classList.contains('people-open')) find('people-list').querySelector('button')?.focus();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !document.body.classList.contains('people-open')) return;
  togglePeople(false);
  find('show-people').focus();
});
find('add-person').addEventListener('submit', (event) => {
  event.preventDefault();
  void addPerson();
});
log.addEventListener('scroll', () => {
  isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
});
const keepEnd = () => {
  if (isAtEnd) scrollToEnd();
};
log.addEventListener('load', keepEnd, true); // pictures grow when they have come
new ResizeObserver(keepEnd).observe(log);

async function addPerson() {
  const name = find('person-name').value;
  const person = await act({ act: 'create', name, languageCode: find('person-language').value });
  if (!person) return;
  find('person-name').value = '';
  switchTo(person.id);
}

connect();
