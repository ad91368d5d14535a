/** Complaints that a text names: whose they are and since when, how often, how bad and how long, each from its own clause. */
import type { ComplaintMention } from '../domain/event.ts';
import { overlaps } from './clauses.ts';
import type { Described } from './described.ts';
import type { BotherLevel, Found, FrequencyLevel } from './frequency.ts';
import type { Is, Spoken } from './spoken.ts';
import type { Named } from './spoken-text.ts';

export type Duration = NonNullable<ComplaintMention['duration']>;

/** A complaint in a text, before its place is told in letters. */
export interface Mention extends Named {
  readonly complaint: string;
  readonly is: Is;
  readonly frequency: FrequencyLevel | null;
  readonly bother: BotherLevel | null;
  readonly duration: Duration | null;
}

/** What a text says of how often, how bad and how long, with its places. */
export interface Measures {
  readonly frequencies: readonly Found<FrequencyLevel | null>[];
  readonly bothers: readonly Found<BotherLevel>[];
  readonly durations: readonly Found<Duration>[];
  /** Words of what people do or take ("sport", "koffie"): a count beside them is none of a complaint. */
  readonly activities: readonly number[];
}

/** A clause that tells more of a complaint stands so near behind it. */
const MOST_CLAUSES = 4;
/** "drie weken nu, heb ik spierpijn en kramp": so far ahead of it. */
const CLAUSES_AHEAD = 2;
/** The writer's own first; each complaint once. */
const ORDER: readonly Is[] = ['present', 'past', 'denied', 'other', 'wondering'];
/** "Rarely rested" names a complaint; "tired all the time" says how often too. */
const RARELY = 1;
const NEVER: FrequencyLevel = 0;
/** A clause of so few words adds to what was said before: "een beetje maar". */
const ASIDE = 4;
/** The end of a pattern's name for what goes well. */
export const FINE = ' fine';

/** A complaint in a text and how it is spoken of; each as often as it is named. */
export type Told = Named & { readonly complaint: string; readonly is: Is };

export function readTold(described: readonly Described[], spoken: Spoken): readonly Told[] {
  const named = described.map((each) => ({
    complaint: each.id.endsWith(FINE) ? each.id.slice(0, -FINE.length) : each.id,
    fine: each.id.endsWith(FINE),
    start: each.start,
    end: each.end,
    parts: each.parts,
  }));
  const is = spoken.readEach(named);
  const all = named.map((each, at) => ({ ...each, is: is[at] ?? 'present' }));
  return [...all, ...ofWriter(all, spoken)];
}

/** Gives each complaint what the text says of how often, how bad and how long. */
export function measure(told: readonly Told[], spoken: Spoken, measures: Measures): readonly Mention[] {
  const { durations } = measures;
  const frequency = assign(told, measures.frequencies, spoken, measures.activities);
  const bothers = [...measures.bothers, ...spoken.unable].filter((each) => !told.some((one) => isPartOf(each, one)));
  const bother = assign(told, bothers, spoken, []);
  const degree = assign(told, spoken.degrees, spoken, [], 'nearby');
  const duration = assign(told, durations, spoken, []);
  const mentions = told.map((each, at) => ({
    ...each,
    frequency: each.is === 'denied' ? (spoken.saysNever(each) ? NEVER : null) : (frequency[at] ?? null),
    bother: each.is === 'denied' ? null : (bother[at] ?? degree[at] ?? null),
    duration: each.is === 'denied' ? null : (duration[at] ?? null),
  }));
  return onceEach(mentions);
}

/** What the counts, the scale and the grammar say of how often, in order; of two that overlap the fuller one. */
export function mergedFrequencies(
  { frequencies, durations }: Pick<Measures, 'frequencies' | 'durations'>,
  spoken: Spoken,
): Measures['frequencies'] {
  return [...frequencies, ...spoken.frequencies]
    .filter(
      (each, at, all) =>
        !spoken.isNoFrequency(each) &&
        !durations.some((length) => holds(length, each)) &&
        !all.some(
          (other, behind) => holds(other, each) || (behind < at && overlaps(other, each) && !holds(each, other)),
        ),
    )
    .sort((one, other) => one.start - other.start);
}

/** "mijn zus slaapt slecht, en ik ook": what somebody else has the writer has too, or has not. */
function ofWriter(all: readonly Told[], spoken: Spoken): readonly Told[] {
  const added: Told[] = [];
  const answer = (places: Spoken['meToo'], is: Is, open: readonly Is[]): void => {
    for (const { start, end } of places) {
      for (const each of all) {
        const isOpen = open.includes(each.is);
        if (isOpen && each.end <= start) added.push({ ...each, is, start, end, parts: [{ start, end }] });
      }
    }
  };
  answer(spoken.meToo, 'present', ['other']);
  answer(spoken.notMe, 'denied', ['other', 'wondering']);
  answer(spoken.haveIt, 'present', ['wondering']);
  return added;
}

/**
 * Gives each measure to the complaint it belongs to: the nearest in its own clause, else, when its clause names no complaint,
 * the one before it.
 */
