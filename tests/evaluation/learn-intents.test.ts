import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswerExamples } from '../../evaluation/learn-answers.ts';
import { fingerprintOfIntents, readIntentExamples } from '../../evaluation/learn-intents.ts';
import { INTENTS } from '../../src/domain/event.ts';
import { decodeModel } from '../../src/language/linear-model.ts';
import { knowledge } from '../knowledge-base.ts';
import { read } from '../language/reading.ts';

const root = join(import.meta.dirname, '..', '..');
const [folder, work] = [join(root, 'knowledge'), join(root, 'evaluation', 'work')];
const answers = readAnswerExamples(folder, work, join(root, 'tests', 'language', 'typed-answers.yaml'));
const examples = readIntentExamples(folder, work, answers);
const model = decodeModel(knowledge.learned.intent);

describe('learning what a text is for', () => {
  it('was done again after the last change of an example (npm run learn)', () => {
    expect(model.examples).toBe(fingerprintOfIntents(examples));
  });

  it('knows every purpose but another language, which its words tell, from examples in both languages', () => {
    const learned = INTENTS.filter((intent) => intent !== 'other_language');
    expect([...model.labels].sort()).toEqual([...learned].sort());
    for (const language of ['nl', 'en']) {
      for (const intent of learned) {
        const count = examples.filter((each) => each.language === language && each.intent === intent).length;
        expect(count, `${intent} ${language}`).toBeGreaterThan(75);
      }
    }
  });
});

describe('what a text is for', () => {
  it.each([
    ['nl', 'fijne avond nog!', 'small_talk'],
    ['en', 'cheers, that was helpful', 'small_talk'],
    ['nl', 'hoe laat speelt Ajax vanavond?', 'off_topic'],
    ['en', 'how do i reset my wifi router', 'off_topic'],
    ['nl', 'zou je al mijn gegevens willen wissen', 'command'],
    ['en', 'could you take me back to the last question', 'command'],
    ['nl', 'ik vraag me af of noten veel magnesium hebben', 'question'],
    ['en', 'three nights out of seven', 'answer'],
    ['nl', 'bedankt, maar ik heb weer kramp', 'report'],
  ] as const)('%s: "%s" is %s', (language, text, intent) => {
    expect(read(text, language).intent).toBe(intent);
  });

  it('is a report when danger is told, however it is asked', () => {
    expect(read('is het erg dat mijn mondhoek hangt en mijn arm slap is?', 'nl').intent).not.toBe('small_talk');
    expect(read('haha druk op mijn borst en ik zweet koud', 'nl').intent).toBe('report');
  });
});
