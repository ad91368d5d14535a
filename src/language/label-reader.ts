/** What the text of one or more labels comes to: mg of magnesium itself a day, or a question. Never a guess. */
import type { LabelReading } from '../domain/event.ts';
import type { Language } from '../domain/state.ts';
import type { Knowledge, Words } from '../knowledge/schema.ts';
import { type Keep, makeAnew } from './keep.ts';
import { Doubt, isOfDayPart, piecesADay } from './label-counts.ts';
import { createTokenise, type Kind, labelTables, type Token, type Tokenise } from './label-tokens.ts';

export type ReadLabel = (text: string, language: Language) => LabelReading;

/** Of a mass: magnesium itself, a salt with a known share, none of magnesium, no word beside it, or not to be told. */
type Mass =
  | { readonly of: 'magnesium' | 'other' | 'bare' | 'unsure'; readonly mg: number; readonly at: number }
  | { readonly of: 'salt'; readonly mg: number; readonly at: number; readonly share: number };

const MOST_MG = 5000;
const MG_PER_MMOL = 24.305;
/** A salt and the magnesium in it differ no more than rounding does. */
const ROUNDING = 0.12;

/** @param words of all languages; a label in the other language than the chat's is read too */
export function createLabelReader(
  words: { readonly nl: Words; readonly en: Words },
  knowledge: Knowledge,
  keep: Keep = makeAnew,
): ReadLabel {
  const languages = [words.nl, words.en];
  const tables = keep('labels', () => ({
    nl: labelTables(words.nl, languages, knowledge),
    en: labelTables(words.en, languages, knowledge),
  }));
  const tokenise: Readonly<Record<Language, Tokenise>> = {
    nl: createTokenise(tables.nl),
    en: createTokenise(tables.en),
  };
  return (text, language) => {
    const other = language === 'nl' ? 'en' : 'nl';
    const [own, others] = [tokenise[language](text), tokenise[other](text)];
    return reckon(unknownIn(others) < unknownIn(own) ? others : own);
  };
}

function unknownIn(tokens: readonly Token[]): number {
  return tokens.filter(({ kind }) => kind === 'word').length;
}

function reckon(tokens: readonly Token[]): LabelReading {
  if (tokens.some(({ kinds }) => kinds.has('notDaily'))) return { is: 'ask', why: 'daily' };
  const products: number[] = [];
  const parts = partsOf(tokens);
  // "200 mg magnesium and 10 mg": of what?
  const isBare = (part: readonly Token[]): boolean => massesOf(part).every(({ of }) => of === 'bare');
  if (parts.some(isBare) && !parts.every(isBare)) return { is: 'ask', why: 'amount' };
  for (const part of parts) {
    const mg = productMg(part);
    if (mg instanceof Doubt) return { is: 'ask', why: mg.why };
    if (mg !== null) products.push(mg);
  }
  const mg = Math.round(products.reduce((sum, each) => sum + each, 0));
  if (products.length === 0 || mg === 0 || mg > MOST_MG) return { is: 'ask', why: 'amount' };
  return { is: 'amount', mg, products: products.map(Math.round) };
}

/** One product each: cut at "and", at marks, and joined again where a part holds no mass or tells more of the one before. */
function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: { tokens: Token[]; isAdded: boolean }[] = [{ tokens: [], isAdded: true }];
  let depth = 0;
  for (const token of tokens) {
    depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0;
    const isStrong = token.kinds.has('and') || ['+', '&', ';', '\n'].includes(token.text);
    // What stands in brackets tells of what stands before them.
    if (depth > 0 || (!isStrong && token.text !== ',' && token.text !== '.')) parts.at(-1)?.tokens.push(token);
    else if (parts.at(-1)?.tokens.length === 0) continue;
    else parts.push({ tokens: [], isAdded: isStrong });
  }
  const merged: Token[][] = [];
  let waiting: Token[] = [];
  let before: Token[] | null = null;
  for (const part of parts) {
    const masses = massesOf(part.tokens);
    const counting = masses.filter(({ of }) => of !== 'other');
    if (masses.length > 0 && counting.length === 0) continue;
    if (masses.length === 0 && before === null) {
      waiting.push(...part.tokens);
      continue;
    }
    const isMore =
      before !== null &&
      (masses.length === 0 ||
        part.tokens[0]?.kinds.has('ofWhich') === true ||
        (!part.isAdded && !(isOfDayPart(part.tokens) && isOfDayPart(before))));
    if (isMore && before !== null) {
      const isSame = masses.length === 0 || part.tokens[0]?.kinds.has('ofWhich') === true;
      before.push(isSame ? comma : unsureComma, ...part.tokens);
    } else {
      before = [...waiting, ...(waiting.length > 0 ? [comma] : []), ...part.tokens];
      waiting = [];
      merged.push(before);
    }
  }
  return merged.length === 0 ? [waiting] : merged;
}

