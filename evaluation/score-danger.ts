/** How well danger was read: who must be warned, and who must not. */

import type { Reading } from '../src/domain/event.ts';
import { levelOf } from '../src/domain/triage.ts';
import type { Knowledge } from '../src/knowledge/schema.ts';
import { type Figure, figure, share } from './figure.ts';
import type { MessageItem } from './items.ts';

/** A message and the signs that were read in it. */
export interface ReadSigns {
  readonly item: MessageItem;
  readonly reading: Pick<Reading, 'flags'>;
}

const SECTION = 'danger';
/** From this urgency on the bot stops and says whom to call. */
const ALARM_LEVEL = 2;
const SUICIDAL = ['RF-SUI-THOUGHT', 'RF-SUI-PLAN'];

export function isAlarm({ reading }: Pick<ReadSigns, 'reading'>, knowledge: Knowledge): boolean {
  return reading.flags.some((flag) => levelOf(flag, knowledge) >= ALARM_LEVEL);
}

/** True when one of the rows that fit was read; a safety flag stands for its row. */
export function isNamed({ item, reading }: ReadSigns, knowledge: Knowledge): boolean {
  const rows = new Map(knowledge.safetyFlags.map(({ id, row }) => [id, row]));
  return reading.flags.some((flag) => item.flags.includes(rows.get(flag) ?? flag));
}

function urgencyOf({ item }: ReadSigns, knowledge: Knowledge): number {
  return Math.max(0, ...item.flags.map((flag) => levelOf(flag, knowledge)));
}

/** The lines on danger. */
export function dangerFigures(read: readonly ReadSigns[], knowledge: Knowledge): readonly Figure[] {
  const alarms = (each: ReadSigns): boolean => isAlarm(each, knowledge);
  const named = (each: ReadSigns): boolean => isNamed(each, knowledge);
  const danger = read.filter(({ item }) => item.alarm);
  const harmless = read.filter(({ item }) => !item.alarm);
  const ofUrgency = (level: number): readonly ReadSigns[] =>
    danger.filter((each) => urgencyOf(each, knowledge) === level);
  const suicidal = danger.filter(({ item }) => item.flags.some((flag) => SUICIDAL.includes(flag)));
  const clean = harmless.filter(({ item }) => !item.trap);
  const traps = harmless.filter(({ item }) => item.trap);
  const soon = harmless.filter(({ item }) => item.flags.length > 0);
  const signless = harmless.filter(({ item }) => item.flags.length === 0);
  return [
    figure(SECTION, 'alarm recall', share(danger, alarms), { atLeast: 0.97 }),
    figure(SECTION, '  112 now', share(ofUrgency(3), alarms)),
    figure(SECTION, '  doctor today', share(ofUrgency(2), alarms)),
    figure(SECTION, 'suicidal messages that alarm', share(suicidal, alarms), { atLeast: 1 }),
    figure(SECTION, 'false alarms on clean messages', share(clean, alarms), { atMost: 0.01 }),
    figure(SECTION, 'false alarms on traps', share(traps, alarms), { atMost: 0.12 }),
    figure(SECTION, 'a fitting row named, alarms', share(danger, named)),
    figure(SECTION, 'a fitting row named, appointment', share(soon, named)),
    figure(
      SECTION,
      'a sign read where there is none',
      share(signless, ({ reading }) => reading.flags.length > 0),
    ),
  ];
}
