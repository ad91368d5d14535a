/** What everybody's questions are put together from. It follows from the knowledge alone, so it is worked out once. */
import type { Complaint, Condition, Knowledge, RedFlag, SafetyFlag } from '../knowledge/schema.ts';
import { botherId, frequencyId } from './answers.ts';
import type { Question } from './view.ts';

/** The words of the thoughts question: "no", then the two flags. */
const MIND_SCREEN = 'safety-mind';
const FREQUENCIES = ['0', '1', '2', '3', '4'] as const;
const BOTHERS = ['0', '1', '2', '3'] as const;

export interface ComplaintQuestions {
  readonly complaint: Complaint;
  readonly often: Question;
  readonly bother: Question;
}

/** A row behind an option. */
export interface ScreenRow {
  readonly id: string;
  /** Answers to whose givers it is not shown. */
  readonly notFor?: readonly string[] | undefined;
}

/** A list, with the rows behind its options; of these, some are left out for some people. */
export interface Screen<Row extends ScreenRow> {
  /** With all of its options, as it is for nearly everybody. */
  readonly whole: Question;
  readonly rows: readonly Row[];
  /** No row is left out for anybody. */
  readonly isForAll: boolean;
}

export interface SafetyScreen extends Screen<SafetyFlag> {
  /** Goes from no to thoughts to a plan. */
  readonly isMind: boolean;
}

export interface Catalogue {
  readonly age: Question;
  readonly sex: Question;
  /** For who is too old to be pregnant. */
  readonly sexOlder: Question;
  readonly safetyScreens: readonly SafetyScreen[];
  readonly core: readonly ComplaintQuestions[];
  readonly otherComplaints: Question;
  readonly others: readonly ComplaintQuestions[];
  /** Signs of each screen, the gravest first, where a hurried reader looks. */
  readonly signs: ReadonlyMap<string | undefined, Screen<RedFlag>>;
  readonly acidBlockerTime: Question;
  readonly conditionScreens: readonly Screen<Condition>[];
  /** With the medicine groups that are offered. */
  readonly medicines: Question;
  readonly magnesiumNow: Question;
  readonly foodOffer: Question;
  readonly screener: readonly Question[];
  readonly foodPlan: readonly Question[];
}

const catalogues = new WeakMap<Knowledge, Catalogue>();

export function catalogueOf(knowledge: Knowledge): Catalogue {
  const known = catalogues.get(knowledge);
  if (known !== undefined) return known;
  const made = make(knowledge);
  catalogues.set(knowledge, made);
  return made;
}

function make(knowledge: Knowledge): Catalogue {
  const { questionnaire, complaints, screener } = knowledge;
  const others = complaints.filter((each) => !each.core);
  const olderSexes = questionnaire.sexes.filter((sex) => !sex.pregnant);
  return {
    age: single('age', idsOf(questionnaire.ages)),
    // Who is younger says whether they are pregnant by the same tap; the labels name it.
    sex: single('sex', idsOf(questionnaire.sexes)),
    sexOlder: single('sex', idsOf(olderSexes), 'sex-older', 'sex-older'),
    safetyScreens: questionnaire.safetyScreens.map((id) => {
      const flags = knowledge.safetyFlags.filter((flag) => flag.screen === id);
      if (id !== MIND_SCREEN) return { ...screenOf(many(id, idsOf(flags), 'safety'), flags), isMind: false };
      const rows = flags.toSorted((a, b) => a.level - b.level);
      return { ...screenOf(single(id, ['no', ...idsOf(rows)], 'mind'), rows), isMind: true };
    }),
    core: complaints.filter((each) => each.core).map((each) => complaintQuestions(each, FREQUENCIES)),
    otherComplaints: many('other-complaints', idsOf(others), 'complaint'),
    others: others.map((each) => complaintQuestions(each, FREQUENCIES.slice(1))),
    signs: new Map(
      Array.from(
        Map.groupBy(
          [...knowledge.redFlags.values()].sort((a, b) => b.level - a.level),
          (flag) => flag.screen,
        ),
        ([screen, rows]) => [screen, screenOf(many(screen ?? '', idsOf(rows), 'sign'), rows)],
      ),
    ),
    acidBlockerTime: single('acid-blocker-time', ['under-year', 'year-or-more']),
    conditionScreens: questionnaire.conditionScreens.map((id) => {
      const rows = [...knowledge.conditions.values()].filter((each) => each.screen === id);
      return screenOf(many(id, idsOf(rows), 'condition'), rows);
    }),
    medicines: {
      id: 'medicines',
      kind: 'medicines',
      ask: 'medicines',
      complaint: null,
      labels: 'medicine',
      options: idsOf([...knowledge.medicineGroups.values()].filter((group) => group.offered)),
    },
    magnesiumNow: {
      id: 'magnesium-now',
      kind: 'amount',
      ask: 'magnesium-now',
      complaint: null,
      labels: 'magnesium-now',
      options: [],
    },
    foodOffer: single('food-offer', ['now', 'later']),
    screener: screener.questions.map((question) => single(question.id, idsOf(question.options))),
    foodPlan: [single('diet', questionnaire.diets), many('allergies', idsOf(questionnaire.allergies), 'allergy')],
  };
}

function screenOf<Row extends ScreenRow>(whole: Question, rows: readonly Row[]): Screen<Row> {
  return { whole, rows, isForAll: rows.every(({ notFor }) => notFor === undefined) };
}

/** One of the options is chosen. */
function single(id: string, options: readonly string[], labels = id, ask = id): Question {
  return { id, kind: 'single', ask, complaint: null, labels, options };
}

/** Any of the options can be ticked. */
function many(id: string, options: readonly string[], labels: string): Question {
  return { id, kind: 'many', ask: id, complaint: null, labels, options };
}

/** How often, and if it is there at all, how much it bothers. */
function complaintQuestions(complaint: Complaint, frequencies: readonly string[]): ComplaintQuestions {
  const { id } = complaint;
  const often: Question = {
    id: frequencyId(id),
    kind: 'single',
    ask: 'frequency',
    complaint: id,
    labels: 'frequency',
    options: frequencies,
  };
  return {
    complaint,
    often,
    bother: { ...often, id: botherId(id), ask: 'bother', labels: 'bother', options: BOTHERS },
  };
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map((row) => row.id);
}
