/** The lower edge: writing, editing, menus, starting and blocking. */
import { createInline } from './inline.js';
import { make } from './rich-text.js';

const find = (id) => document.getElementById(id);

/**
 * @param {{ act: (act: object) => Promise<boolean>, state: () => object, words: () => Record<string, string> }} chat
 */
export function createComposer(chat) {
  const box = find('text');
  let isEditing = false;
  const inline = createInline(chat, () => setEditing(null));

  function grow() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`; // 2: its border
  }

  function changed() {
    grow();
    inline.typed(isEditing ? '' : box.value);
  }

  function setEditing(text) {
    isEditing = text !== null;
    find('editing').hidden = !isEditing;
    find('send').setAttribute('aria-label', isEditing ? chat.words().save : chat.words().send);
    box.value = text ?? '';
    changed();
    box.focus();
  }

  function editLast() {
    const own = chat
      .state()
      .messages.findLast(
        ({ from, text, media, forwardedFrom, isDeleted }) =>
          from === 'person' && text && !media && !forwardedFrom && !isDeleted,
      );
    if (own) setEditing(own.text);
  }

  async function send() {
    const text = box.value;
    if (text.trim() === '') return;
    const isDone = await chat.act({ act: isEditing ? 'edit' : 'say', text });
    if (isDone) setEditing(null);
  }

  find('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  box.addEventListener('input', changed);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void send();
    } else if (event.key === 'ArrowUp' && box.value === '') {
      event.preventDefault();
      editLast();
    } else if (event.key === 'Escape' && isEditing) setEditing(null);
  });
  find('cancel-edit').addEventListener('click', () => setEditing(null));
  find('edit-last').addEventListener('click', () => {
    closeMenus();
    editLast();
  });
  for (const button of document.querySelectorAll('[data-act]')) {
    button.addEventListener('click', () => {
      closeMenus();
      void chat.act({ act: button.dataset.act });
      box.focus();
    });
  }
  find('start').addEventListener('click', () => void chat.act({ act: 'start' }));
  find('block').addEventListener('click', () => {
    closeMenus();
    void chat.act({ act: chat.state().hasBlocked ? 'unblock' : 'block' });
  });
  find('unblock').addEventListener('click', () => void chat.act({ act: 'unblock' }));
  setUpPayload(chat);
  setUpMenus();

  return {
    /** Shows what fits the state: start, unblock or write. */
    show: () => {
      const { messages, hasBlocked, bot } = chat.state();
      const isNew = messages.length === 0;
      find('start').hidden = !isNew || hasBlocked;
      find('blocked').hidden = !hasBlocked;
      find('composer').hidden = isNew || hasBlocked;
      find('block').textContent = hasBlocked ? chat.words().unblock : chat.words().block;
      find('commands').hidden = bot.commands.length === 0;
      find('commands-menu').replaceChildren(
        ...bot.commands.map(({ command, description }) => {
          const button = make('button', '', make('span', '', description), make('code', '', `/${command}`));
          button.type = 'button';
          button.addEventListener('click', () => {
            closeMenus();
            void chat.act({ act: 'say', text: `/${command}` });
            box.focus();
          });
          return button;
        }),
      );
    },
    /** Puts a text into the box, to be sent by the person. */
    propose: (text) => {
      setEditing(null);
      box.value = text;
      changed();
    },
    /** Results of what stands behind the bot's name in the box. */
    offered: inline.offered,
    focus: () => {
      if (!find('composer').hidden) box.focus();
      else if (!find('start').hidden) find('start').focus();
    },
    reset: () => {
      if (isEditing || box.value) setEditing(null);
    },
  };
}

function setUpPayload(chat) {
  const dialog = find('payload');
  const text = find('payload-text');
  find('start-with').addEventListener('click', () => {
    closeMenus();
    text.value = '';
    dialog.returnValue = '';
    dialog.showModal();
    text.focus();
  });
  find('payload-cancel').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'start') void chat.act({ act: 'start', payload: text.value });
  });
}

/** Menus open by their button, close by it, by Escape and by a press elsewhere; arrows move inside. */
function setUpMenus() {
  for (const opener of document.querySelectorAll('[data-opens]')) {
    const menu = find(opener.dataset.opens);
    opener.addEventListener('click', () => {
      const isOpening = menu.hidden;
      closeMenus();
      menu.hidden = !isOpening;
      opener.setAttribute('aria-expanded', String(isOpening));
      if (isOpening) menu.querySelector('button')?.focus();
    });
    menu.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const buttons = [...menu.querySelectorAll('button')];
      if (event.key === 'Escape') {
        closeMenus();
        opener.focus();
      } else if (step) {
        event.preventDefault();
        const at = buttons.indexOf(document.activeElement);
        buttons.at((at + step) % buttons.length)?.focus();
      }
    });
  }
  document.addEventListener('click', (event) => {
    if (!event.target.closest('.menu-holder')) closeMenus();
  });
}

function closeMenus() {
  for (const opener of document.querySelectorAll('[data-opens]')) {
    find(opener.dataset.opens).hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  }
}
