/** The shape of what questions are about: topics, what five articles say of them, and the words of both. */
import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, 'an id has letters, digits, - and _ only');
/** It stands in the data of a button. */
const topicId = id.max(28, 'the id of a topic has at most 28 letters, as it goes into a button');
const claim = { sources: z.array(id).min(1), verified: z.enum(['yes', 'partly', 'no']), note: z.string().optional() };

/** Groups of topics as the list shows them; `declines`: what is not answered, and who can. */
export const TOPIC_GROUPS = [
  'amounts',
  'forms',
  'food',
  'body',
  'safety',
  'use',
  'evidence',
  'bot',
  'declines',
] as const;

/** How well an answer is known. `decline` and `bot` are no findings, and have no words. */
export const TOPIC_GRADES = [
  'known',
  'official',
  'rule',
  'works',
  'works-not',
  'mixed',
  'little',
  'not-shown',
  'bot',
  'decline',
] as const;

/** knowledge/topics/<group>.yaml: something that people ask. */
export const topicSchema = z.strictObject({
  id: topicId,
  group: z.enum(TOPIC_GROUPS),
  /** The wider topic that it is a part of. */
  under: id.optional(),
  grade: z.enum(TOPIC_GRADES),
  /** Topics that come up next. */
  next: z.array(id).min(1).max(4),
  /** Rows of claims.yaml that say something of it. */
  claims: z.array(id),
  ...claim,
});

/** What became of a statement in an article. */
export const CLAIM_VERDICTS = ['supported', 'partly', 'unsupported', 'wrong', 'marketing'] as const;

/** knowledge/claims.yaml: a statement of one of the articles, judged. */
export const seedClaimSchema = z.strictObject({
  id,
  /** Number of the article, from 1. */
  article: z.number().int().min(1),
  verdict: z.enum(CLAIM_VERDICTS),
  /** Statements, of this or another article, that say otherwise. */
  contradicts: z.array(id),
  ...claim,
});

/** Most words of a short answer: about what a phone shows without scrolling. */
export const SHORT_ANSWER_WORDS = 60;
const shortAnswer = z
  .string()
  .refine(
    (text) => text.split(/\s+/).length <= SHORT_ANSWER_WORDS,
    `a short answer has at most ${SHORT_ANSWER_WORDS} words`,
  );

/** topics.yaml */
export const topicWordsSchema = z.record(
  id,
  z.strictObject({ title: z.string().min(1).max(40), short: shortAnswer, more: z.string().min(1) }),
);
/** claims.yaml: what the article says in short, and what research says, where it says more than yes or no. */
export const claimWordsSchema = z.record(id, z.strictObject({ says: z.string(), finds: z.string().optional() }));

export type Topic = z.infer<typeof topicSchema>;
export type TopicGroup = Topic['group'];
export type SeedClaim = z.infer<typeof seedClaimSchema>;
export type TopicWords = z.infer<typeof topicWordsSchema>;
export type ClaimWords = z.infer<typeof claimWordsSchema>;
