/** Behind a result: other causes, the forms of magnesium compared, the sources. */

import { mayChoose } from '../domain/supplement-forms.ts';
import type { Result } from '../domain/view.ts';
import type { Form, Source } from '../knowledge/schema.ts';
import { capitalised, escaped, type Html, html } from './html.ts';
import { block, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

const FORMS_PER_PAGE = 4;
/** Stands first where a GP mostly tests nothing (symptoms.md). */
const NONE_ROUTINELY = 'none-routinely';

/** Per complaint: what it can be as well, and the tests a GP may think of (symptoms.md). */
export function causesSection(speech: Speech, result: Result): Section {
  const blocks = result.causes.map((causes) => block(causesOf(speech, causes)));
  return {
    title: speech.say('causes-title'),
    blocks: [block(speech.say(blocks.length === 0 ? 'causes-none' : 'causes-intro')), ...blocks],
    links: ['sources'],
  };
}

/** All forms in the order of the table, a few a page. */
export function formsSection(speech: Speech, result: Result): Section {
  const intro = [speech.say('forms-intro')];
  if (result.supplement.status === 'blocked') intro.push(speech.say('forms-blocked'));
  return {
    title: html`${[speech.say('forms-title'), ...intro]}`,
    blocks: [...overview(speech), ...[...speech.knowledge.forms.values()].map((form) => block(formText(speech, form)))],
    links: mayChoose(result) ? ['chooser', 'supplement', 'sources'] : ['supplement', 'sources'],
    perPage: FORMS_PER_PAGE,
  };
}

/** The share of magnesium of every form, the richest first: what tablet size depends on. */
function overview(speech: Speech): Section['blocks'] {
  const share = ({ elementalPercent = 0 }: Form): number => elementalPercent;
  const swallowed = [...speech.knowledge.forms.values()].filter(({ permitted }) => permitted !== 'not-a-supplement');
  const forms = swallowed.sort((one, other) => share(other) - share(one));
  const lines = forms.map(({ id, elementalPercent: percent }) => {
    const name = capitalised(speech.words.forms[id]?.name ?? id);
    return percent === undefined
      ? speech.say('forms-overview-open', { name })
      : speech.say('forms-overview-line', { name, percent });
  });
  return [block(html`${[speech.say('forms-overview'), ...lines]}`)];
}

/** Titles of everything that this result rests on, each once. */
export function sourcesSection(speech: Speech, result: Result): Section {
  const sources = sourceIds(speech, result).flatMap((id) => {
    const source = speech.knowledge.sources.get(id);
    return source === undefined ? [] : [source];
  });
  const blocks = sources.map((source, index) =>
    index === 0 ? block(sourceText(source)) : { ...block(sourceText(source)), isLine: true as const },
  );
  return {
    title: html`${[speech.say('sources-title'), speech.say('sources-intro')]}`,
    blocks: blocks.length === 0 ? [block(speech.say('sources-none'))] : blocks,
    links: [],
  };
}

function causesOf(speech: Speech, { complaint: id, lookAlikes: others, firstTests }: Result['causes'][number]): Html {
  const { words } = speech;
  const lines = [speech.say('causes-complaint', { name: capitalised(words.complaints[id]?.name ?? id) })];
  const lookAlikes = others.map((each) => words.lookAlikes[each] ?? each);
  if (lookAlikes.length > 0) lines.push(speech.say('causes-look-alikes', { names: lookAlikes.join(', ') }));
  const isSeldom = firstTests.includes(NONE_ROUTINELY);
  const tests = firstTests.filter((each) => each !== NONE_ROUTINELY);
  const names = tests.map((each) => words.tests[each] ?? each).join(', ');
  if (tests.length > 0) lines.push(speech.say(isSeldom ? 'causes-tests-seldom' : 'causes-tests', { names }));
  return html`${lines}`;
}

/** A form with all that is known of it, or what one compares at a glance. */
export function formText(speech: Speech, form: Form, length: 'whole' | 'short' = 'whole'): Html {
  const words = speech.words.forms[form.id];
  const name = capitalised(words?.name ?? form.id);
  const lines = [
    form.elementalPercent === undefined
      ? speech.say('form-name-open', { name })
      : speech.say('form-name', { name, percent: form.elementalPercent }),
  ];
  if (words !== undefined) {
    lines.push(speech.say('form-absorption', { text: words.absorption }), speech.say('form-gut', { text: words.gut }));
    if (length === 'short') return html`${lines}`;
    if (words.articles !== undefined) lines.push(speech.say('form-articles', { text: words.articles }));
    lines.push(html`${words.evidence}`);
    lines.push(words.permitted === undefined ? speech.say('form-permitted-yes') : html`${words.permitted}`);
  }
  return html`${lines}`;
}

function sourceIds(speech: Speech, result: Result): readonly string[] {
  const { knowledge } = speech;
  const ids = [
    ...result.doctor.flatMap((line) => line.sources),
    ...result.signs.flatMap((sign) => rowOf(speech, sign)?.sources ?? []),
    ...result.complaints.flatMap((id) => knowledge.complaints.find((each) => each.id === id)?.sources ?? []),
    ...result.supplement.reasons.flatMap((line) => line.sources),
    ...result.supplement.medicines.flatMap((advice) => advice.sources),
    ...('foods' in result.food ? result.food.foods.flatMap((line) => line.sources) : []),
    ...('intake' in result.food ? knowledge.screener.sources : []),
    ...knowledge.scoring.sources,
    ...[...knowledge.forms.values()].flatMap((form) => form.sources),
  ];
  return [...new Set(ids)];
}

function rowOf(speech: Speech, sign: string) {
  const flag = speech.knowledge.safetyFlags.find((each) => each.id === sign);
  return speech.knowledge.redFlags.get(flag?.row ?? sign);
}

/** A source as a line: title and address. */
export function sourceText(source: Source): Html {
  const isLink = source.url !== undefined && /^https?:\/\//.test(source.url);
  return isLink
    ? { html: `• <a href="${escaped(source.url ?? '')}">${escaped(source.title)}</a>` }
    : html`• ${source.title}`;
}
