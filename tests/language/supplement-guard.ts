/** What must hold of every supplement part, for random people. Run by itself: `node tests/language/supplement-guard.ts 1000000`. */
import { pathToFileURL } from 'node:url';
import type { Language } from '../../src/domain/state.ts';
import type { Result } from '../../src/domain/view.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { Chance } from '../domain/random-answers.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { randomResult } from './random-result.ts';
import { shownText } from './telegram-html.ts';

const allWords = words();
const phrase = createPhrase(allWords, knowledge);
const PARTS = ['supplement', 'forms', 'chooser'] as const;
const MOST_PAGES = 16;

/** Nothing but a "take none", and no amount, time or choice that reads as leave to take some. */
const ENCOURAGES: Readonly<Record<Language, RegExp>> = {
  nl: /kun je een supplement overwegen|voor iedereen hetzelfde|Zo passen ze|Wat vind je het belangrijkst|Deze soorten passen|Soorten vergelijken|uur tussen dit medicijn|Neem dit medicijn [^.]*(?:vóór|na) magnesium/,
  en: /can consider a supplement|the same for everybody|How they fit in one day|What matters most|These kinds go with|Compare kinds|hours? between this medicine|Take this medicine [^.]*(?:before|after) magnesium/,
};

export function textOf(result: Result, part: (typeof PARTS)[number], language: Language): string {
  const pages: string[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const [message] = phrase([{ kind: 'result', run: 1, isNew: false, part, page, result }], language, 'tap');
    const text = `${shownText(message?.html ?? '')}\n${(message?.buttons ?? [])
      .flat()
      .map(({ text: label }) => label)
      .join('\n')}`;
    if (part !== 'chooser' && pages.at(-1) === text) break;
    pages.push(text);
  }
  return pages.join('\n');
}

/** What is wrong with the supplement part of this result, in one language. */
export function faultsOf(result: Result, language: Language, say = textOf): readonly string[] {
  const { status, reasons, alreadyMg, medicines } = result.supplement;
  const text = say(result, 'supplement', language);
  const faults: string[] = [];
  if (status === 'blocked' || status === 'food_only') {
    const all = [text, say(result, 'forms', language), say(result, 'chooser', language)].join('\n');
    const found = ENCOURAGES[language].exec(all);
    // Somebody who takes some already and may not add to it still has to keep it apart from a medicine.
    const isSpacing = status === 'food_only' && (alreadyMg ?? 0) > 0;
    if (found !== null && !isSpacing) faults.push(`${status}, and says "${found[0]}"`);
  }
  const amounts = [...text.replaceAll(/100 m(?:g|illigram)/g, '').matchAll(/(\d[\d.,]*) m(?:g|illigram)/g)].map(
    ([, mg]) => Number(mg),
  );
  const most = Math.max(knowledge.scoring.supplementUpperMg, alreadyMg ?? 0);
  // What trials gave is told of the trials, further down.
  const own = text.split(/Wat onderzoek zegt|What studies say/)[0] ?? '';
  for (const mg of amounts) if (mg > most && new RegExp(`\\b${mg} m`).test(own)) faults.push(`names ${mg} mg`);
  for (const { id, kind } of reasons) {
    if (kind === 'medicine' || kind === 'medicine-group') {
      const name = allWords[language].medicines.groups[id]?.name ?? allWords[language].medicines.medicines[id];
      if (name !== undefined && !text.toLowerCase().includes(name.toLowerCase())) faults.push(`does not name ${id}`);
    }
    if (kind === 'condition') {
      const rule = allWords[language].conditions[id]?.rule ?? '';
      const isSaid = text.includes(shownText(rule).trim()) || id === 'ALREADY_MG';
      if (!isSaid) faults.push(`does not give the reason ${id}`);
    }
  }
  for (const { id } of medicines) {
    const name = allWords[language].medicines.groups[id]?.name ?? allWords[language].medicines.medicines[id];
    if (name !== undefined && !text.toLowerCase().includes(name.toLowerCase())) faults.push(`says nothing of ${id}`);
  }
  return faults;
}

/** Tries so many random people; returns how many of each status there were, and the first faults. */
export function guard(
  count: number,
  seed: number,
): { readonly statuses: Record<string, number>; readonly faults: readonly string[] } {
  const chance = new Chance(seed);
  const statuses: Record<string, number> = {};
  const faults: string[] = [];
  for (let done = 0; done < count; ) {
    const result = randomResult(chance);
    if (result === null) continue;
    done += 1;
    statuses[result.supplement.status] = (statuses[result.supplement.status] ?? 0) + 1;
    const language = chance.happens(0.5) ? 'nl' : 'en';
    faults.push(...faultsOf(result, language).map((fault) => `${language}: ${fault}`));
    if (faults.length > 20) break;
  }
  return { statuses, faults };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { statuses, faults } = guard(Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 1));
  console.log(JSON.stringify(statuses));
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
