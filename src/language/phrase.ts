/** Meaning into words: the messages for what a step wants said. */
import type { Cause, Message, Phrase } from '../chat.ts';
import type { Language } from '../domain/state.ts';
import type { View } from '../domain/view.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { type Html, html, paragraphs, shortened } from './html.ts';
import { phraseAlarm } from './phrase-alarm.ts';
import { phraseAsk, phraseAskList, phraseAskUnsure } from './phrase-ask.ts';
import { phraseFacts, phrasePicture } from './phrase-food-facts.ts';
import { phraseFood } from './phrase-food-view.ts';
import { phraseForeign, phraseHeard } from './phrase-heard.ts';
import { phraseLabel } from './phrase-label.ts';
import { phraseMedicineFacts } from './phrase-medicine.ts';
import { noticeText } from './phrase-notice.ts';
import { type Phrased, phraseQuestion } from './phrase-question.ts';
import { phraseResult } from './phrase-result.ts';
import {
  onward,
  phraseConfirm,
  phraseConsent,
  phraseExport,
  phraseGroup,
  phraseHelp,
  phraseLanguage,
  phraseOutOfScope,
  phrasePaused,
  phrasePrivacy,
} from './phrase-talk.ts';
import { createSpeeches, type Speech } from './speech.ts';

type Notice = Extract<View, { kind: 'notice' }>;

/** Longest line that Telegram shows over the chat. */
const TOAST_LENGTH = 200;
/** Said over the chat even when nothing else is sent: the card that goes on stands in the chat already. */
const LIGHT = new Set<Notice['notice']>(['old-button', 'same-answer', 'nothing-back', 'choose-one']);

/**
 * Compiles the sentences of all languages.
 * The phrase it returns throws a `SpeechError` when a message is missing; the tests say every one of them in every language.
 * @throws {SpeechError} if messages.ftl cannot be compiled
 */
export function createPhrase(words: Readonly<Record<Language, Words>>, knowledge: Knowledge): Phrase {
  return phraseWith(createSpeeches(words, knowledge, null));
}

/** The same with sentences that are compiled already. */
export function phraseWith(speeches: Readonly<Record<Language, Speech>>): Phrase {
  return (views, language, cause) => phraseReply(speeches[language], views, cause);
}

function phraseReply(speech: Speech, all: readonly View[], cause: Cause): readonly Message[] {
  const views = all.some((view) => view.kind === 'alarm') ? all.filter(isBesideDanger) : all;
  const isAlone = views.every((view) => view.kind === 'notice');
  const messages: Message[] = [];
  let waiting: Html[] = [];
  for (const view of views) {
    if (view.kind === 'notice') {
      const text = noticeText(speech, view);
      if (cause === 'tap' && (!isAlone || LIGHT.has(view.notice))) messages.push(toast(text));
      else waiting.push(html`${text}`);
      continue;
    }
    const comesBelow = cause === 'written' || messages.some((message) => message.place === 'below');
    const [first, ...rest] = messagesOf(speech, view, comesBelow);
    if (first !== undefined) messages.push(withLines(first, waiting), ...rest);
    waiting = [];
  }
  if (waiting.length > 0) messages.push(below({ text: paragraphs(waiting), buttons: [[onward(speech)]] }));
  return messages;
}

/** Danger stands alone: beside it only what is a person's right to ask for. */
function isBesideDanger(view: View): boolean {
  return ![
    'notice',
    'help',
    'food',
    'food-facts',
    'food-picture',
    'ask',
    'ask-list',
    'ask-unsure',
    'medicine-facts',
    'label-facts',
  ].includes(view.kind);
}

function messagesOf(speech: Speech, view: Exclude<View, Notice>, comesBelow: boolean): readonly Message[] {
  switch (view.kind) {
    case 'welcome':
      return [below({ text: speech.say('welcome'), buttons: [] })];
    case 'consent':
      return [card(phraseConsent(speech), comesBelow)];
    case 'question':
      return [card(phraseQuestion(speech, view), comesBelow)];
    case 'alarm':
      return [card(phraseAlarm(speech, view), true)];
    case 'out-of-scope':
      return [card(phraseOutOfScope(speech, view), comesBelow)];
    case 'heard':
      return [card(phraseHeard(speech, view), comesBelow)];
    case 'foreign':
      return [card(phraseForeign(speech, view), comesBelow)];
    case 'result':
      return [card(phraseResult(speech, view), comesBelow || view.isNew)];
    case 'food':
      return [card(phraseFood(speech, view), comesBelow)];
    case 'food-facts':
      return [below(phraseFacts(speech, view))];
    case 'food-picture':
      return [phrasePicture(speech, view)];
    case 'ask':
      return [below(phraseAsk(speech, view))];
    case 'ask-list':
      return [below(phraseAskList(speech, view))];
    case 'ask-unsure':
      return [below(phraseAskUnsure(speech, view))];
    case 'medicine-facts':
      return [below(phraseMedicineFacts(speech, view))];
    case 'label-facts':
      return [below(phraseLabel(speech, view))];
    case 'confirm':
      return [card(phraseConfirm(speech, view), comesBelow)];
    case 'paused':
      return [card(phrasePaused(speech, view), comesBelow)];
    case 'language':
      return [card(phraseLanguage(speech), comesBelow)];
    case 'privacy':
      return [below(phrasePrivacy(speech, view))];
    case 'help':
      return [below(phraseHelp(speech))];
    case 'export':
      return phraseExport(speech, view);
    case 'group':
      return [below(phraseGroup(speech))];
    default:
      return view satisfies never;
  }
}

/** Lines in front of the message that goes on. */
function withLines(message: Message, lines: readonly Html[]): Message {
  if (lines.length === 0) return message;
  return { ...message, html: paragraphs([...lines, { html: message.html }]).html };
}

function card({ text, buttons }: Phrased, anew: boolean): Message {
  return { place: 'card', anew, html: text.html, buttons };
}

function below({ text, buttons }: Phrased): Message {
  return { place: 'below', anew: false, html: text.html, buttons };
}

/** Shown as it is, without markup: a name loses the few characters that would be markup elsewhere. */
function toast(text: string): Message {
  return { place: 'toast', anew: false, html: shortened(text.replace(/[<>&]/g, ' '), TOAST_LENGTH), buttons: [] };
}
