/** Supplement: the status with every reason; the same amount text for everybody who may take one, none for the others. */
import { UNRECOGNISED_MEDICINE } from '../domain/answers.ts';
import type { ReasonLine, Result } from '../domain/view.ts';
import { capitalised, type Html, html } from './html.ts';
import { medicineName } from './names.ts';
import { adviceText, dayText, mustAskFirst } from './phrase-medicine.ts';
import { messageId, reasonText } from './reason.ts';
import { type Block, block, listed, type Section } from './result-page.ts';
import type { Speech } from './speech.ts';

/** Reasons of the model that send somebody to food. */
const FOOD_REASONS: readonly string[] = ['food_first', 'no_intake_estimate'];

/** Status, reasons, amount, medicines, what trials say (instruments.md 4.7, 5.4; claims.md 3). */
export function supplementSection(speech: Speech, result: Result): Section {
  const { supplement } = result;
  const mayTake = supplement.status === 'ask_first' || supplement.status === 'may_consider';
  const takes = (supplement.alreadyMg ?? 0) > 0;
  // Who must not get general food advice is not told to make up for a low intake with food either.
  const lines = supplement.reasons.filter((line) => result.food.is !== 'no-plan' || !FOOD_REASONS.includes(line.id));
  const reasons = reasonTexts(speech, lines, mayTake).map((text) => block(html`• ${text}`));
  return {
    title: speech.say('supplement-title'),
    blocks: [
      block(speech.say(messageId('supplement', supplement.status))),
      ...listed(speech.say('supplement-reasons'), reasons),
      ...(mayTake ? [block(html`${[speech.say('supplement-amount-title'), speech.say('supplement-amount')]}`)] : []),
      ...already(speech, result, mayTake),
      ...medicines(speech, supplement, mayTake || (takes && supplement.status !== 'blocked')),
      ...(mayTake || takes
        ? [block(html`${[speech.say('supplement-side-title'), speech.say('supplement-side')]}`)]
        : []),
      block(html`<i>${speech.say('supplement-law')}</i>`),
      ...trials(speech, result),
    ],
    links: mayTake ? ['forms', 'chooser', 'food', 'sources'] : ['forms', 'food', 'sources'],
  };
}

/** Every reason once: the medicines in one line, as each has a line of its own further down. */
function reasonTexts(speech: Speech, reasons: readonly ReasonLine[], mayTake: boolean): readonly Html[] {
  const isKnownMedicine = ({ id, kind }: ReasonLine): boolean =>
    kind.startsWith('medicine') && id !== UNRECOGNISED_MEDICINE;
  const names = reasons.filter(isKnownMedicine).map(({ id }) => medicineName(speech, id));
  // The row on many or unknown medicines says the same as the line on an unknown one.
  const isSaid = new Set([
    ...(names.length > 0 ? ['interaction'] : []),
    ...(reasons.some(({ id }) => id === 'POLYPHARMACY') ? [UNRECOGNISED_MEDICINE] : []),
  ]);
  const others = reasons.filter((line) => !isKnownMedicine(line) && !isSaid.has(line.id));
  const texts = others.map((line) => {
    // The rule of this row names the ceiling, which is no allowance for somebody who should take nothing more.
    const isCeiling = line.id === 'ALREADY_MG' && !mayTake;
    return isCeiling ? speech.say('reason-already-mg') : reasonText(speech, line, 'reason');
  });
  return names.length === 0 ? texts : [...texts, speech.say('reason-medicines', { names: names.join(', ') })];
}

function already(speech: Speech, { supplement }: Result, mayTake: boolean): readonly Block[] {
  const mg = supplement.alreadyMg ?? 0;
  if (mg === 0) return [];
  if (mayTake) return [block(speech.say('supplement-already', { mg }))];
  return supplement.status === 'blocked' ? [block(speech.say('supplement-already-blocked'))] : [];
}

function medicines(speech: Speech, supplement: Result['supplement'], withSpacing: boolean): readonly Block[] {
  const lines = supplement.medicines.map((advice) => {
    const name = capitalised(medicineName(speech, advice.id));
    return block(speech.say('supplement-medicine', { name, advice: adviceText(speech, advice, withSpacing) }));
  });
  const heading = supplement.status === 'blocked' ? 'supplement-medicines-blocked' : 'supplement-medicines';
  const { day } = supplement;
  const times = day === null || !withSpacing ? [] : [block(dayText(speech, day, mustAskFirst(supplement.medicines)))];
  return [...listed(speech.say(heading), lines), ...times];
}

function trials(speech: Speech, result: Result): readonly Block[] {
  const lines = result.complaints.flatMap((id) => {
    const words = speech.words.complaints[id];
    if (words === undefined) return [];
    return [block(speech.say('supplement-trial', { name: capitalised(words.name), evidence: words.evidence }))];
  });
  return listed(speech.say('supplement-trials'), lines);
}
