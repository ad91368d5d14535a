/** How often a day something on a label is taken, from the numbers beside it; a doubt where that cannot be told. */
import type { LabelDoubt } from '../domain/event.ts';
import type { Kind, Token } from './label-tokens.ts';

/** More of a day is not believed; a pack holds more than so many pieces, and nobody takes between. */
const MOST_A_DAY = 8;
const LEAST_IN_PACK = 25;

export class Doubt {
  readonly why: LabelDoubt;
  constructor(why: LabelDoubt) {
    this.why = why;
  }
}

export function isOfDayPart(tokens: readonly Token[]): boolean {
  return tokens.some(({ kinds }) => kinds.has('dayParts'));
}

/** How often a day what is weighed at `mass` is taken. */
export function piecesADay(tokens: readonly Token[], mass: number): number | Doubt {
  const has = (kind: Kind) => tokens.some(({ kinds }) => kinds.has(kind));
  if (tokens.some((token, at) => token.text === '-' && isNumber(tokens[at - 1]) && isNumber(tokens[at + 1]))) {
    return new Doubt('count');
  }
  let basis: number | null = tokens.some((token, at) => isOne(tokens, token, at)) ? 1 : null;
  let volume: number | null = null;
  let drunk: number | null = null;
  let daily: number | null = null;
  let times = 1;
  const each: { count: number; isTied: boolean }[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'number') continue;
    const count = token.value;
    const role = roleOf(tokens, at, mass);
    if (role === 'none') continue;
    if (count === null || count <= 0) return new Doubt('count');
    if (role === 'basis') basis = count;
    else if (role === 'volume-basis') volume = count;
    else if (role === 'volume') drunk = count;
    else if (role === 'daily') daily = count;
    else if (role === 'times') times *= count;
    else if (role === 'unknown') return new Doubt('count');
    else each.push({ count, isTied: role === 'each' });
  }
  if (volume !== null || drunk !== null) return volume !== null && drunk !== null ? drunk / volume : new Doubt('count');
  if (has('dailyDoses')) return 1;
  const counted = each.filter(({ count }) => count < LEAST_IN_PACK);
  if (has('servings')) basis = counted.length === 1 ? (counted[0]?.count ?? 1) : (basis ?? 1);
  else if (basis === null) {
    if (counted.length > 1 && daily === null) {
      return isOfDayPart(tokens)
        ? believed(counted.reduce((sum, { count }) => sum + count, 0) * times)
        : new Doubt('count');
    }
    // "2 tabletten 400 mg": each, or both together?
    if (counted.some(({ count, isTied }) => count > 1 && !isTied && daily === null)) return new Doubt('count');
    const product = counted.reduce((all, { count }) => all * count, 1);
    if (daily !== null && product !== 1 && product !== daily) return new Doubt('count');
    return believed((daily ?? product) * times);
  }
  const [taken] = has('servings') ? [] : counted;
  return believed(((daily ?? taken?.count ?? basis) / basis) * times);
}

function believed(pieces: number): number | Doubt {
  return pieces > MOST_A_DAY ? new Doubt('count') : pieces;
}

function isNumber(token: Token | undefined): boolean {
  return token?.kind === 'number';
}

/** "per tablet", "/ capsule". */
function isOne(tokens: readonly Token[], token: Token, at: number): boolean {
  const isPer = token.kinds.has('per') || token.text === '/';
  return isPer && tokens[at + 1]?.kinds.has('pieces') === true;
}

type Role = 'basis' | 'volume-basis' | 'volume' | 'daily' | 'times' | 'each' | 'pieces' | 'unknown' | 'none';

function roleOf(tokens: readonly Token[], at: number, mass: number): Role {
  const next = (steps: number): Token | undefined => tokens[at + steps];
  const is = (token: Token | undefined, ...kinds: readonly Kind[]) => kinds.some((kind) => token?.kinds.has(kind));
  const before = tokens[at - 1];
  if (is(next(1), 'mg', 'gram', 'mmol', 'others') || next(1)?.text === '%') return 'none';
  // The letter and number of a vitamin, and an article that counts nothing.
  if (tokens[at - 2]?.kinds.has('others') === true && before?.kind === 'word') return 'none';
  const isPer = is(before, 'per') || before?.text === '/';
  const holds = tokens.slice(at + 1, mass).some((token) => token.kinds.has('contains'));
  if (is(next(1), 'volume')) return isPer || holds ? 'volume-basis' : 'volume';
  if (is(next(1), 'times')) return isNumber(next(2)) && at + 2 === mass ? 'each' : 'times';
  if (is(next(1), 'daily'))
    return ['once', 'twice'].includes(tokens[at]?.text ?? '') || isTimesWord(tokens[at]) ? 'times' : 'daily';
  if (isTimesWord(tokens[at])) return 'times';
  if (at + 1 === mass) return 'each';
  const steps = is(next(1), 'articles', 'magnesium') ? 2 : 1;
  if (is(next(steps), 'pieces')) {
    // "hoeveel zit er in 2 tabletten van 400 mg"
    const isEach = is(next(steps + 1), 'each');
    if (isPer && !isEach) return 'basis';
    if (is(next(steps + 1), 'daily') || is(before, 'taken')) return 'daily';
    if (at < mass && holds) return 'basis';
    const isTied = isEach || tokens.slice(mass).some((token, later) => later > 2 && token.kinds.has('each'));
    return isTied ? 'each' : 'pieces';
  }
  if (is(before, 'taken')) return 'daily';
  return is(tokens[at], 'articles') ? 'none' : 'unknown';
}

/** "tweemaal", "twice": a count of times in one word, which no piece follows. */
function isTimesWord(token: Token | undefined): boolean {
  return token !== undefined && /maal$|^(?:once|twice|thrice)$/.test(token.text);
}
