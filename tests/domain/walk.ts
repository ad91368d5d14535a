/** Walks a conversation through `step` as a person would: taps what the screen offers. */
import type { Action, DialogueEvent, Reading } from '../../src/domain/event.ts';
import type { State } from '../../src/domain/state.ts';
import { step } from '../../src/domain/step.ts';
import type { Question, QuestionView, View } from '../../src/domain/view.ts';
import { knowledge } from '../knowledge-base.ts';
import { reading as readingOf } from '../nothing-read.ts';

export const world = { knowledge, nowMs: Date.UTC(2026, 10, 25, 12), appLanguage: 'nl' } as const;

/** A person with the screen in front of them. */
export class Walk {
  state: State | null = null;
  views: readonly View[] = [];
  taps = 0;
  /** Ids of the questions as they were shown. */
  readonly asked: string[] = [];

  take(event: DialogueEvent): this {
    const next = step(this.state, event, world);
    this.state = next.state;
    this.views = next.views;
    const { view } = this;
    if (view.kind === 'question' && this.asked.at(-1) !== view.question.id) this.asked.push(view.question.id);
    return this;
  }

  tap(action: Action): this {
    this.taps += 1;
    return this.take({ kind: 'tap', action });
  }

  type(reading: Partial<Reading>): this {
    return this.take({ kind: 'text', reading: readingOf(reading), tooLong: false });
  }

  /** The screen: the last of what was said. */
  get view(): View {
    const view = this.views.at(-1);
    if (view === undefined) throw new Error('nothing was said');
    return view;
  }

  get question(): QuestionView {
    const { view } = this;
    if (view.kind !== 'question') throw new Error(`no question is open but ${view.kind}`);
    return view;
  }

  get result() {
    const { view } = this;
    if (view.kind !== 'result') throw new Error(`no result is open but ${view.kind}`);
    return view.result;
  }

  start(): this {
    return this.take({ kind: 'command', command: 'start', payload: null }).tap({ do: 'consent', agreed: true });
  }

  /** Answers the open question with taps: an option, ticked options, an amount, or "don't know". */
  answer(given: string | readonly string[] | number | null): this {
    const { run, question } = this.question;
    if (given === null) return this.tap({ do: 'unknown', run, question: question.id });
    if (typeof given === 'number') return this.tap({ do: 'amount', run, question: question.id, mg: given });
    if (typeof given === 'string') return this.tap({ do: 'choose', run, question: question.id, option: given });
    if (given.length === 0) return this.tap({ do: 'none', run, question: question.id });
    for (const option of given) {
      this.tap({ do: 'tick', run, question: question.id, option, on: true });
      if (this.view.kind === 'alarm') return this;
    }
    return this.tap({ do: 'done', run, question: question.id });
  }

  /** Answers everything that is asked, with the answers given by question id, else the plainest answer. */
  finish(answers: Readonly<Record<string, string | readonly string[] | number | null>> = {}, until?: string): this {
    for (let turn = 0; this.view.kind === 'question' && this.question.question.id !== until; turn += 1) {
      if (turn > 120) throw new Error(`the check does not end: ${this.asked.slice(-5).join(', ')}`);
      const { question } = this.question;
      const given = answers[question.id];
      this.answer(given === undefined ? plainAnswer(question) : given);
    }
    return this;
  }
}

/** A healthy grown-up who has nothing and leaves the food for later. */
export function plainAnswer(question: Question): string | readonly string[] | number {
  if (question.kind === 'amount') return 0;
  if (question.kind !== 'single') return [];
  const plain: Readonly<Record<string, string>> = {
    age: '18-49',
    sex: 'female',
    'food-offer': 'later',
    diet: 'omnivore',
  };
  return plain[question.id] ?? question.options[0] ?? '';
}

/** Every complaint at its worst. */
export const ALL_COMPLAINTS: Readonly<Record<string, string | readonly string[]>> = {
  'other-complaints': knowledge.complaints.filter((each) => !each.core).map((each) => each.id),
  ...Object.fromEntries(
    knowledge.complaints.flatMap((each) => [
      [`${each.id}-frequency`, '4'],
      [`${each.id}-bother`, '3'],
    ]),
  ),
};
