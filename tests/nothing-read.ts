import type { Judged, Reading } from '../src/domain/event.ts';
import { numbersAsRead } from '../src/language/judge-number.ts';

/** A text that means nothing to the bot. */
export const NOTHING_READ: Reading = {
  command: null,
  yesNo: null,
  isUnknown: false,
  isNone: false,
  number: null,
  magnesiumMg: null,
  frequency: null,
  bother: null,
  judged: { frequency: null, bother: null, none: null, sex: null, age: null, count: null, amount: null },
  options: {},
  flags: [],
  medicines: [],
  notTaken: [],
  medicineQuestion: null,
  label: null,
  unrecognised: 0,
  complaints: [],
  conditions: [],
  toldAge: null,
  foods: [],
  foodQuestion: null,
  intent: 'answer',
  foreign: null,
  isQuestion: false,
  asks: false,
  topic: { id: null, isSure: false, near: [] },
};

/** A text that means this and nothing else; on the scales that are learned it says what its parts say. */
export function reading(parts: Partial<Reading>): Reading {
  const { isUnknown = false, isNone = false, yesNo = null, number = null } = parts;
  const onScale = (level: number | null | undefined): string | null => {
    if (isUnknown) return 'unknown';
    if (level !== null && level !== undefined) return String(level);
    return isNone || yesNo === 'no' ? '0' : null;
  };
  const days = number === null || number.to > 7 ? null : number.from;
  const ofDays = days === null ? null : ([0, 2, 2, 3, 3, 3, 4, 4][days] ?? null);
  const judged: Judged = {
    frequency: parts.options?.['frequency']?.[0] ?? onScale(parts.frequency ?? ofDays),
    bother: parts.options?.['bother']?.[0] ?? onScale(parts.bother),
    none: isUnknown ? 'unknown' : isNone || yesNo === 'no' ? 'none' : null,
    sex: isUnknown ? 'unknown' : null,
    ...numbersAsRead({ ...NOTHING_READ, ...parts }),
  };
  return { ...NOTHING_READ, judged, ...parts };
}
