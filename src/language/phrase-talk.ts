/** Everything around the check: greeting, consent, yes or no, privacy, help, the export, groups. */
import type { Button, Message } from '../chat.ts';
import type { View } from '../domain/view.ts';
import { joined, paragraphs } from './html.ts';
import { button, named } from './keyboard.ts';
import { answerText, questionTitle } from './names.ts';
import type { Phrased } from './phrase-question.ts';
import type { Speech } from './speech.ts';

type Of<Kind extends View['kind']> = Extract<View, { kind: Kind }>;

/** Characters of readable text in one message of the export. */
const EXPORT_LENGTH = 3500;
export const EXPORT_FILE = 'magnesium-check.json';

/** Three facts and a yes or no; the other language is a tap away. */
export function phraseConsent(speech: Speech): Phrased {
  const other = speech.words.language === 'nl' ? 'en' : 'nl';
  return {
    text: speech.say('consent'),
    buttons: [
      [
        named(speech, 'button-consent-yes', { do: 'consent', agreed: true }, 'primary'),
        named(speech, 'button-consent-no', { do: 'consent', agreed: false }),
      ],
      [named(speech, 'button-other-language', { do: 'language', language: other })],
    ],
  };
}

/** Deleting or starting anew, asked once. */
export function phraseConfirm(speech: Speech, { what }: Of<'confirm'>): Phrased {
  const yes = named(speech, `button-${what}-yes`, { do: what, yes: true }, 'danger');
  const no = named(speech, `button-${what}-no`, { do: what, yes: false });
  return { text: speech.say(`confirm-${what}`), buttons: [[yes], [no]] };
}

/** After "stop": nothing is asked until the person goes on. */
export function phrasePaused(speech: Speech, { hasCheck }: Of<'paused'>): Phrased {
  const goOn = hasCheck
    ? named(speech, 'button-resume', { do: 'resume' }, 'primary')
    : named(speech, 'button-start', { do: 'command', command: 'check' }, 'primary');
  return {
    text: speech.say(hasCheck ? 'paused-check' : 'paused-none'),
    buttons: [[goOn], [command(speech, 'delete'), command(speech, 'help')]],
  };
}

export function phraseLanguage(speech: Speech): Phrased {
  return {
    text: speech.say('language-card'),
    buttons: [
      [
        named(speech, 'button-dutch', { do: 'language', language: 'nl' }),
        named(speech, 'button-english', { do: 'language', language: 'en' }),
      ],
    ],
  };
}

/** Under 18: where to go, and a way back for a wrong tap. */
export function phraseOutOfScope(speech: Speech, { run }: Of<'out-of-scope'>): Phrased {
  return {
    text: speech.say('out-of-scope'),
    buttons: [[named(speech, 'button-fix-age', { do: 'back', run, question: 'age' })], [command(speech, 'delete')]],
  };
}

export function phrasePrivacy(speech: Speech, { hasData }: Of<'privacy'>): Phrased {
  const text = paragraphs([speech.say('privacy'), speech.say(hasData ? 'privacy-stored' : 'privacy-nothing')]);
  const data = [[command(speech, 'export')], [command(speech, 'delete')]];
  return { text, buttons: hasData ? [...data, [onward(speech)]] : [[onward(speech)]] };
}

export function phraseHelp(speech: Speech): Phrased {
  return {
    text: speech.say('help'),
    buttons: [[onward(speech)], [command(speech, 'privacy'), command(speech, 'language')]],
  };
}

export function phraseGroup(speech: Speech): Phrased {
  return {
    text: speech.say('group'),
    buttons: [[button(speech.plain('button-private-chat'), { link: 'private-chat' }, 'primary')]],
  };
}

/** The answers to be read, in as many messages as they need, then the file with everything that is kept. */
export function phraseExport(speech: Speech, view: Of<'export'>): readonly Message[] {
  const lines = view.answers.map(({ question, answer }) =>
    speech.say('change-line', { title: questionTitle(speech, question), answer: answerText(speech, question, answer) }),
  );
  const readable = [speech.say('export-title'), ...(lines.length === 0 ? [speech.say('export-none')] : lines)];
  const parts: (typeof readable)[] = [[]];
  let length = 0;
  for (const line of readable) {
    length += line.html.length + 1;
    if (length > EXPORT_LENGTH) {
      parts.push([]);
      length = line.html.length;
    }
    parts.at(-1)?.push(line);
  }
  const file: Message = {
    place: 'below',
    anew: false,
    html: speech.say('export-file').html,
    buttons: [[onward(speech)], [command(speech, 'delete')]],
    attachment: { name: EXPORT_FILE, mime: 'application/json', text: view.json },
  };
  const texts = parts.map(
    (part): Message => ({ place: 'below', anew: false, html: joined(part, '\n').html, buttons: [] }),
  );
  return [...texts, file];
}

/** Starts, or goes on where the person was. */
export function onward(speech: Speech): Button {
  return named(speech, 'button-onward', { do: 'command', command: 'start' });
}

function command(speech: Speech, id: 'export' | 'delete' | 'language' | 'privacy' | 'help'): Button {
  return named(speech, `button-${id}`, { do: 'command', command: id });
}
