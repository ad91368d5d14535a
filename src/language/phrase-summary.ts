/** First page of a result: what to do first, the band, the three signals. */
import type { Levels } from '../domain/scoring.ts';
import type { ResultPart } from '../domain/state.ts';
import type { Result } from '../domain/view.ts';
import { capitalised, type Html, html, joined } from './html.ts';
import { questionTitle, signAction, signText } from './names.ts';
import { messageId, reasonText } from './reason.ts';
import { answered, type Block, block, listed, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

/** Most open items that are named in the sentence; all of them are a tap away. */
const NAMED_ITEMS = 6;

/** Doctor reasons, band with certainty, signals (instruments.md 4.5, 4.8). */
export function summarySection(speech: Speech, result: Result): Section {
  const links: ResultPart[] = ['why'];
  if (result.open.length > 0) links.push('open');
  if (result.complaints.length > 0) links.push('causes');
  links.push('food', 'supplement', 'forms', 'sources', 'next', 'change');
  return {
    title: speech.say('result-title'),
    blocks: [...doctorBlocks(speech, result), block(bandText(speech, result)), block(signals(speech, result))],
    links,
  };
}

/** What an open item is called: a complaint, an item of the model, or the question that was skipped. */
export function openItemName(speech: Speech, result: Result, item: Result['open'][number]): string {
  const complaint = speech.words.complaints[item.item];
  if (complaint !== undefined) return complaint.name;
  const id = messageId('open', item.item);
  if (speech.has(id)) return speech.plain(id);
  const question = answered(result, item.question)?.question;
  return question === undefined ? item.item : questionTitle(speech, question);
}

function doctorBlocks(speech: Speech, result: Result): readonly Block[] {
  const reasons = result.doctor.map((line) => block(html`• ${reasonText(speech, line, 'doctor')}`));
  const signs = result.signs.map((sign) =>
    block(
      speech.say('doctor-sign', {
        sign: capitalised(signText(speech, sign).replace(/\.$/, '')),
        action: signAction(speech, sign),
      }),
    ),
  );
  const lines = [...reasons, ...signs];
  return lines.length === 0 ? [block(speech.say('doctor-none'))] : listed(speech.say('doctor-title'), lines);
}

function bandText(speech: Speech, result: Result): Html {
  const { shown } = result.assessment;
  const certainty = result.open.length === 0 ? 'complete' : result.assessment.certainty;
  const names = result.open.map((item) => openItemName(speech, result, item));
  const items = [...new Set(names)].slice(0, NAMED_ITEMS);
  const more = new Set(names).size - items.length;
  if (more > 0) items.push(speech.plain('open-more', { count: more }));
  const band = html`<b>${speech.say(messageId('band', shown))}</b>`;
  const explanation = speech.say(messageId('explain', shown), { items: items.join(', ') });
  if (shown !== 'low' && shown !== 'possible' && shown !== 'worth_checking') return html`${[band, explanation]}`;
  const asked = html`${speech.say('band-asks')} ${band}`;
  return html`${[asked, explanation, speech.say(`certainty-${certainty}`)]}`;
}

function signals(speech: Speech, result: Result): Html {
  const { S, D, I } = result.assessment;
  const intake = (result.supplement.alreadyMg ?? 0) > 0 ? 'intake-with-products' : 'intake';
  return joined(
    [
      speech.say('signals-title'),
      speech.say('signal-complaints', { level: levelText(speech, 'complaints', S.level) }),
      speech.say('signal-depletion', { level: levelText(speech, 'depletion', D.level) }),
      I.gap_point === null
        ? speech.say('signal-intake', { level: speech.plain('level-intake-unknown') })
        : speech.say(`signal-${intake}`, { level: levelText(speech, 'intake', I.level) }),
    ],
    '\n',
  );
}

function levelText(speech: Speech, name: 'complaints' | 'depletion' | 'intake', [, point, most]: Levels): string {
  const level = speech.plain(`level-${name}-${point}`);
  if (most <= point) return level;
  // A higher level of the food signal is less magnesium.
  return speech.plain(name === 'intake' ? 'signal-may-be-lower' : 'signal-may-be-more', { level });
}