function assign<Level>(
  told: readonly Told[],
  measures: readonly Found<Level | null>[],
  spoken: Spoken,
  activities: readonly number[],
  reach: 'nearby' | 'text' = 'text',
): readonly (Level | null)[] {
  const given: (Level | null)[] = told.map(() => null);
  const inClause = new Map<number, number[]>();
  for (const [at, { start }] of told.entries()) {
    const clause = spoken.clauseOf(start);
    inClause.set(clause, [...(inClause.get(clause) ?? []), at]);
  }
  const busy = new Map<number, number[]>();
  for (const word of activities) {
    const clause = spoken.clauseOf(word);
    busy.set(clause, [...(busy.get(clause) ?? []), word]);
  }
  for (const measure of measures) {
    const isPart = told.some(({ parts }) =>
      parts.some((part) => part.start <= measure.start && measure.end <= part.end),
    );
    if (measure.level === null || (isPart && measure.level === RARELY)) continue;
    const clause = spoken.clauseOf(measure.start);
    const gap = (start: number, end: number): number =>
      start >= measure.end ? start - measure.end : measure.start >= end ? measure.start - end : 0;
    const near = Math.min(...(busy.get(clause) ?? []).map((word) => gap(word, word + 1)), Number.POSITIVE_INFINITY);
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const at of inClause.get(clause) ?? []) {
      const each = told[at];
      if (each === undefined) continue;
      const distance = gap(each.start, each.end);
      if (distance < least) [best, least] = [at, distance];
    }
    if (best === null) {
      // "running, 3x a week": what the clause before it tells of is counted
      const isOfActivity =
        busy.has(clause - 1) &&
        !inClause.has(clause - 1) &&
        spoken.isSameSentence(measure.start, (busy.get(clause - 1) ?? [])[0] ?? -1);
      if (near !== Number.POSITIVE_INFINITY || isOfActivity) continue;
      if (reach === 'nearby' && spoken.lengthOfClause(measure.start) > ASIDE) continue;
      best = neighbour(told, measure, spoken);
    } else if (near < least) continue;
    if (best === null || given[best] !== null) continue;
    given[best] = measure.level;
    for (const at of [...sharing(told, best, measure, spoken), ...entwined(told, best, measure, spoken)])
      given[at] ??= measure.level;
  }
  return given;
}

/** Others that a measure tells of too: "kramp en hoofdpijn, al weken", and all with "allebei". */
function sharing(told: readonly Told[], best: number, measure: Found<unknown>, spoken: Spoken): readonly number[] {
  const one = told[best];
  if (one === undefined || one.is === 'denied') return [];
  const isLike = (at: number): boolean => told[at]?.is === one.is && told[at]?.complaint !== one.complaint;
  if (spoken.saysBoth(measure.start)) {
    const isBefore = (each: Told): boolean => each.start <= one.start && spoken.isSameSentence(each.start, one.start);
    return [...told.keys()].filter((at) => isLike(at) && isBefore(told[at] ?? one));
  }
  if (spoken.isSameClause(measure.start, one.start) || measure.start < one.end) return [];
  const before = best - 1;
  return isLike(before) && spoken.isListed(told[before] ?? one, one) ? [before] : [];
}

/**
 * Others whose words run into those of the best ("lig wakker van de benen"), and, where the measure itself is read as a part of the
 * best ("iedere nacht last van onrustige benen" as bad nights), the next one of its clause.
 */
function entwined(told: readonly Told[], best: number, measure: Found<unknown>, spoken: Spoken): readonly number[] {
  const one = told[best];
  if (one === undefined) return [];
  const others = [...told.keys()].filter((at) => {
    const other = told[at];
    return other !== undefined && other.complaint !== one.complaint && other.is === one.is;
  });
  const within = others.filter((at) => overlaps(asFound(told[at] ?? one), asFound(one)));
  if (within.length > 0 || !isPartOf(measure, one)) return within;
  return others.filter((at) => spoken.isSameClause((told[at] ?? one).start, measure.start)).slice(0, 1);
}

function asFound({ start, end }: Told): Found<null> {
  return { level: null, start, end };
}

function holds(one: Found<unknown>, other: Found<unknown>): boolean {
  return one.start <= other.start && other.end <= one.end && one.end - one.start > other.end - other.start;
}

function isPartOf(found: Found<unknown>, { parts }: Told): boolean {
  return parts.some(({ start, end }) => found.start < end && start < found.end);
}

/** The complaint that a clause without one goes on about: the last before it, or the first that follows in its sentence. */
function neighbour(told: readonly Told[], measure: Found<unknown>, spoken: Spoken): number | null {
  const isOnly = told.filter(({ is }) => is === 'present').length === 1;
  let before: number | null = null;
  for (const [at, each] of told.entries()) {
    if (each.end <= measure.start && each.is !== 'denied') {
      const isFar = spoken.clauseOf(measure.start) - spoken.clauseOf(each.start) > MOST_CLAUSES;
      if (isFar && !isOnly) continue;
      // What a sentence of its own adds is about what the sentence before began with.
      const known = before === null ? undefined : told[before];
      const isSame = known !== undefined && spoken.isSameSentence(known.start, each.start);
      const isOwnFirst = known?.is !== 'present' && each.is === 'present';
      if (!isSame || isOwnFirst || spoken.isSameSentence(each.start, measure.start)) before = at;
    }
    if (each.start < measure.end) continue;
    const isNear =
      spoken.isSameSentence(each.start, measure.start) &&
      spoken.clauseOf(each.start) - spoken.clauseOf(measure.start) <= CLAUSES_AHEAD;
    if (before === null && isNear) return at;
    break;
  }
  return before;
}

function onceEach(mentions: readonly Mention[]): readonly Mention[] {
  const byComplaint = new Map<string, Mention>();
  for (const each of mentions) {
    const known = byComplaint.get(each.complaint);
    if (known === undefined || ORDER.indexOf(each.is) < ORDER.indexOf(known.is)) byComplaint.set(each.complaint, each);
    else if (each.is === known.is) {
      byComplaint.set(each.complaint, {
        ...known,
        frequency: known.frequency ?? each.frequency,
        bother: known.bother ?? each.bother,
        duration: known.duration ?? each.duration,
      });
    }
  }
  return [...byComplaint.values()].sort((a, b) => a.start - b.start);
}
