/** Which of the frequencies in a text is that of a complaint: what the rules gave it, weighed by what was learned from examples. */
import type { Findings } from './findings.ts';
import type { Found, FrequencyLevel } from './frequency.ts';
import type { LearnedModel } from './linear-model.ts';
import type { Mention } from './mentions.ts';
import { hashOf, mix } from './text-features.ts';

/** Labels of what is learned: a frequency is that of a complaint, or of something else. */
export const OF_COMPLAINT = 'own';
export const OF_ELSE = 'else';

/** Gives each complaint that is present its frequency; those that are not keep theirs. */
export type JudgeFrequency = (findings: Findings, mentions: readonly Mention[]) => readonly Mention[];

/** A frequency of a text, and what it looks like beside a complaint. */
export interface Pair {
  readonly level: FrequencyLevel;
  readonly features: ReadonlySet<number>;
  /**
   * It stands with another complaint, and the clause of this one says how often in words that place nothing on the scale: "cramps every
   * night, sometimes a headache".
   */
  readonly isOfOther: boolean;
}

/**
 * A frequency is the complaint's from this likelihood on. Chosen on 864 messages of the work half that were left out of learning: of the
 * complaints found it was right in 98 of 100 that say how often, and one was read in 4 of 100 that do not; from 0.35 on 95 and 2. What is
 * read is shown back for a yes.
 */
const SURE = 0.2;

export function createFrequencyJudge(model: LearnedModel): JudgeFrequency {
  const own = model.labels.indexOf(OF_COMPLAINT);
  return (findings, mentions) => {
    if (findings.frequencies.length === 0) return mentions;
    const pairsOf = createPairs(findings, mentions);
    return mentions.map((mention) => {
      if (mention.is !== 'present') return mention;
      let best: FrequencyLevel | null = null;
      let most = SURE;
      for (const { level, features, isOfOther } of pairsOf(mention)) {
        if (isOfOther) continue;
        const likely = model.likely(features)[own] ?? 0;
        if (likely <= most) continue;
        best = level;
        most = likely;
      }
      return { ...mention, frequency: best };
    });
  };
}

/** Steps of distance in words. */
const DISTANCES = [0, 1, 2, 3, 5, 8, 13];
const FARTHEST_CLAUSE = 3;
const FEW = 2;
/** "sport 3x per week": what people do stands so near to what is counted of it. */
const ACTIVITY_REACH = 3;

type Frequency = Findings['frequencies'][number];

/**
 * @param mentions all complaints of the text
 * @returns the frequencies of the text beside one of them, with what speaks for each
 */
