import { describe, expect, it } from 'vitest';
import { ASK_PARTS } from '../../src/domain/event.ts';
import { MESSAGE_LENGTH } from '../../src/language/html.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { encodeAction } from '../../src/telegram/callback-data.ts';
import { knowledge, words } from './reading.ts';
import { shownText } from './telegram-html.ts';

const phrase = createPhrase(words, knowledge);
const TOPICS = [...knowledge.topics.values()];
const LANGUAGES = ['nl', 'en'] as const;

function shown(topic: string, show: (typeof ASK_PARTS)[number], page = 0, language: (typeof LANGUAGES)[number] = 'nl') {
  const [message] = phrase([{ kind: 'ask', topic, show, page, isHeld: true }], language, 'tap');
  if (message === undefined) throw new Error('nothing is said');
  return message;
}

describe('answers to questions', () => {
  it.each(LANGUAGES)('fit a message with all that stands behind them (%s)', (language) => {
    for (const { id, claims } of TOPICS) {
      for (const show of ASK_PARTS) {
        for (let page = 0; page <= Math.ceil(claims.length / 3); page += 1) {
          const { html, buttons } = shown(id, show, page, language);
          expect(shownText(html).length).toBeLessThanOrEqual(MESSAGE_LENGTH);
          for (const { does } of buttons.flat()) if ('do' in does) expect(encodeAction(does).length).toBeLessThan(64);
        }
      }
    }
  });

  it('lead to their sources, each with a title that a person can find', () => {
    for (const { id, sources } of TOPICS) {
      const lead = shown(id, 'short')
        .buttons.flat()
        .map(({ does }) => does);
      expect(lead).toContainEqual({ do: 'ask', topic: id, show: 'sources', page: 0 });
      const text = shownText(shown(id, 'sources').html);
      for (const source of sources) expect(text).toContain(knowledge.sources.get(source)?.title);
    }
  });

  it('show every statement of the articles on some page, with what another article says against it', () => {
    for (const { id, claims } of TOPICS) {
      const pages = Array.from({ length: Math.ceil(claims.length / 3) }, (_, page) => shown(id, 'claims', page).html);
      const text = shownText(pages.join('\n'));
      for (const claim of claims) expect(text).toContain(words.nl.claims[claim]?.says);
    }
    const text = shownText(shown('melatonin_gaba', 'claims').html);
    expect(text).toContain(words.nl.claims['A31']?.says);
    expect(text).toContain('Artikel 1 zegt iets anders');
  });

  it('tell who should take nothing without a doctor so again', () => {
    expect(shown('form_citrate', 'short').html).toContain('eerst met je arts');
  });

  it('begin with what weighs most: what is wrong before what is right', () => {
    const text = shownText(shown('legumes', 'claims').html);
    expect(text.indexOf(words.nl.claims['A59']?.says ?? '')).toBeLessThan(
      text.indexOf(words.nl.claims['A58']?.says ?? ''),
    );
  });
});

describe('the list of questions', () => {
  it('leads to every topic that is answered', () => {
    const reached = new Set<string>();
    const of = (group: string | null) =>
      phrase([{ kind: 'ask-list', group }], 'en', 'tap')[0]
        ?.buttons.flat()
        .map(({ does }) => does) ?? [];
    for (const list of of(null)) {
      if (!('do' in list) || list.do !== 'ask-list') throw new Error('the list leads elsewhere');
      for (const does of of(list.group)) if ('do' in does && does.do === 'ask') reached.add(does.topic);
    }
    expect([...reached].sort()).toEqual(
      TOPICS.filter(({ group }) => group !== 'declines')
        .map(({ id }) => id)
        .sort(),
    );
  });
});
