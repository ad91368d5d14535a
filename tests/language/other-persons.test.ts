/** English words for somebody else, and sentences that only mention one. */
import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const spokenOf = (text: string): readonly string[] => read(text, 'en').complaints.map(({ is }) => is);

describe('who has a complaint', () => {
  it.each([
    'husband is always tense',
    'auntie gets terrible cramps',
    'everyone at work is knackered',
    'the lads at work all get cramps',
    'some people get cramps from that',
    'his legs are restless',
    'she never sleeps well',
    'the wee ones are sick again',
  ])('is somebody else: "%s"', (text) => {
    expect(spokenOf(text)).not.toContain('present');
  });

  it.each([
    'my wife thinks i am stressed',
    'my husband says i kick all night',
    'the kids make me tense',
    'my son plays guitar. it is mostly muscle twitches',
    'my wife is fine, only thing with me is the odd cramp',
  ])('is the writer, though somebody else is named: "%s"', (text) => {
    expect(spokenOf(text)).toContain('present');
  });
});
