/** A result, part by part. The disclaimer and when to call stand under every one of them. */
import type { Button } from '../chat.ts';
import type { Result } from '../domain/view.ts';
import { html, paragraphs } from './html.ts';
import { button, inColumns, named } from './keyboard.ts';
import { causesSection, formsSection, sourcesSection } from './phrase-background.ts';
import { chooserSection } from './phrase-chooser.ts';
import { foodSection } from './phrase-food.ts';
import type { Phrased } from './phrase-question.ts';
import { summarySection } from './phrase-summary.ts';
import { supplementSection } from './phrase-supplement.ts';
import { changeSection, openSection, whySection } from './phrase-why.ts';
import { block, type Page, pageOf, type ResultView, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

/** The part that is open, one page of it, and the ways to the others. */
export function phraseResult(speech: Speech, view: ResultView): Phrased {
  const section = sectionOf(speech, view, view.result);
  // The page of the chooser is its answers.
  const page = pageOf(section, view.part === 'chooser' ? 0 : view.page);
  const text = [section.title, { html: page.text }];
  if (page.count > 1) {
    text.push(html`<i>${speech.say('result-page', { page: page.number + 1, pages: page.count })}</i>`);
  }
  return {
    text: paragraphs([...text, speech.say('result-footer')]),
    buttons: [...page.buttons, ...pager(speech, view, page), ...links(speech, view, section)],
  };
}

function sectionOf(speech: Speech, { run, part, page, plan }: ResultView, result: Result): Section {
  switch (part) {
    case 'summary':
      return summarySection(speech, run, result);
    case 'why':
      return whySection(speech, run, result);
    case 'open':
      return openSection(speech, run, result);
    case 'causes':
      return causesSection(speech, result);
    case 'food':
      return foodSection(speech, run, result, plan ?? null);
    case 'supplement':
      return supplementSection(speech, result);
    case 'forms':
      return formsSection(speech, result);
    case 'chooser':
      return chooserSection(speech, run, page, result);
    case 'sources':
      return sourcesSection(speech, result);
    case 'next':
      return nextSection(speech, result);
    case 'change':
      return changeSection(speech, run, result);
  }
}

function nextSection(speech: Speech, result: Result): Section {
  const lines = [speech.say('next-change'), speech.say('next-worse')];
  if (result.food.is === 'gap' || result.food.is === 'not-asked') lines.unshift(speech.say('next-food'));
  if (result.doctor.length + result.signs.length > 0) lines.unshift(speech.say('next-doctor'));
  const buttons = [
    [named(speech, 'button-restart', { do: 'command', command: 'check' })],
    [named(speech, 'button-export', { do: 'command', command: 'export' })],
    [
      named(speech, 'button-delete', { do: 'command', command: 'delete' }),
      named(speech, 'button-language', { do: 'command', command: 'language' }),
    ],
  ];
  return { title: speech.say('next-title'), blocks: [block(html`${lines}`, buttons)], links: ['change'] };
}

function pager(speech: Speech, { run, part }: ResultView, page: Page): readonly (readonly Button[])[] {
  const to = (id: string, number: number) => named(speech, id, { do: 'part', run, part, page: number });
  const row: Button[] = [];
  if (page.number > 0) row.push(to('button-previous-page', page.number - 1));
  if (page.number < page.count - 1) row.push(to('button-next-page', page.number + 1));
  return row.length === 0 ? [] : [row];
}

function links(speech: Speech, { run, part }: ResultView, section: Section): readonly (readonly Button[])[] {
  const buttons = section.links.map((to) =>
    button(speech.plain(`button-part-${to}`), { do: 'part', run, part: to, page: 0 }),
  );
  const rows = inColumns(buttons, 2);
  if (part === 'summary') return rows;
  return [...rows, [named(speech, 'button-part-summary', { do: 'part', run, part: 'summary', page: 0 })]];
}
