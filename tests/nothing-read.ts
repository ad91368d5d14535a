import type { Reading } from '../src/domain/event.ts';

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
  options: {},
  flags: [],
  medicines: [],
  medicineQuestion: null,
  label: null,
  unrecognised: 0,
  complaints: [],
  conditions: [],
  foods: [],
  foodQuestion: null,
  intent: 'answer',
  foreign: null,
  isQuestion: false,
  topic: { id: null, isSure: false, near: [] },
};
