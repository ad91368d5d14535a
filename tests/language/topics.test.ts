import { describe, expect, it } from 'vitest';
import { knowledge, read } from './reading.ts';

describe('what a question is about', () => {
  it.each([
    ['nl', 'helpt magnesium tegen kramp?', 'cramps_evidence'],
    ['nl', 'welke soort moet je hebben om te slapen', 'best_form_sleep'],
    ['nl', 'kan je er te veel van nemen?', 'max_supplement'],
    ['nl', 'magnesium bij zwangerschap', 'pregnancy_caution'],
    ['nl', 'is dat spul met threonaat echt goed voor je hersens', 'form_threonate'],
    ['nl', 'heeft zo een voetbad met vlokken zin', 'topical_magnesium'],
    ['nl', 'waar haal je die wijsheid vandaan', 'sources'],
    ['en', 'does it really help against cramp?', 'cramps_evidence'],
    ['en', 'is oxide any good', 'form_oxide'],
    ['en', 'should I take it with my breakfast', 'with_food'],
    ['en', 'why do they check ferritin for restless legs', 'restless_legs_and_iron'],
    ['en', 'who can see what I tell you', 'privacy'],
    ['nl', 'hoeveel moet ik er zelf van nemen', 'decline-dose'],
    ['nl', 'heb ik een tekort denk je', 'decline-diagnosis'],
    ['nl', 'mag mijn zoontje van 5 dit ook', 'decline-children'],
    ['en', 'can my cat have a bit of it', 'decline-animals'],
    ['en', 'is zinc good for a cold', 'decline-nutrients'],
    ['en', 'can I stop my antidepressant', 'decline-medicines'],
    ['en', 'what is the capital of Norway', 'decline-other'],
  ] as const)('%s: %s', (language, text, topic) => {
    expect(read(text, language).topic.id).toBe(topic);
  });

  it('offers topics that come near, none of them one that is declined', () => {
    const { near } = read('iets met magnesium en mijn buurman zijn caravan', 'nl').topic;
    expect(near).toHaveLength(3);
    expect(near.filter((id) => knowledge.topics.get(id)?.grade === 'decline')).toEqual([]);
  });

  it('is told within 5 ms a question', () => {
    const questions = [
      'does magnesium help with sleep?',
      'hoeveel magnesium zit er in water',
      'mag het bij mijn nieren',
    ];
    for (const question of questions) read(question);
    const timesMs = Array.from({ length: 40 }, () => {
      const startedMs = performance.now();
      for (const question of questions) read(question);
      return (performance.now() - startedMs) / questions.length;
    }).toSorted((one, other) => one - other);
    // The quickest one, as the machine may be busy with other things.
    expect(timesMs[0]).toBeLessThan(5);
  });
});
