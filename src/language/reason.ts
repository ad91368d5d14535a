/** Why: a reason of the model, an illness or a medicine as a sentence. */
import { UNRECOGNISED_MEDICINE } from '../domain/answers.ts';
import type { ReasonLine } from '../domain/view.ts';
import { type Html, html } from './html.ts';
import { medicineName } from './names.ts';
import type { Speech } from './speech.ts';

/**
 * A reason in words.
 * @param family which sentences the model's own reasons have: those of the supplement or those for a doctor
 */
export function reasonText(speech: Speech, line: ReasonLine, family: 'reason' | 'doctor'): Html {
  const { words } = speech;
  const rule = line.rule === null ? undefined : words.medicines.actions[line.rule];
  switch (line.kind) {
    case 'model':
      return speech.say(messageId(family, line.id));
    case 'condition':
      return html`${words.conditions[line.id]?.rule ?? rule ?? line.id}`;
    case 'medicine':
    case 'medicine-group':
      if (line.id === UNRECOGNISED_MEDICINE) return speech.say('reason-medicine-unrecognised');
      return speech.say('reason-medicines', { names: medicineName(speech, line.id) });
  }
}

/** Message id of an id of the model: `kidney_reduced` under `reason` is `reason-kidney-reduced`. */
export function messageId(family: string, id: string): string {
  return `${family}-${id.replaceAll('_', '-')}`;
}
