/** Names of things in one language: options, answers, signs, medicines. Word tables first, the id only where nothing better is stored. */
import { UNRECOGNISED_MEDICINE } from '../domain/answers.ts';
import type { Answer } from '../domain/state.ts';
import type { Question } from '../domain/view.ts';
import { capitalised } from './html.ts';
import type { Speech } from './speech.ts';

/**
 * Label of an option as its button shows it.
 * A stored answer may name something that a later version of the facts dropped: then the id is shown.
 */
export function optionLabel(speech: Speech, labels: string, option: string): string {
  const { words } = speech;
  switch (labels) {
    case 'complaint':
      return words.complaints[option]?.button ?? option;
    case 'safety':
      return words.safetyFlags[option]?.button ?? option;
    case 'sign':
      return words.redFlags[option]?.button ?? words.redFlags[option]?.sign ?? option;
    case 'condition':
      return words.conditions[option]?.button ?? option;
    case 'medicine':
      return words.medicines.groups[option]?.button ?? medicineName(speech, option);
    case 'food':
      return capitalised(words.foods.foods[option]?.name ?? words.foods.groups[option] ?? option);
    default:
      return words.labels[labels]?.[option]?.button ?? option;
  }
}

/** What a shortened label stands for, in full; null where the button says it all. */
export function optionMeaning(speech: Speech, labels: string, option: string): string | null {
  const meaning =
    labels === 'condition'
      ? speech.words.conditions[option]?.name
      : labels === 'safety' || labels === 'sign'
        ? signText(speech, option)
        : undefined;
  if (meaning === undefined) return null;
  return meaning.toLowerCase() === optionLabel(speech, labels, option).toLowerCase() ? null : meaning;
}

/** Name of a medicine or of a group of medicines, for inside a sentence. */
export function medicineName(speech: Speech, id: string): string {
  if (id === UNRECOGNISED_MEDICINE) return speech.plain('medicine-unrecognised');
  const { groups, medicines } = speech.words.medicines;
  return groups[id]?.name ?? medicines[id] ?? id;
}

/** The same, for a sentence that says itself that it is taken ("you take ..."). */
export function takenName(speech: Speech, id: string): string {
  return speech.words.medicines.groups[id]?.short ?? medicineName(speech, id);
}

/** The sentence of a question. */
export function questionText(speech: Speech, question: Question): string {
  const { complaints, questions } = speech.words;
  if (question.complaint !== null && (question.ask === 'frequency' || question.ask === 'bother')) {
    return complaints[question.complaint]?.[question.ask] ?? question.id;
  }
  return questions[question.ask]?.ask ?? question.id;
}

/** A few words for a question: in lists, on Change buttons, in the export. */
export function questionTitle(speech: Speech, question: Question): string {
  const { complaints } = speech.words;
  if (question.complaint !== null && (question.ask === 'frequency' || question.ask === 'bother')) {
    return speech.plain(`title-${question.ask}`, {
      complaint: capitalised(complaints[question.complaint]?.name ?? question.complaint),
    });
  }
  const id = `title-${question.id}`;
  return speech.has(id) ? speech.plain(id) : questionText(speech, question);
}

/** An answer in words: labels, "none of these", an amount, "don't know". */
export function answerText(speech: Speech, question: Question, answer: Answer): string {
  switch (answer.is) {
    case 'option':
      return optionLabel(speech, question.labels, answer.option);
    case 'options':
      if (answer.options.length === 0) return speech.plain('answer-none');
      return answer.options.map((option) => optionLabel(speech, question.labels, option)).join('; ');
    case 'amount':
      return speech.plain('answer-mg', { mg: answer.mg });
    case 'unknown':
      return speech.plain('answer-unknown');
  }
}

/** The sign in a sentence; `flag` is a safety-flag id or a row of red-flags/. */
export function signText(speech: Speech, flag: string): string {
  return speech.words.safetyFlags[flag]?.sign ?? speech.words.redFlags[flag]?.sign ?? flag;
}

/** What to do for a sign: the action of its row. */
export function signAction(speech: Speech, flag: string): string {
  const row = speech.knowledge.safetyFlags.find((each) => each.id === flag)?.row ?? flag;
  const action = speech.words.redFlags[row]?.action;
  if (action !== undefined) return action;
  // A sign without words must still lead to help.
  return speech.plain('alarm-action-missing');
}
