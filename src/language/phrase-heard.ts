/** What a message told, shown back for a yes; and one sentence for somebody who writes in another language. */
import { askedAlone } from '../domain/heard.ts';
import type { HeardComplaint } from '../domain/state.ts';
import type { View } from '../domain/view.ts';
import { capitalised, html, joined, paragraphs } from './html.ts';
import { named } from './keyboard.ts';
import { optionLabel, takenName } from './names.ts';
import type { Phrased } from './phrase-question.ts';
import { phraseLanguage } from './phrase-talk.ts';
import type { Speech } from './speech.ts';

/** "Poor sleep: almost every day. Cramps: every night. Is that right?" */
export function phraseHeard(speech: Speech, { run, heard }: Extract<View, { kind: 'heard' }>): Phrased {
  const medicine = askedAlone(heard);
  if (medicine !== null) return phrasePerhaps(speech, run, medicine);
  const lines = [
    ...heard.complaints.map((line) => complaintLine(speech, line)),
    ...heard.medicines.map((id) => speech.say('heard-medicine', { name: takenName(speech, id) })),
    ...heard.conditions.map((id) => speech.say('heard-condition', { name: speech.words.conditions[id]?.name ?? id })),
  ];
  return {
    text: paragraphs([speech.say('heard-title'), joined(lines, '\n'), html`<b>${speech.say('heard-ask')}</b>`]),
    buttons: [
      [
        named(speech, 'button-heard-yes', { do: 'heard', run, yes: true }, 'primary'),
        named(speech, 'button-heard-no', { do: 'heard', run, yes: false }),
      ],
    ],
  };
}

/** "Do you take magnesium yourself these days?" */
function phrasePerhaps(speech: Speech, run: number, medicine: string): Phrased {
  const name = takenName(speech, medicine);
  return {
    text: html`<b>${speech.say('heard-ask-taken', { name })}</b>`,
    buttons: [
      [
        named(speech, 'button-yes', { do: 'meant', run, medicine, yes: true }, 'primary'),
        named(speech, 'button-no', { do: 'meant', run, medicine, yes: false }),
      ],
    ],
  };
}

function complaintLine(speech: Speech, { complaint, isThere, frequency, bother }: HeardComplaint) {
  const name = speech.words.complaints[complaint]?.name ?? complaint;
  if (!isThere) return speech.say('heard-absent', { name });
  const told = [
    ...(frequency === null ? [] : [optionLabel(speech, 'frequency', String(frequency)).toLowerCase()]),
    ...(bother === null ? [] : [optionLabel(speech, 'bother', String(bother)).toLowerCase()]),
  ];
  if (told.length === 0) return speech.say('heard-there', { name: capitalised(name) });
  return speech.say('heard-told', { name: capitalised(name), told: told.join(', ') });
}

/** The sentence in the person's own language, and the two languages to choose from. */
export function phraseForeign(speech: Speech, { language }: Extract<View, { kind: 'foreign' }>): Phrased {
  return { text: speech.say(`foreign-${language}`), buttons: phraseLanguage(speech).buttons };
}
