/** Two questions about kinds of magnesium, and the kinds that go with the answers. Never a brand. */

import {
  chooserPage,
  chooserStep,
  formsFor,
  HAVES,
  type Have,
  mayChoose,
  WANTS,
  type Want,
} from '../domain/supplement-forms.ts';
import type { Result } from '../domain/view.ts';
import { capitalised, type Html, html } from './html.ts';
import { button, inColumns } from './keyboard.ts';
import { formText } from './phrase-background.ts';
import { block, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

/** @param page holds the answers so far (supplement-forms.ts) */
export function chooserSection(speech: Speech, run: number, page: number, result: Result): Section {
  const title = speech.say('chooser-title');
  const links = ['forms', 'supplement'] as const;
  if (!mayChoose(result)) return { title, blocks: [block(speech.say('chooser-held'))], links };
  const to = (text: string, number: number) => button(text, { do: 'part', run, part: 'chooser', page: number });
  const step = chooserStep(page);
  if (step.ask === 'want') {
    const buttons = WANTS.map((want) => to(speech.plain(`button-chooser-want-${want}`), chooserPage(want, null)));
    return { title, blocks: [block(speech.say('chooser-want'), inColumns(buttons, 1))], links };
  }
  if (step.ask === 'have') {
    const buttons = HAVES.map((have) => to(haveLabel(speech, have), chooserPage(step.want, have)));
    return { title, blocks: [block(speech.say('chooser-have'), inColumns(buttons, 2))], links };
  }
  const again = [[to(speech.plain('button-chooser-again'), 0)]];
  return { title, blocks: [...found(speech, step.want, step.have), block(notes(speech, step.want), again)], links };
}

function found(speech: Speech, want: Want, have: Have): Section['blocks'] {
  const ids = formsFor(want, speech.knowledge);
  const forms = ids.flatMap((id) => speech.knowledge.forms.get(id) ?? []);
  return [
    block(speech.say('chooser-found', { want: speech.plain(`chooser-want-${want}`) })),
    ...forms.map((form) => block(formText(speech, form, 'short'))),
    ...(have === 'none' ? [] : [block(haveText(speech, have, ids.includes(have)))]),
  ];
}

function haveText(speech: Speech, have: Have, isFound: boolean): Html {
  const words = speech.words.forms[have];
  const name = words?.name ?? have;
  return isFound
    ? speech.say('chooser-have-fits', { name })
    : speech.say('chooser-have-other', { name, gut: words?.gut ?? '' });
}

function notes(speech: Speech, want: Want): Html {
  const lines = [speech.say('chooser-note'), speech.say('chooser-law')];
  return html`${want === 'price' ? [speech.say('chooser-price'), ...lines] : lines}`;
}

function haveLabel(speech: Speech, have: Have): string {
  return have === 'none'
    ? speech.plain('button-chooser-have-none')
    : capitalised(speech.words.forms[have]?.name ?? have);
}