export function createPairs(
  { written: { words }, speech, frequencies, activities, vague }: Findings,
  mentions: readonly Mention[],
): (mention: Mention) => readonly Pair[] {
  const hashes = words.map(hashOf);
  const clauseOf = words.map((_word, at) => speech.clauseOf(at));
  const said = frequencies.filter((each): each is Found<FrequencyLevel> => each.level !== null);
  const present = mentions.filter(({ is }) => is === 'present').length;
  const wordAt = (at: number): number => hashes[at] ?? NO_WORD;
  return (mention) => {
    const isVague = vague.some((at) => clauseOf[at.start] === clauseOf[mention.start]);
    return said.map((each) => {
      const clause = clauseOf[each.start];
      const isElsewhere = clause !== clauseOf[mention.start];
      const isOfOther = isVague && isElsewhere && mentions.some(({ start }) => clauseOf[start] === clause);
      return { level: each.level, features: featuresBeside(mention, each), isOfOther };
    });
  };

  function featuresBeside(mention: Mention, frequency: Found<FrequencyLevel>): ReadonlySet<number> {
    const features = new Set<number>();
    const add = (name: string, word = 0, next = 0): void => {
      features.add(mix(hashOf(name), word, next));
    };
    const own = clauseOf[mention.start] ?? -1;
    const clause = clauseOf[frequency.start] ?? -1;
    const side = frequency.end <= mention.start ? 'L' : frequency.start >= mention.end ? 'R' : 'I';
    const away = Math.max(-FARTHEST_CLAUSE, Math.min(FARTHEST_CLAUSE, clause - own));
    const place = speech.isSameSentence(frequency.start, mention.start) ? `s${away}` : `o${side}`;
    const distance = gap(mention, frequency);
    const step = DISTANCES.filter((each) => each < distance).length;
    const [from, to] = side === 'L' ? [frequency.end, mention.start] : [mention.end, frequency.start];
    const isBetween = (start: number, end: number): boolean => from <= start && end <= to;

    const others = mentions.filter((other) => other !== mention);
    const between = others.filter(({ start, end }) => isBetween(start, end));
    const presentBetween = between.filter(({ is }) => is === 'present').length;
    const isNearest = !others.some((other) => gap(other, frequency) < distance);
    const beside = others.filter(({ start }) => clauseOf[start] === clause).map(({ is }) => is);

    const isRule = mention.frequency === frequency.level;
    const isOnly = `${present === 1} ${said.length === 1}`;
    const nearer = said.filter((other) => gap(mention, other) < distance).length;
    const saidBetween = said.filter((other) => other !== frequency && isBetween(other.start, other.end)).length;
    const does = activities.some((at) => clauseOf[at] === clause);
    const doesNear = activities.some((at) => gapOfWord(at, frequency) <= Math.min(ACTIVITY_REACH, distance - 1));
    const doesBetween = activities.some((at) => isBetween(at, at + 1));

    add(`place ${place}`);
    add(`place ${place} ${side}${step}`);
    add(`step ${step} ${isNearest}`);
    add(`rule ${isRule}`);
    add(`rule ${isRule} ${place}`);
    add(`rule ${isRule} ${isNearest} ${Math.min(1, nearer)} ${present === 1}`);
    add(`none ${mention.frequency === null} ${place}`);
    add(`nearest ${isNearest} ${place}`);
    add(`nearer ${Math.min(FEW, nearer)} ${place}`);
    add(`between ${Math.min(FEW, presentBetween)} ${place}`);
    add(`not present between ${Math.min(FEW, between.length - presentBetween)}`);
    add(`said between ${Math.min(FEW, saidBetween)} ${place}`);
    add(`beside ${beside.sort().slice(0, FEW).join(' ')} ${place}`);
    add(`only ${isOnly}`);
    add(`only ${isOnly} ${place}`);
    add(`level ${frequency.level}`);
    add(`level ${frequency.level} ${place}`);
    add(`first ${said[0] === frequency} ${Math.min(FEW, said.length - 1)}`);
    add(`last ${said.at(-1) === frequency} ${Math.min(FEW, said.length - 1)}`);
    add(`does ${does} ${place}`);
    add(`does near ${doesNear}`);
    add(`does ${does} ${doesNear} ${isRule}`);
    add(`does between ${doesBetween} ${place}`);
    add(`complaint ${mention.complaint}`);

    add('before', wordAt(frequency.start - 1));
    add('before', wordAt(frequency.start - 2), wordAt(frequency.start - 1));
    add('behind', wordAt(frequency.end));
    add('behind', wordAt(frequency.end), wordAt(frequency.end + 1));
    for (let at = frequency.start; at < frequency.end; at += 1) add('in', wordAt(at));
    for (let at = from; at < to; at += 1) {
      add('between', wordAt(at));
      add(`between ${side}`, wordAt(at));
    }
    for (const [at, word] of hashes.entries()) {
      if (clauseOf[at] !== clause) continue;
      if (clause !== own && clauseOf[at - 1] !== clause) add('first', word);
      add('clause', word);
      add(`clause ${at < frequency.start ? 'L' : 'R'} ${place}`, word);
    }
    return features;
  }
}

const NO_WORD = 1;

/** Words between two places. */
function gap(one: Pick<Frequency, 'start' | 'end'>, other: Pick<Frequency, 'start' | 'end'>): number {
  if (one.start >= other.end) return one.start - other.end;
  return other.start >= one.end ? other.start - one.end : 0;
}

function gapOfWord(at: number, place: Pick<Frequency, 'start' | 'end'>): number {
  return gap({ start: at, end: at + 1 }, place);
}
