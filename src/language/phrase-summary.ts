/** First page of a result: what to do first, the band, the three signals. */
import type { Levels } from '../domain/scoring.ts';
import type { ResultPart } from '../domain/state.ts';
import type { Result } from '../domain/view.ts';
import { capitalised, type Html, html, joined } from './html.ts';
import { button } from './keyboard.ts';
import { questionTitle, signAction, signText } from './names.ts';
import { messageId, reasonText } from './reason.ts';
import { answered, type Block, block, listed, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

/** Most open items that are named in the sentence; all of them are a tap away. */
const NAMED_ITEMS = 6;

/** Doctor reasons, band with certainty, signals (instruments.md 4.5, 4.8). */
export function summarySection(speech: Speech, run: number, result: Result): Section {
  const isUnsafe = result.assessment.shown === 'safety_questions_open';
  const links: ResultPart[] = ['why'];
  if (result.open.length > 0) links.push('open');
  if (result.complaints.length > 0) links.push('causes');
  // Forms and sources are a tap further: a tired reader has few buttons to choose from.
  links.push('food', 'supplement', 'next', 'change');
  return {
    title: speech.say('result-title'),
    blocks: [
      ...doctorBlocks(speech, result),
      ...(isUnsafe
        ? [safetyBlock(speech, run, result)]
        : [block(bandText(speech, result)), block(signals(speech, result))]),
    ],
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
  if (lines.length > 0) return listed(speech.say('doctor-title'), lines);
  // Where too little is answered, "no reason" would be reassurance out of nothing.
  const { shown } = result.assessment;
  const isKnown = shown === 'low' || shown === 'possible' || shown === 'worth_checking';
  return isKnown ? [block(speech.say('doctor-none'))] : [];
}

/** Safety questions were skipped: nothing is said before they are answered (instruments.md 4.6), and each is a tap away. */
function safetyBlock(speech: Speech, run: number, result: Result): Block {
  const { safetyScreens } = speech.knowledge.questionnaire;
  const screens = result.open.filter(({ item }) => safetyScreens.includes(item));
  const titles = screens.map((screen) => openItemName(speech, result, screen));
  const items = titles.map((title) => title.charAt(0).toLowerCase() + title.slice(1)).join(', ');
  const text = [
    html`<b>${speech.say('band-safety-questions-open')}</b>`,
    speech.say('explain-safety-questions-open', { items }),
  ];
  const buttons = screens.map(({ question }, index) => [
    button(
      speech.plain('button-answer', { title: titles[index] ?? question }),
      { do: 'change', run, question },
      'primary',
    ),
  ]);
  return block(html`${text}`, buttons);
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
