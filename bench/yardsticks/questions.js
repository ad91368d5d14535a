/** A questionnaire as long as the check of the bench, with keyboards as large. */

export const QUESTIONS = 22;
const OPTIONS = ['never', 'seldom', 'sometimes', 'often', 'always'];

/** @param {number} number from 0 */
export function questionText(number) {
  return number < QUESTIONS
    ? `Question ${number + 1} of about ${QUESTIONS}\n\nHow often did you have this in the last four weeks?`
    : 'Thank you. This is your result: it fits with what you told.';
}

export const keyboard = {
  inline_keyboard: OPTIONS.map((option) => [{ text: option, callback_data: `answer:${option}` }]),
};
