/** Medicines beside magnesium: what each does, how far apart, and a day in which they fit. */
import { UNRECOGNISED_MEDICINE } from '../domain/answers.ts';
import { MINUTES_OF, type SpacingRule, type Timetable } from '../domain/timetable.ts';
import type { MedicineAdvice, View } from '../domain/view.ts';
import { capitalised, type Html, html, joined, paragraphs } from './html.ts';
import { medicineName } from './names.ts';
import type { Phrased } from './phrase-question.ts';
import type { Speech } from './speech.ts';

type Facts = Extract<View, { kind: 'medicine-facts' }>;

/** Actions after which somebody has to ask before there is anything to plan. */
const ASK_FIRST: readonly string[] = ['ask_doctor_first', 'ask_pharmacist'];

/** What it does, what to do, and the hours where they are wanted. */
export function adviceText(speech: Speech, advice: Omit<MedicineAdvice, 'sources'>, withSpacing: boolean): Html {
  if (advice.id === UNRECOGNISED_MEDICINE) return speech.say('supplement-medicine-unrecognised');
  const { effects, actions, groups } = speech.words.medicines;
  const effect = advice.effect === null ? undefined : effects[advice.effect];
  const sentences = [
    ...(effect === undefined ? [] : [html`${effect}`]),
    html`${groups[advice.id]?.rule ?? actions[advice.rule] ?? ''}`,
    ...(withSpacing && advice.rule !== 'do_not_take_without_doctor' ? spacingText(speech, advice.spacing) : []),
  ];
  return joined(sentences, ' ');
}

/** The hours as the table gives them, least and most; what it words in any other way is for the pharmacist. */
function spacingText(speech: Speech, rule: SpacingRule): readonly Html[] {
  if (rule.is !== 'hours') return rule.is === 'none' ? [] : [speech.say(`supplement-hours-${rule.is}`)];
  const { before, after } = rule.hours;
  const [first, last] = [before && span(speech, before), after && span(speech, after)];
  if (first === null) return last === null ? [] : [speech.say('supplement-hours-after', { after: last })];
  if (last === null) return [speech.say('supplement-hours-before', { before: first })];
  if (first === last) return [speech.say('supplement-hours', { span: first })];
  return [speech.say('supplement-hours-sides', { before: first, after: last })];
}

function span(speech: Speech, [from, to]: readonly [number, number]): string {
  return from === to ? speech.plain('span-hours', { hours: from }) : speech.plain('span-hours-range', { from, to });
}

/** The day: every medicine at its time, and when magnesium fits; or that no time does. */
export function dayText(speech: Speech, day: Timetable, mustAskFirst: boolean): Html {
  const [first] = day.windows;
  if (first === undefined) return speech.say('day-none');
  const lines = day.intakes.flatMap(({ id, moments }) =>
    moments.map((moment) =>
      speech.say('day-medicine', {
        name: capitalised(medicineName(speech, id)),
        time: clock(speech, MINUTES_OF[moment]),
        moment: speech.plain(`moment-${moment}`),
      }),
    ),
  );
  const times = day.windows.map(({ from, to }) =>
    from === to
      ? speech.plain('day-at', { from: clock(speech, from) })
      : speech.plain('day-between', { from: clock(speech, from), to: clock(speech, to) }),
  );
  const moments = day.moments.map((moment) => speech.plain(`moment-${moment}`));
  const usual = [...new Set(day.intakes.flatMap((intake) => intake.moments))].map((each) => MINUTES_OF[each]);
  return html`${[
    speech.say('day-title'),
    ...lines,
    speech.say('day-magnesium', { times: listOf(speech, times) }),
    ...(moments.length === 0 ? [] : [speech.say('day-moments', { moments: listOf(speech, moments) })]),
    speech.say('day-assumed', {
      time: listOf(
        speech,
        usual.map((minutes) => clock(speech, minutes)),
      ),
    }),
    ...(mustAskFirst ? [speech.say('day-ask-first')] : []),
  ]}`;
}

/** True when a doctor or pharmacist goes before the day's hours of one of these. */
export function mustAskFirst(medicines: readonly Pick<MedicineAdvice, 'rule'>[]): boolean {
  return medicines.some(({ rule }) => ASK_FIRST.includes(rule));
}

/** The answer to "may I take magnesium with ...?". */
export function phraseMedicineFacts(speech: Speech, view: Facts): Phrased {
  const { medicines, unclear, unrecognised, day, isBlocked } = view;
  const parts = [
    speech.say('medicine-title'),
    ...(isBlocked ? [speech.say('medicine-held')] : []),
    ...medicines.map((medicine) => medicineText(speech, medicine)),
    ...unclear.map((ids) => speech.say('medicine-unclear', { names: namesOf(speech, ids) })),
    ...(unrecognised > 0 ? [speech.say('medicine-not-known')] : []),
    ...(day === null ? [] : [dayText(speech, day, mustAskFirst(medicines))]),
    html`${[...(isBlocked ? [] : [speech.say('medicine-general')]), speech.say('medicine-never-stop')]}`,
    ...sourceLine(speech, medicines),
  ];
  return { text: paragraphs(parts), buttons: [] };
}

function medicineText(speech: Speech, medicine: Facts['medicines'][number]): Html {
  const name = capitalised(medicineName(speech, medicine.id));
  const ask = speech.words.medicines.groups[medicine.id]?.ask;
  return html`${[
    speech.say(medicine.match === 'exact' ? 'medicine-line' : 'medicine-line-close', { name }),
    adviceText(speech, medicine, true),
    ...(ask === undefined ? [] : [speech.say('medicine-group-ask', { ask })]),
  ]}`;
}

function sourceLine(speech: Speech, medicines: Facts['medicines']): readonly Html[] {
  const ids = [...new Set(medicines.flatMap(({ sources }) => sources))];
  const titles = ids.flatMap((id) => speech.knowledge.sources.get(id)?.title ?? []);
  return titles.length === 0 ? [] : [html`<i>${speech.say('medicine-source', { names: titles.join('; ') })}</i>`];
}

function namesOf(speech: Speech, ids: readonly string[]): string {
  return listOf(
    speech,
    ids.map((id) => medicineName(speech, id)),
  );
}

function listOf(speech: Speech, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : speech.plain('day-or', { first: names.slice(0, -1).join(', '), last });
}

/** "11.00" in Dutch, "11:00" in English. */
function clock(speech: Speech, minutes: number): string {
  const mark = speech.words.language === 'nl' ? '.' : ':';
  return `${Math.floor(minutes / 60)}${mark}${String(minutes % 60).padStart(2, '0')}`;
}
