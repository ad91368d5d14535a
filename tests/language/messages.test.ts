import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ASK_PARTS, COMMANDS, FOREIGN_LANGUAGES, LABEL_DOUBTS } from '../../src/domain/event.ts';
import { RESULT_PARTS } from '../../src/domain/state.ts';
import { WANTS } from '../../src/domain/supplement-forms.ts';
import { MOMENTS } from '../../src/domain/timetable.ts';
import { NOTICES } from '../../src/domain/view.ts';
import { CLAIM_VERDICTS, TOPIC_GRADES, TOPIC_GROUPS } from '../../src/knowledge/topic-schema.ts';
import { profileOf } from '../../src/language/profile.ts';
import { createSpeech } from '../../src/language/speech.ts';
import { knowledge } from '../knowledge-base.ts';
import { messagesOf, plainWords } from './plain-words.ts';
import { shownText } from './telegram-html.ts';

const SOURCE = join(import.meta.dirname, '..', '..', 'src', 'language');
const LANGUAGES = ['nl', 'en'] as const;

/** instruments.md 4.7: the four base reasons, then the 29 caps. */
const REASONS =
  'no_intake_estimate intake_ok gap_with_complaint_or_risk food_first red_flag under_18 kidney_reduced contraindication wasting_drug safety_questions_open at_upper_level kidney_unknown kidney_mild contraindication_unknown interaction interaction_unknown pregnancy pregnancy_unknown age_65 age_unknown diuretic diuretic_unknown ppi ppi_unknown alcohol alcohol_unknown gi_loss gi_loss_unknown diabetes diabetes_unknown wasting_drug_unknown supplement_unknown tremor';
/** 4.8, and what result.ts adds. */
const DOCTOR =
  'band_worth_checking red_flag_routine severe_complaint tremor_check high_depletion_risk kidney_and_supplement blocked_and_supplement above_upper_level medicine_and_complaint';
/** 4.9 without the complaints, whose names stand in complaints.yaml. */
const OPEN = 'age sex diuretic ppi kidney alcohol gi_loss diabetes wasting_drug food supplement';
const SHOWN =
  'low possible worth_checking inconclusive override_emergency override_same_day out_of_scope safety_questions_open';

/** Message ids that code puts together from ids of the model. */
const FAMILIES: readonly (readonly [prefix: string, ids: readonly string[]])[] = [
  ['foreign', FOREIGN_LANGUAGES],
  ['reason', REASONS.split(' ')],
  ['doctor', DOCTOR.split(' ')],
  ['open', OPEN.split(' ')],
  ['risk', knowledge.riskFactors.map(({ id }) => id)],
  ['notice', NOTICES],
  ['band', SHOWN.split(' ')],
  ['explain', SHOWN.split(' ')],
  ['certainty', ['firm', 'fair', 'weak']],
  ['supplement', ['blocked', 'food_only', 'ask_first', 'may_consider']],
  ['level-complaints', ['0', '1', '2']],
  ['level-depletion', ['0', '1', '2']],
  ['level-intake', ['0', '1', '2', 'unknown']],
  ['button-part', RESULT_PARTS],
  ['button-chooser-want', WANTS],
  ['chooser-want', WANTS],
  ['moment', MOMENTS],
  ['label-ask', LABEL_DOUBTS],
  ['supplement-hours', ['never', 'ask']],
  ['food-trust', ['high', 'medium', 'low', 'unchecked']],
  ['command', COMMANDS],
  ['ask-grade', TOPIC_GRADES.filter((grade) => !['bot', 'decline'].includes(grade))],
  ['ask-claim', CLAIM_VERDICTS],
  ['ask-group', TOPIC_GROUPS.filter((group) => group !== 'declines')],
  ['ask-button', ASK_PARTS],
  ['ask-verified', ['partly', 'no']],
];