const comma: Token = { kind: 'mark', kinds: new Set(['mark']), text: ',', value: null };
/** Behind it may stand the same product once more, or another. */
const unsureComma: Token = { ...comma, text: ',?' };

/** mg a day of one product; null where nothing of magnesium is weighed. */
function productMg(tokens: readonly Token[]): number | Doubt | null {
  const masses = massesOf(tokens);
  // "per 100 g"
  const isPer = (at: number): boolean => tokens[at - 1]?.kinds.has('per') === true || tokens[at - 1]?.text === '/';
  if (masses.some(({ at }) => isPer(at))) return new Doubt('count');
  const mass = theMass(masses, tokens);
  if (mass === null || mass instanceof Doubt) return mass;
  const pieces = piecesADay(tokens, mass.at);
  return pieces instanceof Doubt ? pieces : mass.mg * pieces;
}

/** The magnesium itself where it is told; else the share of a salt. */
function theMass(masses: readonly Mass[], tokens: readonly Token[]): { mg: number; at: number } | Doubt | null {
  const of = (kind: Mass['of']) => masses.filter((mass) => mass.of === kind);
  const [magnesium, ...more] = of('magnesium');
  const salts = masses.filter((mass) => mass.of === 'salt');
  if (magnesium !== undefined) {
    if (more.some(({ mg }) => mg !== magnesium.mg)) return new Doubt('salt');
    const isOne = !tokens.includes(unsureComma);
    const isTold = tokens.some(({ kinds }) => kinds.has('ofWhich') || kinds.has('elemental') || kinds.has('as'));
    const isInMarks = tokens.some(({ text }) => text === '(' || text === '=');
    const isShare =
      salts.length > 0 &&
      salts.every(({ mg, share }) => Math.abs((mg * share) / 100 - magnesium.mg) <= ROUNDING * magnesium.mg);
    const isAlone = salts.length + of('unsure').length === 0 && isOne;
    if (isAlone || (isOne && (isTold || isInMarks))) return magnesium;
    return isShare && of('unsure').length === 0 ? magnesium : new Doubt('salt');
  }
  const percent = shareOnLabel(tokens);
  const weighed = [...salts, ...of('unsure')];
  if (weighed.length === 1 && percent !== null) {
    const [only] = weighed;
    return only === undefined ? null : { mg: (only.mg * percent) / 100, at: only.at };
  }
  const [salt] = salts;
  if (salt !== undefined && weighed.length === 1) return { mg: (salt.mg * salt.share) / 100, at: salt.at };
  if (weighed.length > 0) return new Doubt('salt');
  const [bare, ...others] = of('bare');
  // Named, but not beside the mass: what was weighed is not told.
  const isNamed = tokens.some(({ kinds }) => kinds.has('form') || kinds.has('others') || kinds.has('magnesium'));
  if (bare === undefined) return tokens.some(({ kinds }) => kinds.has('magnesium')) ? new Doubt('amount') : null;
  return others.length > 0 || isNamed ? new Doubt('salt') : bare;
}

