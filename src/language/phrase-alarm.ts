/** Danger: what to do and which number, and nothing that could draw the eye away from it. */
import type { View } from '../domain/view.ts';
import { escaped, type Html, html, joined, paragraphs } from './html.ts';
import { named } from './keyboard.ts';
import { signAction, signText } from './names.ts';
import type { Phrased } from './phrase-question.ts';
import type { Speech } from './speech.ts';

type Alarm = Extract<View, { kind: 'alarm' }>;

/** Most characters of the actions and of the signs, so that a message with every sign ticked still fits. */
const ACTIONS_LENGTH = 2200;
const SIGNS_LENGTH = 900;
/** Phone numbers of red-flags.csv; not those inside a web address (113.nl, zelfmoord1813.be). */
const NUMBERS = /(?<![\w-])(0800-0113|0800 32 123|070 245 245|1813|1733|113|112|106)(?![\w-]|\.\w)/g;

/** The gravest action first, each distinct action once, then why. */
export function phraseAlarm(speech: Speech, view: Alarm): Phrased {
  const actions = [...new Set(view.flags.map((flag) => signAction(speech, flag)))];
  const [first = speech.plain('alarm-action-missing'), ...others] = actions;
  const kept: Html[] = [emphasised(first)];
  let length = first.length;
  for (const action of others) {
    length += action.length;
    if (length <= ACTIONS_LENGTH) kept.push(html`• ${withNumbers(action)}`);
  }
  const end = [speech.say('alarm-calm')];
  if (view.level === 3) end.push(speech.say('alarm-with-someone'));
  else if (!actions.every((action) => /\b112\b/.test(action))) end.push(speech.say('alarm-emergency-instead'));
  end.push(html`<i>${speech.say('alarm-take-back')}</i>`);
  return {
    text: paragraphs([joined(kept, '\n'), ...why(speech, view.flags), ...end]),
    // Before consent nothing of it is kept, so there is nothing to take back but a start.
    buttons: [
      [
        named(
          speech,
          'button-take-back',
          view.canTakeBack ? { do: 'take-back', run: view.run } : { do: 'command', command: 'start' },
        ),
      ],
      // Nobody has to deny what they said in order to be left alone.
      ...(view.canTakeBack ? [[named(speech, 'button-stop', { do: 'stop' })]] : []),
    ],
  };
}

/** The signs that were named. A cry for the number itself ("bel 112") names none. */
function why(speech: Speech, flags: readonly string[]): readonly Html[] {
  const told = flags.filter((flag) => speech.knowledge.redFlags.get(flag)?.kind !== 'line');
  if (told.length === 0) return [];
  const signs = [...new Set(told.map((flag) => signText(speech, flag)))];
  const shown: string[] = [];
  let length = 0;
  for (const sign of signs) {
    length += sign.length;
    if (shown.length > 0 && length > SIGNS_LENGTH) break;
    shown.push(sign.replace(/\.$/, ''));
  }
  const hidden = signs.length - shown.length;
  if (hidden > 0) shown.push(speech.plain('alarm-more', { count: hidden }));
  return [speech.say('alarm-why', { signs: shown.join('; ') })];
}

/** First sentence in bold, with the numbers of the rest. */
function emphasised(action: string): Html {
  const end = /[.!](?=\s)/.exec(action);
  if (end === null) return html`<b>${action}</b>`;
  const first = action.slice(0, end.index + 1);
  return html`<b>${first}</b>${withNumbers(action.slice(end.index + 1))}`;
}

function withNumbers(text: string): Html {
  return { html: escaped(text).replace(NUMBERS, '<b>$1</b>') };
}
