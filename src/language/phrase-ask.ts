/** Answers to questions: short, more, sources, what the articles say; and the list of what can be asked. */
import type { Button } from '../chat.ts';
import type { AskPart } from '../domain/event.ts';
import type { View } from '../domain/view.ts';
import type { SeedClaim, Topic } from '../knowledge/schema.ts';
import { type Html, html, paragraphs } from './html.ts';
import { button, inColumns, named } from './keyboard.ts';
import { sourceText } from './phrase-background.ts';
import type { Phrased } from './phrase-question.ts';
import type { Speech } from './speech.ts';

type Of<Kind extends View['kind']> = Extract<View, { kind: Kind }>;

const CLAIMS_PER_PAGE = 3;
const MOST_CONTRADICTIONS = 2;
/** What is wrong or contradicted is most worth reading. */
const ORDER: Readonly<Record<SeedClaim['verdict'], number>> = {
  wrong: 0,
  unsupported: 1,
  marketing: 2,
  partly: 3,
  supported: 4,
};
/** Groups as the list shows them; what is declined is nothing to choose. */
const HIDDEN_GROUP = 'declines';

/** An answer, or a part of what stands behind it. */
export function phraseAsk(speech: Speech, view: Of<'ask'>): Phrased {
  const topic = speech.knowledge.topics.get(view.topic);
  const words = speech.words.topics[view.topic];
  if (topic === undefined || words === undefined) throw new Error(`no words for the topic "${view.topic}"`);
  const title = html`<b>${words.title}</b>`;
  switch (view.show) {
    case 'short': {
      const grade = `ask-grade-${topic.grade}`;
      return {
        text: paragraphs([
          title,
          html`${words.short}`,
          ...(speech.has(grade) ? [html`<i>${speech.say(grade)}</i>`] : []),
          ...(view.isHeld ? [speech.say('ask-held')] : []),
        ]),
        buttons: [...behind(speech, topic, 'short'), ...related(speech, topic)],
      };
    }
    case 'more':
      return {
        text: paragraphs([title, html`${words.more}`]),
        buttons: [...behind(speech, topic, 'more'), ...related(speech, topic)],
      };
    case 'sources':
      return {
        text: paragraphs([
          html`${[title, speech.say('ask-sources')]}`,
          html`${topic.sources.flatMap((id) => {
            const source = speech.knowledge.sources.get(id);
            return source === undefined ? [] : [sourceText(source)];
          })}`,
          ...(topic.verified === 'yes' ? [] : [speech.say(`ask-verified-${topic.verified}`)]),
        ]),
        buttons: [...behind(speech, topic, 'sources'), ...related(speech, topic)],
      };
    case 'claims':
      return phraseClaims(speech, topic, title, view.page);
    default:
      return view.show satisfies never;
  }
}

/** The groups of topics, or the topics of one. */
export function phraseAskList(speech: Speech, { group }: Of<'ask-list'>): Phrased {
  const topics = [...speech.knowledge.topics.values()].filter((topic) => topic.group !== HIDDEN_GROUP);
  if (group === null) {
    const groups = [...new Set(topics.map((topic) => topic.group))];
    const buttons = groups.map((each) => named(speech, `ask-group-${each}`, { do: 'ask-list', group: each }));
    return { text: speech.say('ask-home'), buttons: inColumns(buttons, 2) };
  }
  const listed = topics.filter((topic) => topic.group === group);
  return {
    text: speech.say('ask-choose', { group: speech.plain(`ask-group-${group}`) }),
    buttons: [
      ...inColumns(
        listed.map((topic) => open(speech, topic.id)),
        1,
      ),
      [all(speech)],
    ],
  };
}

/** A question without an answer: what comes near, and who can help. */
export function phraseAskUnsure(speech: Speech, { near }: Of<'ask-unsure'>): Phrased {
  return {
    text: speech.say('ask-unsure'),
    buttons: [
      ...inColumns(
        near.map((id) => open(speech, id)),
        1,
      ),
      [all(speech)],
    ],
  };
}

function phraseClaims(speech: Speech, topic: Topic, title: Html, page: number): Phrased {
  const claims = topic.claims
    .flatMap((id) => speech.knowledge.claims.get(id) ?? [])
    .sort((one, other) => rank(one) - rank(other));
  const pages = Math.max(1, Math.ceil(claims.length / CLAIMS_PER_PAGE));
  const at = Math.min(page, pages - 1);
  const shown = claims.slice(at * CLAIMS_PER_PAGE, (at + 1) * CLAIMS_PER_PAGE);
  const next: Button[] =
    at + 1 < pages
      ? [
          button(speech.plain('ask-claims-next', { page: at + 2, pages }), {
            do: 'ask',
            topic: topic.id,
            show: 'claims',
            page: at + 1,
          }),
        ]
      : [];
  return {
    text: paragraphs([
      html`${[title, speech.say('ask-claims-title')]}`,
      ...(shown.length === 0 ? [speech.say('ask-claims-none')] : shown.map((claim) => claimText(speech, claim))),
    ]),
    buttons: [...(next.length > 0 ? [next] : []), ...behind(speech, topic, 'claims')],
  };
}

function rank(claim: SeedClaim): number {
  return ORDER[claim.verdict] - (claim.contradicts.length > 0 ? 1 : 0);
}

function claimText(speech: Speech, claim: SeedClaim): Html {
  const words = speech.words.claims[claim.id];
  const against = claim.contradicts.slice(0, MOST_CONTRADICTIONS).flatMap((id) => {
    const other = speech.knowledge.claims.get(id);
    const says = speech.words.claims[id]?.says;
    if (other === undefined || says === undefined) return [];
    return [speech.say('ask-claim-against', { article: other.article, says })];
  });
  return html`${[
    speech.say('ask-claim-says', { article: claim.article, says: words?.says ?? claim.id }),
    speech.say(`ask-claim-${claim.verdict}`, { finds: words?.finds ?? '' }),
    ...against,
  ]}`;
}

/** What else can be seen of this answer. */
function behind(speech: Speech, topic: Topic, shown: AskPart): readonly (readonly Button[])[] {
  const part = (show: AskPart): Button =>
    named(speech, `ask-button-${show}`, { do: 'ask', topic: topic.id, show, page: 0 });
  const parts: readonly AskPart[] = shown === 'short' ? ['more', 'sources'] : ['short', 'more', 'sources'];
  const others = parts.filter((each) => each !== shown).map(part);
  const articles = topic.claims.length > 0 && shown !== 'claims' ? [[part('claims')]] : [];
  return [...inColumns(others, 2), ...articles];
}

function related(speech: Speech, topic: Topic): readonly (readonly Button[])[] {
  return [
    ...inColumns(
      topic.next.slice(0, 3).map((id) => open(speech, id)),
      1,
    ),
    [all(speech)],
  ];
}

function open(speech: Speech, id: string): Button {
  return button(speech.words.topics[id]?.title ?? id, { do: 'ask', topic: id, show: 'short', page: 0 });
}

function all(speech: Speech): Button {
  return named(speech, 'ask-button-all', { do: 'ask-list', group: null });
}
