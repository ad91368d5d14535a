/** What the text of a label comes to, or what is still to be known. */
import type { View } from '../domain/view.ts';
import { html, paragraphs } from './html.ts';
import type { Phrased } from './phrase-question.ts';
import type { Speech } from './speech.ts';

/** mg of magnesium itself against the ceiling; who is blocked reads no ceiling, as that is no allowance. */
export function phraseLabel(speech: Speech, view: Extract<View, { kind: 'label-facts' }>): Phrased {
  const { label, upperMg: upper, isBlocked } = view;
  const title = speech.say('label-title');
  if (label.is === 'ask') return { text: paragraphs([title, speech.say(`label-ask-${label.why}`)]), buttons: [] };
  const { mg, products } = label;
  const compared = isBlocked ? 'label-held' : mg > upper ? 'label-above' : 'label-within';
  return {
    text: paragraphs([
      title,
      html`${[
        speech.say('label-amount', { mg }),
        ...(products.length > 1 ? [speech.say('label-products', { sum: products.join(' + ') })] : []),
        isBlocked ? speech.say(compared) : speech.say(compared, { upper }),
        speech.say('label-food'),
      ]}`,
      html`<i>${[speech.say('label-check'), speech.say('label-source')]}</i>`,
    ]),
    buttons: [],
  };
}
