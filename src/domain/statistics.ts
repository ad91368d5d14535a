/** How the checks go, in counts of people: nothing else leaves the store. */
import type { Knowledge } from '../knowledge/schema.ts';
import { isMinor } from './answers.ts';
import { isComplete } from './check.ts';
import { modelInput } from './model-input.ts';
import { openQuestion } from './questionnaire.ts';
import { assess, type Shown } from './scoring.ts';
import type { Check, Language, State } from './state.ts';
import { alarmOf } from './triage.ts';

export interface Statistics {
  /** People who agreed to keeping their answers. */
  readonly people: number;
  readonly languages: ReadonlyMap<Language, number>;
  /** Of them, those with a check, finished or not. */
  readonly started: number;
  readonly finished: number;
  /** Of the finished checks. */
  readonly bands: ReadonlyMap<Shown, number>;
  /** Of the others: the question that is open, `alarm` or `under-18`. */
  readonly openAt: ReadonlyMap<string, number>;
}

/** A group without anybody stands there too: that it is empty is not to be seen either. */
const BANDS: readonly Shown[] = ['low', 'possible', 'worth_checking', 'inconclusive', 'safety_questions_open'];
const STOPS = ['alarm', 'under-18'] as const;

/** Counts what is kept; each state is looked at once, and let go. */
export async function countStates(states: AsyncIterable<State>, knowledge: Knowledge): Promise<Statistics> {
  let people = 0;
  let started = 0;
  let finished = 0;
  const languages = new Map<Language, number>([
    ['nl', 0],
    ['en', 0],
  ]);
  const bands = new Map<Shown, number>(BANDS.map((band) => [band, 0]));
  const openAt = new Map<string, number>(STOPS.map((stop) => [stop, 0]));
  for await (const { consentAtMs, language, check } of states) {
    if (consentAtMs === null) continue;
    people += 1;
    add(languages, language);
    if (check === null) continue;
    started += 1;
    const stop = stopOf(check, knowledge);
    if (stop !== null) add(openAt, stop);
    else {
      finished += 1;
      add(bands, assess(modelInput(check, knowledge), knowledge).shown);
    }
  }
  return { people, languages, started, finished, bands, openAt };
}

/** What an unfinished check waits for; null when it is finished. */
function stopOf(check: Check, knowledge: Knowledge): string | null {
  if (alarmOf(check, knowledge) !== null) return 'alarm';
  if (isMinor(check.answers, knowledge)) return 'under-18';
  // Somebody who changes an answer of a finished check has finished it.
  return isComplete({ ...check, changing: null }, knowledge) ? null : (openQuestion(check, knowledge)?.id ?? null);
}

function add<Name>(counts: Map<Name, number>, name: Name): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
