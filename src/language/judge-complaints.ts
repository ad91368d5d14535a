/** Which complaints a text names and how it speaks of each: what the rules found, weighed by what was learned from examples. */
import { type Candidate, createSpokenFeatures, NOT_THERE, type Part, partsOf } from './complaint-features.ts';
import type { Findings } from './findings.ts';
import { type LearnedModel, logistic } from './linear-model.ts';
import type { Mention, Told } from './mentions.ts';
import type { Is } from './spoken.ts';
import { featuresOf, MOST_WORDS } from './text-features.ts';

/** The complaints of a text, in order, each once. */
export type JudgeComplaints = (findings: Findings) => readonly Mention[];

/** From here on a complaint that the rules did not find is looked at. */
export const MAY_BE_THERE = 0.1;
/**
 * What is present is filled in, so it must be this likely, and so much likelier than that it is denied, past or somebody else's; most of
 * all where the rules read that. Chosen on a fifth of the examples that was left out of learning: there it is filled in wrongly in 7 of
 * 100 such cases, and in 9 where the likeliest is taken.
 */
const PRESENT = { likely: 0.5, ofThoseSaid: 0.7, ofThoseSaidOtherwise: 0.9 } as const;
const OF_ELSE: readonly string[] = ['denied', 'past', 'other'];

/**
 * @param complaints says of each complaint by itself whether a text names it
 * @param spoken says how a text speaks of one
 */
export function createComplaintJudge(complaints: LearnedModel, spoken: LearnedModel): JudgeComplaints {
  return (findings) => {
    const { written, mentions, told, measure } = findings;
    // What is so long is no worry told, and the work stays bounded.
    if (written.words.length > MOST_WORDS) return mentions;
    const candidates = findCandidates(findings, complaints, MAY_BE_THERE);
    if (candidates.length === 0) return [];
    const featuresAt = createSpokenFeatures(findings);
    const judged: Told[] = [];
    for (const candidate of candidates) {
      const is = likeliest(spoken.labels, spoken.likely(featuresAt(candidate)), candidate.rule);
      if (is === NOT_THERE) continue;
      const { complaint, start, end } = candidate;
      const known = told.filter((each) => each.complaint === complaint).map((each) => ({ ...each, is }));
      judged.push(
        ...(known.length > 0 ? known : [{ complaint, is, start, end, fine: false, parts: [{ start, end }] }]),
      );
    }
    return measure(judged.sort((one, other) => one.start - other.start));
  };
}

function likeliest(
  labels: readonly string[],
  likely: readonly number[],
  rule: Candidate['rule'],
): Is | typeof NOT_THERE {
  const shareOf = (label: string): number => likely[labels.indexOf(label)] ?? 0;
  const present = shareOf('present');
  const said = OF_ELSE.reduce((sum, label) => sum + shareOf(label), present);
  const isOtherwise = rule !== 'present' && rule !== NOT_THERE;
  const least = isOtherwise ? PRESENT.ofThoseSaidOtherwise : PRESENT.ofThoseSaid;
  if (present >= PRESENT.likely && present >= least * said) return 'present';
  let best = NOT_THERE;
  let most = 0;
  for (const [at, label] of labels.entries()) {
    const share = likely[at] ?? 0;
    if (share <= most || label === 'present') continue;
    best = label;
    most = share;
  }
  return best as Is | typeof NOT_THERE; // the labels that learn-complaints.ts learns
}

/** Complaints that the rules found, and those of which `complaints` thinks it at least so likely that the text names them. */
export function findCandidates(findings: Findings, complaints: LearnedModel, atLeast: number): readonly Candidate[] {
  const { written, mentions } = findings;
  const parts = partsOf(findings);
  const scores = parts.map(({ features }) => complaints.scores(features));
  const places = new Map<Part, readonly (readonly number[])[]>();
  const anchorIn = (part: Part, label: number): number => {
    const known = places.get(part) ?? scoresOfWords(written.words.slice(part.start, part.end), complaints);
    places.set(part, known);
    const ofLabel = known.map((each) => each[label] ?? 0);
    return part.start + ofLabel.indexOf(Math.max(...ofLabel));
  };
  const named = complaints.labels.map((complaint, label) => {
    const each = scores.map((score) => score[label] ?? 0);
    return { complaint, label, each, likely: each.length === 0 ? 0 : logistic(Math.max(...each)) };
  });
  const [first, second] = [...named].sort((one, other) => other.likely - one.likely);
  const candidates: Candidate[] = [];
  for (const { complaint, label, each, likely } of named) {
    const { complaint: other, likely: itsLikely } = (first?.complaint === complaint ? second : first) ?? NO_RIVAL;
    const rival = { complaint: other, likely: itsLikely };
    const mention = mentions.find((one) => one.complaint === complaint);
    if (mention !== undefined) {
      const { is, fine, start, end } = mention;
      candidates.push({ complaint, rule: is, fine, likely, rival, start, end });
    } else if (likely >= atLeast) {
      // The whole text, which is the last where there are more, is no place.
      const sentences = each.length > 1 ? each.slice(0, -1) : each;
      const part = parts[sentences.indexOf(Math.max(...sentences))];
      if (part === undefined) continue;
      const at = anchorIn(part, label);
      candidates.push({ complaint, rule: NOT_THERE, fine: false, likely, rival, start: at, end: at + 1 });
    }
  }
  return candidates;
}

const NO_RIVAL = { complaint: NOT_THERE, likely: 0 } as const;

/** How much each word by itself speaks for each complaint. */
function scoresOfWords(words: readonly string[], complaints: LearnedModel): readonly (readonly number[])[] {
  return words.map((word) => complaints.scores(featuresOf([word], [])));
}
