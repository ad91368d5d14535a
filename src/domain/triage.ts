/** Danger first: which signs were ticked or read, and whether they stop everything else. */
import type { Knowledge, Urgency } from '../knowledge/schema.ts';
import { chosen, ticked } from './answers.ts';
import { openQuestion, surveyOf } from './questionnaire.ts';
import type { Answer, Check } from './state.ts';

export interface Alarm {
  readonly level: 2 | 3;
  /** Safety-flag and red-flag ids of level 2 and 3, gravest first. */
  readonly flags: readonly string[];
}

/** Level of a safety flag or a row of red-flags/; 0 for an id that neither table has. */
export function levelOf(flag: string, knowledge: Knowledge): Urgency | 0 {
  return knowledge.safetyFlags.find((each) => each.id === flag)?.level ?? knowledge.redFlags.get(flag)?.level ?? 0;
}

/** What stops the conversation now; ticks that are not confirmed yet count. null when nothing does. */
export function alarmOf(check: Check, knowledge: Knowledge): Alarm | null {
  const flags = presentFlags(check, knowledge)
    .map((id) => ({ id, level: levelOf(id, knowledge) }))
    .filter((flag) => flag.level >= 2)
    .sort((a, b) => b.level - a.level);
  const gravest = flags[0];
  if (gravest === undefined) return null;
  return { level: gravest.level === 3 ? 3 : 2, flags: flags.map((flag) => flag.id) };
}

/** All signs that are there: ticked, chosen, ticked but not confirmed, or read in free text; each once. */
export function presentFlags(check: Check, knowledge: Knowledge): readonly string[] {
  const { list, answers } = surveyOf(check.answers, knowledge);
  const present = new Set<string>();
  for (const question of list) {
    if (question.labels === 'safety' || question.labels === 'sign') {
      for (const option of ticked(answers, question.id) ?? []) present.add(option);
    }
    if (question.labels === 'mind') {
      const option = chosen(answers, question.id);
      if (option !== null && option !== 'no') present.add(option);
    }
  }
  const open = openQuestion(check, knowledge);
  if (open !== null && (open.labels === 'safety' || open.labels === 'sign')) {
    for (const option of check.draft) present.add(option);
  }
  for (const flag of check.flags) present.add(flag);
  return [...present];
}

/**
 * "I did not mean that": all signs of level 2 and 3 are gone, wherever they were given. A list that held one is asked again
 * with its other ticks kept, so that nothing else is lost.
 */
export function takeBack(check: Check, knowledge: Knowledge): Check {
  const isGrave = (flag: string): boolean => levelOf(flag, knowledge) >= 2;
  const answers: Record<string, Answer> = {};
  let draft = check.draft.filter((option) => !isGrave(option));
  let reopened: string | null = null;
  for (const [id, answer] of Object.entries(check.answers)) {
    if (answer.is === 'option' && isGrave(answer.option)) {
      reopened = id;
      continue;
    }
    if (answer.is === 'options' && answer.options.some(isGrave)) {
      reopened = id;
      draft = answer.options.filter((option) => !isGrave(option));
      continue;
    }
    answers[id] = answer;
  }
  return {
    ...check,
    answers,
    order: check.order.filter((id) => answers[id] !== undefined),
    draft,
    flags: check.flags.filter((flag) => !isGrave(flag)),
    changing: reopened === null ? check.changing : null,
  };
}

/** The 17 flags as the model wants them: true, false, or null where nothing was answered. */
export function safetyAnswers(check: Check, knowledge: Knowledge): Record<string, boolean | null> {
  const { list, answers } = surveyOf(check.answers, knowledge);
  const result: Record<string, boolean | null> = {};
  for (const question of list) {
    const answer = answers[question.id];
    for (const option of question.options) {
      if (question.labels === 'safety')
        result[option] = answer?.is === 'options' ? answer.options.includes(option) : null;
      if (question.labels === 'mind' && option !== 'no')
        result[option] = answer?.is === 'option' ? answer.option === option : null;
    }
  }
  // A flag that was not offered (signs of pregnancy to a man) is a "no", once the questions have got that far.
  for (const flag of knowledge.safetyFlags) {
    if (result[flag.id] === undefined) result[flag.id] = answers[flag.screen] === undefined ? null : false;
  }
  for (const option of presentFlags(check, knowledge)) if (option in result) result[option] = true;
  return result;
}

/** Highest level among the finer signs, ticked or read. */
export function extraLevel(check: Check, knowledge: Knowledge): 0 | 1 | 2 | 3 {
  const levels = presentFlags(check, knowledge)
    .filter((id) => knowledge.redFlags.has(id))
    .map((id) => levelOf(id, knowledge));
  return Math.max(0, ...levels) as 0 | 1 | 2 | 3; // levels are 0..3
}