/** "16 % magnesium". */
function shareOnLabel(tokens: readonly Token[]): number | null {
  const found = tokens.flatMap((token, at) => {
    const [mark, next] = [tokens[at + 1], tokens[at + 2]];
    const isShare =
      mark?.text === '%' && (next?.kinds.has('magnesium') === true || next?.kinds.has('elemental') === true);
    return token.kind === 'number' && isShare && token.value !== null ? [token.value] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function massesOf(tokens: readonly Token[]): readonly Mass[] {
  return tokens.flatMap((token, at): readonly Mass[] => {
    const unit = tokens[at + 1];
    if (token.kind !== 'number' || unit === undefined || token.text === '') return [];
    // "2 Mg 100 mg"
    const isNutrient = unit.text === 'mg' && tokens[at + 2]?.kind === 'number' && tokens[at + 3]?.kinds.has('mg');
    if (unit.kinds.has('mmol')) return [{ of: 'magnesium', mg: (token.value ?? 0) * MG_PER_MMOL, at }];
    if (unit.kinds.has('others')) return [{ of: 'other', mg: 0, at }];
    const factor = unit.kinds.has('mg') && !isNutrient ? 1 : unit.kinds.has('gram') ? 1000 : 0;
    if (factor === 0) return [];
    if (token.value === null) return [{ of: 'unsure', mg: 0, at }];
    return [massBeside(tokens, at, token.value * factor)];
  });
}

const STEPS_RIGHT: readonly Kind[] = ['elemental', 'each', 'pieces', 'articles'];
const STEPS_LEFT: readonly Kind[] = ['elemental', 'contains', 'each', 'pieces', 'ofWhich', 'articles', 'as'];

/** What is weighed, by the words right beside: "400 mg magnesiumcitraat", "magnesium (als citraat) 150 mg". */
function massBeside(tokens: readonly Token[], at: number, mg: number): Mass {
  const right = rightOf(tokens, at + 2);
  const left = leftOf(tokens, at - 1);
  const isAnothers = right !== null && isBeforeMass(tokens, right.at);
  const label = right !== null && !(isAnothers && left !== null) ? right.token : null;
  if (label === null) {
    if (left === null) return { of: isElementalAt(tokens, at) ? 'magnesium' : 'bare', mg, at };
    if (left.token.kinds.has('others')) return { of: 'other', mg, at };
    return { of: left.token.kinds.has('magnesium') ? 'magnesium' : 'unsure', mg, at };
  }
  const form = tokens[(right?.at ?? 0) + 1];
  // "magnesium dimalate": a salt, though no table has it.
  if (label.kinds.has('magnesium') && form?.kinds.has('form') === true) return massOf(form, mg, at);
  if (label.kinds.has('others'))
    return { of: left?.token.kinds.has('magnesium') === true ? 'unsure' : 'other', mg, at };
  if (label.kinds.has('magnesium')) return { of: 'magnesium', mg, at };
  if (left?.token.kinds.has('magnesium') === true) return { of: 'unsure', mg, at };
  return massOf(label, mg, at);
}

function massOf(form: Token, mg: number, at: number): Mass {
  return form.value === null ? { of: 'unsure', mg, at } : { of: 'salt', mg, at, share: form.value };
}

function isElementalAt(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kinds.has('elemental') === true || tokens[at + 2]?.kinds.has('elemental') === true;
}

function isLabel(token: Token): boolean {
  return token.kinds.has('magnesium') || token.kinds.has('form') || token.kinds.has('others');
}

interface Found {
  readonly token: Token;
  readonly at: number;
}

function rightOf(tokens: readonly Token[], from: number): Found | null {
  for (let at = from; at < tokens.length && at < from + 3; at += 1) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (isLabel(token)) return { token, at };
    if (!STEPS_RIGHT.some((kind) => token.kinds.has(kind))) return null;
  }
  return null;
}

function isBeforeMass(tokens: readonly Token[], label: number): boolean {
  // "vitamine D 5 mcg"
  const number = label + (tokens[label + 1]?.kind === 'word' ? 2 : 1);
  const next = tokens[number]?.kind === 'number' ? tokens[number + 1] : undefined;
  return next !== undefined && (next.kinds.has('mg') || next.kinds.has('gram') || next.kinds.has('others'));
}

/** Over what stands in brackets: it says which form the magnesium before it has. */
function leftOf(tokens: readonly Token[], from: number): Found | null {
  for (let at = from; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.text === ')') {
      at = tokens.slice(0, at).findLastIndex(({ text }) => text === '(');
      if (at < 0) return null;
      continue;
    }
    if (isLabel(token)) {
      const isForm = token.kinds.has('form') && tokens[at - 1]?.kinds.has('as') === true;
      const before = tokens[at - 2];
      return isForm && before?.kinds.has('magnesium') === true ? { token: before, at: at - 2 } : { token, at };
    }
    // "Mg 100 mg"
    if (token.text === 'mg' && at === from && tokens[at - 1]?.kind !== 'number') return { token: nutrient, at };
    // "vitamine C 80 mg"
    const isLetter = token.text.length === 1 && tokens[at - 1]?.kinds.has('others') === true;
    const isStep =
      isLetter || token.text === ':' || token.text === '=' || STEPS_LEFT.some((kind) => token.kinds.has(kind));
    if (!isStep) return null;
  }
  return null;
}

const nutrient: Token = { kind: 'magnesium', kinds: new Set(['magnesium']), text: 'mg', value: null };
