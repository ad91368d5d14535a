/** Why the result is as it is, what is still open, and every answer with a way to change it. */
import type { Button } from '../chat.ts';
import type { Answer } from '../domain/state.ts';
import type { Result, WhyLine } from '../domain/view.ts';
import { capitalised, type Html, html } from './html.ts';
import { button } from './keyboard.ts';
import { answerText, questionTitle } from './names.ts';
import { openItemName } from './phrase-summary.ts';
import { messageId } from './reason.ts';
import { answered, type Block, block, listed, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

const ANSWERS_PER_PAGE = 8;

/** Points per answer, each line with a way to change the answers behind it (instruments.md 4.9). */
export function whySection(speech: Speech, run: number, result: Result): Section {
  const offered = new Set<string>();
  const lines = (part: WhyLine['part']) =>
    result.why.filter((line) => line.part === part).map((line) => whyBlock(speech, run, result, line, offered));
  const complaints = lines('complaints');
  const intake = [intakeText(speech, result)];
  const mg = result.supplement.alreadyMg ?? 0;
  if (mg > 0) intake.push(speech.say('why-intake-already', { mg }));
  return {
    title: speech.say('why-title'),
    blocks: [
      block(speech.say('why-intro')),
      ...(result.why.length === 0 ? [block(speech.say('why-none'))] : []),
      ...listed(speech.say('why-complaints'), complaints),
      ...(complaints.length === 0 ? [] : [block(html`<i>${speech.say('why-sum-meaning')}</i>`)]),
      ...listed(speech.say('why-depletion'), lines('depletion')),
      ...listed(speech.say('why-intake'), [block(html`${intake}`)]),
      block(speech.say('why-version', { version: speech.knowledge.scoring.version })),
    ],
    links: result.open.length > 0 ? ['open', 'change', 'sources'] : ['change', 'sources'],
  };
}

/** The estimate; only its level where no plan may be given, as a number would be read as one. */
function intakeText(speech: Speech, { food, assessment }: Result): Html {
  if ('intake' in food) {
    return speech.say('why-intake-known', { shown: food.intake.shownMg, reference: food.intake.referenceMg });
  }
  if (assessment.I.gap_point === null) return speech.say('why-intake-unknown');
  return speech.say('why-intake-level', { level: speech.plain(`level-intake-${assessment.I.level[1]}`) });
}

/** What is not known yet, each with a button to its question. */
export function openSection(speech: Speech, run: number, result: Result): Section {
  if (result.open.length === 0) {
    return { title: speech.say('open-title'), blocks: [block(speech.say('open-none'))], links: ['why'] };
  }
  const offered = new Set<string>();
  const lines = result.open.map((item) => {
    const name = openItemName(speech, result, item);
    const text = html`• ${capitalised(name)}`;
    // Several items can hang on one question: one button is enough.
    if (offered.has(item.question)) return block(text);
    offered.add(item.question);
    const question = answered(result, item.question)?.question;
    const title = question === undefined ? name : questionTitle(speech, question);
    return block(text, [[answerButton(run, item.question, speech.plain('button-answer', { title }))]]);
  });
  return { title: speech.say('open-title'), blocks: listed(speech.say('open-intro'), lines), links: ['why'] };
}

/** All answers with a button each. */
export function changeSection(speech: Speech, run: number, result: Result): Section {
  const blocks = result.answers.map(({ question, answer }) => {
    const title = questionTitle(speech, question);
    return block(speech.say('change-line', { title, answer: answerText(speech, question, answer) }), [
      [answerButton(run, question.id, title)],
    ]);
  });
  return {
    title: html`${speech.say('change-list-title')}\n${speech.say('change-intro')}`,
    blocks: blocks.map((each, index) => (index % ANSWERS_PER_PAGE === 0 ? each : { ...each, isLine: true })),
    links: [],
    perPage: ANSWERS_PER_PAGE,
  };
}

/** The page of the list on which this question stands. */
export function changePage(result: Result, question: string): number {
  const at = result.answers.findIndex((each) => each.question.id === question);
  return Math.max(0, Math.floor(at / ANSWERS_PER_PAGE));
}

function whyBlock(speech: Speech, run: number, result: Result, line: WhyLine, offered: Set<string>): Block {
  // Several lines can rest on one question: one button is enough.
  const questions = line.answers.map(({ question }) => question).filter((question) => !offered.has(question));
  for (const question of questions) offered.add(question);
  const points = speech.plain('why-points', { points: line.points });
  const row = questions.map((question) => changeButton(speech, run, result, question));
  return block(
    speech.say('why-line', { points, what: whatCounted(speech, result, line) }),
    row.length === 0 ? [] : [row],
  );
}

function whatCounted(speech: Speech, result: Result, line: WhyLine): string {
  if (line.part === 'depletion' || line.weight === null) return speech.plain(messageId('risk', line.item));
  const name = speech.words.complaints[line.item]?.name ?? line.item;
  const said = line.answers.flatMap(({ question, answer }) => inSentence(speech, result, question, answer));
  return speech.plain('why-sum', {
    answers: [name, ...said].join(', '),
    weight: line.weight,
    level: line.points / line.weight,
  });
}

function inSentence(speech: Speech, result: Result, id: string, answer: Answer): readonly string[] {
  const question = answered(result, id)?.question;
  if (question === undefined) return [];
  const label = answerText(speech, question, answer);
  return [label.replace(/\p{L}/u, (first) => first.toLowerCase())];
}

function changeButton(speech: Speech, run: number, result: Result, id: string): Button {
  const question = answered(result, id)?.question;
  if (question === undefined) return answerButton(run, id, speech.plain('button-change', { title: id }));
  const complaint = speech.words.complaints[question.complaint ?? '']?.name;
  if (complaint !== undefined) {
    // Two of them share a row: what differs comes first, as a phone cuts the end.
    return answerButton(run, id, speech.plain(`button-change-${question.ask}`, { complaint }));
  }
  return answerButton(run, id, speech.plain('button-change', { title: questionTitle(speech, question) }));
}

function answerButton(run: number, question: string, text: string): Button {
  return button(text, { do: 'change', run, question });
}
