/** The card of an open question: where we are, the question, its buttons. */
import type { Button } from '../chat.ts';
import { isMagnesium } from '../domain/answers.ts';
import { FOOD_RUN } from '../domain/food-questions.ts';
import type { QuestionView } from '../domain/view.ts';
import { capitalised, type Html, html, joined, paragraphs } from './html.ts';
import { button, fitted, inColumns, named, paired } from './keyboard.ts';
import { medicineName, optionLabel, optionMeaning, questionText } from './names.ts';
import type { Speech } from './speech.ts';

export interface Phrased {
  readonly text: Html;
  readonly buttons: readonly (readonly Button[])[];
}

/** A phone does not scroll further, and Telegram takes 100 buttons at most. */
const MOST_OPTIONS = 80;
/** Questions about which "don't know" would sound odd. */
const SKIPPED = new Set([
  'age',
  'sex',
  'safety-mind',
  'food-offer',
  'diet',
  'allergies',
  'food-diet',
  'food-allergies',
  'food-limits',
  'food-dislikes',
  'food-often',
]);
/** Scales whose steps are read from top to bottom. */
const SCALES = new Set(['frequency', 'bother']);

/** The question with its options; with `meant` set it asks for that medicine only. */
export function phraseQuestion(speech: Speech, view: QuestionView): Phrased {
  return view.meant === null ? asked(speech, view) : meant(speech, view, view.meant);
}

function meant(speech: Speech, view: QuestionView, medicine: string): Phrased {
  const { run } = view;
  const name = medicineName(speech, medicine);
  return {
    text: paragraphs([place(speech, view), html`<b>${speech.say('question-meant', { name })}</b>`]),
    buttons: [
      [
        named(speech, 'button-yes', { do: 'meant', run, medicine, yes: true }),
        named(speech, 'button-no', { do: 'meant', run, medicine, yes: false }),
      ],
      [named(speech, 'button-stop', { do: 'stop' })],
    ],
  };
}

function asked(speech: Speech, view: QuestionView): Phrased {
  const { question } = view;
  const text = html`<b>${questionText(speech, question)}</b>`;
  const hint = speech.words.questions[question.ask]?.hint;
  const lines = [
    text,
    ...(hint === undefined ? [] : [html`${hint}`]),
    ...explained(speech, view),
    ...settling(speech, view),
  ];
  return {
    text: paragraphs([place(speech, view), joined(lines, '\n')]),
    buttons: [...answerRows(speech, view), lastRow(speech, view)],
  };
}

/** What settles which medicine a ticked kind is: its name, typed, counts instead of the kind. */
function settling(speech: Speech, { question, ticked }: QuestionView): readonly Html[] {
  if (question.kind !== 'medicines') return [];
  return ticked.flatMap((id) => {
    const group = speech.words.medicines.groups[id];
    // How much magnesium it is has a question of its own.
    return group === undefined || isMagnesium(id, speech.knowledge)
      ? []
      : [speech.say('medicine-settle', { name: capitalised(group.name), ask: group.ask })];
  });
}

/** A button holds a few words only; what they mean stands in full under the question, folded until it is opened. */
function explained(speech: Speech, { question }: QuestionView): readonly Html[] {
  const lines = question.options.flatMap((option) => {
    const meaning = optionMeaning(speech, question.labels, option);
    return meaning === null ? [] : [html`• ${capitalised(meaning)}`];
  });
  if (lines.length === 0) return [];
  return [html`<blockquote expandable><b>${speech.say('question-meaning')}</b>\n${lines}</blockquote>`];
}

function place(speech: Speech, view: QuestionView): Html {
  if (view.isChange) return html`<i>${speech.say(view.run === FOOD_RUN ? 'food-change-title' : 'change-title')}</i>`;
  const { questions } = speech.knowledge.screener;
  const ofFood = questions.findIndex((each) => each.id === view.question.id);
  if (ofFood >= 0) return html`<i>${speech.say('progress-food', { number: ofFood + 1, about: questions.length })}</i>`;
  return html`<i>${speech.say('progress', { number: view.progress.number, about: view.progress.about })}</i>`;
}

function answerRows(speech: Speech, view: QuestionView): readonly (readonly Button[])[] {
  switch (view.question.kind) {
    case 'single':
      return singleRows(speech, view);
    case 'many':
    case 'medicines':
      return listRows(speech, view);
    case 'amount':
      return amountRows(speech, view);
  }
}

function singleRows(speech: Speech, { question, run, ticked }: QuestionView): readonly (readonly Button[])[] {
  const buttons = question.options.map((option) =>
    button(label(speech, optionLabel(speech, question.labels, option), ticked.includes(option)), {
      do: 'choose',
      run,
      question: question.id,
      option,
    }),
  );
  return SCALES.has(question.labels) ? inColumns(buttons, 1) : fitted(buttons);
}

function listRows(speech: Speech, { question, run, ticked }: QuestionView): readonly (readonly Button[])[] {
  const options = [...question.options, ...ticked.filter((option) => !question.options.includes(option))];
  const labels = options.slice(0, MOST_OPTIONS).map((option) => optionLabel(speech, question.labels, option));
  const buttons = labels.map((text, index) => {
    const option = options[index] ?? text;
    const isTicked = ticked.includes(option);
    return button(label(speech, text, isTicked), { do: 'tick', run, question: question.id, option, on: !isTicked });
  });
  const end =
    ticked.length > 0
      ? named(speech, 'button-done', { do: 'done', run, question: question.id }, 'primary')
      : named(speech, question.kind === 'medicines' ? 'button-none-medicines' : 'button-none', {
          do: 'none',
          run,
          question: question.id,
        });
  return [...paired(buttons, labels), [end]];
}

function amountRows(speech: Speech, { question, run }: QuestionView): readonly (readonly Button[])[] {
  const amounts = speech.knowledge.questionnaire.magnesiumAmountsMg.map((mg) =>
    button(speech.plain('button-mg', { mg }), { do: 'amount', run, question: question.id, mg }),
  );
  const noneText = optionLabel(speech, question.labels, 'none');
  const none = button(noneText, { do: 'amount', run, question: question.id, mg: 0 });
  return [[none], ...inColumns(amounts, 3)];
}

function lastRow(speech: Speech, { question, run, canGoBack }: QuestionView): readonly Button[] {
  const skip = SKIPPED.has(question.id) ? 'button-skip' : 'button-unknown';
  const row = [
    named(speech, skip, { do: 'unknown', run, question: question.id }),
    named(speech, 'button-stop', { do: 'stop' }),
  ];
  return canGoBack ? [named(speech, 'button-back', { do: 'back', run, question: question.id }), ...row] : row;
}

function label(speech: Speech, text: string, isTicked: boolean): string {
  return isTicked ? speech.plain('button-ticked', { label: text }) : text;
}