/** Every variant of every message with its values left as "x". */
function variants(source: string): readonly { readonly id: string; readonly text: string }[] {
  const entries = source.split(/\n(?=[a-z][a-z0-9-]* =)/).filter((entry) => /^[a-z]/.test(entry));
  return entries.flatMap((entry) => {
    const [, id = '', body = ''] = /^([a-z0-9-]+) =([\s\S]*)$/.exec(entry.replace(/\n#.*/g, '')) ?? [];
    const filled = body.replace(/\{ \$\w+ \}/g, 'x').trim();
    const options = [...filled.matchAll(/^\s*\*?\[\w+\] (.*)$/gm)].map((option) => option[1] ?? '');
    if (options.length === 0) return [{ id, text: filled }];
    return options.map((option) => ({ id, text: filled.replace(/\{ \$\w+ ->[\s\S]*?\n\s*\}/, option) }));
  });
}

function sentences(text: string): readonly string[] {
  return shownText(text)
    .split(/(?<=[.!?])\s+|\n|: (?=\p{Lu})/u)
    .map((sentence) => sentence.replace(/^• /, '').trim())
    .filter((sentence) => sentence !== '' && !sentence.startsWith('/'));
}

function wordCount(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** claims.md section 3: words that make of information a medical judgement; `but` is a lawful, denying use. */
const BARRED: Readonly<
  Record<(typeof LANGUAGES)[number], readonly { readonly word: RegExp; readonly but?: RegExp }[]>
> = {
  nl: [
    { word: /diagnose|diagnostiseer/i, but: /(geen|niet een) diagnose/i },
    { word: /\b(tekort|deficiëntie)/i },
    { word: /\bje hebt (waarschijnlijk |een )?(te weinig magnesium|magnesium)/i },
    { word: /\bscore/i },
    { word: /\b(zelf)?test\b/i },
    { word: /\bbehandel/i },
    { word: /\b(genees|genezen)/i },
    { word: /\btherapie/i },
    { word: /\btriage/i },
    { word: /\b(dosis|dosering)/i },
    { word: /\bvoorspel/i },
    { word: /\b(voor jou|jouw) .*\bmg\b/i },
    { word: /\bkans\b/i, but: /geen kans/i },
    { word: /\bhelpt (tegen|bij)\b/i },
  ],
  en: [
    { word: /\bdiagnos/i, but: /not a diagnosis/i },
    { word: /\bdeficien/i },
    { word: /\byou (likely |probably )?have (a |too |low )?(little |lack of )?magnesium/i },
    { word: /\bscore/i },
    { word: /\bdetect/i },
    { word: /\btreat/i },
    { word: /\bcure/i },
    { word: /\btherapy/i },
    { word: /\btriage/i },
    { word: /\b(dose|dosage)/i },
    { word: /\b(predict|prevent)/i },
    { word: /\bfor you .*\bmg\b/i },
    { word: /\brisk\b/i },
    { word: /\bprobab/i, but: /not a probability/i },
    { word: /\bhelps (you|with|against)\b/i },
    { word: /medical-grade/i },
  ],
};

/** Text with its lawful uses taken out, tested for the word. */
function isBarred(text: string, { word, but }: (typeof BARRED)['nl'][number]): boolean {
  const rest = but === undefined ? text : text.replace(new RegExp(but, 'gi'), '');
  return word.test(rest);
}

describe.each(LANGUAGES)('the sentences in %s', (language) => {
  const all = variants(messagesOf(language));
  const speech = createSpeech(plainWords(language), knowledge);

  it('are all compiled: none is broken or there twice', () => {
    const ids = [...messagesOf(language).matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, id = '']) => id);
    expect(ids.filter((id) => !speech.has(id))).toEqual([]);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it.each(FAMILIES)('have one for every %s', (prefix, ids) => {
    const missing = ids.map((id) => `${prefix}-${id.replaceAll('_', '-')}`).filter((id) => !speech.has(id));
    expect(missing).toEqual([]);
  });

  it('hold HTML that Telegram takes', () => {
    for (const { text } of all) expect(() => shownText(text)).not.toThrow();
  });

  it('hold no HTML where a button, a toast or a menu shows plain text', () => {
    const plain = all.filter(({ id }) => /^(button|notice|command|bot|title|level|open|risk|answer)-/.test(id));
    expect(plain.filter(({ id, text }) => /[<>&]/.test(text) && id !== 'open-title')).toEqual([]);
  });

  it('have at most 22 words a sentence, and 15 a question', () => {
    const long = all.flatMap(({ id, text }) =>
      sentences(text)
        .filter((sentence) => wordCount(sentence) > (sentence.endsWith('?') ? 15 : 22))
        .map((sentence) => `${id}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it.each(BARRED[language])('never say $word of a person', (barred) => {
    expect(all.filter(({ text }) => isBarred(text, barred))).toEqual([]);
  });

  it('fit a toast of 200 characters', () => {
    const notices = all.filter(({ id }) => id.startsWith('notice-'));
    expect(notices.filter(({ text }) => text.length > 200)).toEqual([]);
  });

  it('fit the limits of a Telegram profile', () => {
    const profile = profileOf(createSpeech(plainWords(language), knowledge));
    expect(Object.keys(profile.commands)).toEqual([...COMMANDS]);
    for (const line of Object.values(profile.commands)) expect(line.length).toBeLessThanOrEqual(256);
    expect(profile.description.length).toBeLessThanOrEqual(512);
    expect(profile.shortDescription.length).toBeLessThanOrEqual(120);
  });

  it('fit a button of one column', () => {
    const buttons = all.filter(({ id }) => id.startsWith('button-'));
    expect(buttons.filter(({ text }) => text.length > 40)).toEqual([]);
  });
});

describe('the sentences of both languages', () => {
  const sources = readdirSync(SOURCE)
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
  const ids = [...messagesOf('nl').matchAll(/^([a-z][a-z0-9-]*) =/gm)].map(([, id = '']) => id);

  it('hold every sentence that the code says', () => {
    const said = [...sources.matchAll(/\b(?:say|plain|named)\((?:speech, )?'([a-z0-9-]+)'/g)].map(([, id = '']) => id);
    expect(said.length).toBeGreaterThan(60);
    expect(said.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('hold no sentence that is never said', () => {
    const made = FAMILIES.flatMap(([prefix, members]) => members.map((id) => `${prefix}-${id.replaceAll('_', '-')}`));
    const inTemplates =
      /^(title|button-(delete|restart|privacy|help)|confirm|button-change-(frequency|bother)$|supplement-medicines|certainty|food-(gap|enough|not-asked)$|signal|bot)-?/;
    const unused = ids.filter((id) => !sources.includes(`'${id}'`) && !made.includes(id) && !inTemplates.test(id));
    expect(unused).toEqual([]);
  });

  it('are the same, and want the same values', () => {
    const wanted = (source: string) =>
      source
        .split(/\n(?=[a-z][a-z0-9-]* =)/)
        .filter((entry) => /^[a-z]/.test(entry))
        .map((entry) => [
          /^[a-z0-9-]+/.exec(entry)?.[0],
          [...new Set([...entry.matchAll(/\$(\w+)/g)].map(([, name]) => name))].sort().join(' '),
        ]);
    expect(Object.fromEntries(wanted(messagesOf('en')))).toEqual(Object.fromEntries(wanted(messagesOf('nl'))));
  });
});

describe('speech', () => {
  const speech = createSpeech(plainWords('en'), knowledge);

  it('names a message that is missing, with the file and the remedy', () => {
    expect(() => speech.say('no-such-message')).toThrow(
      'languages/en/messages.ftl: no-such-message: no such message; add it in every language',
    );
  });

  it('refuses to leave a value out', () => {
    expect(() => speech.say('progress', { number: 1 })).toThrow('progress');
  });

  it('escapes the values of HTML, and leaves plain text as it is', () => {
    expect(speech.say('question-meant', { name: '<b>&' }).html).toContain('&lt;b&gt;&amp;');
    expect(speech.plain('question-meant', { name: '<b>&' })).toContain('<b>&');
  });

  it('refuses a file that holds a message twice', () => {
    const twice = { ...plainWords('en'), messages: 'hello = a\nhello = b\n' };
    expect(() => createSpeech(twice, knowledge)).toThrow('languages/en/messages.ftl');
  });
});
