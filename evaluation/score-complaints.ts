/** How well the complaints of messages were read: which, whose and when, how often, how bad, how long. */
import type { ComplaintMention } from '../src/domain/event.ts';
import { addUp, type Figure, type Found, f1, figure, precision, recall, type Share, share } from './figure.ts';
import { VARIETIES, type Variety, varietyOf } from './items.ts';
import type { ReadMessage } from './reader.ts';

const SECTION = 'complaints';
const SCALES = ['frequency', 'bother', 'duration'] as const;

type Gold = ReadMessage['item']['complaints'][number];

/** The complaints that are the writer's own, now. */
function presentOf(complaints: readonly { readonly id: string; readonly is: string }[]): ReadonlySet<string> {
  return new Set(complaints.filter((each) => each.is === 'present').map(({ id }) => id));
}

function readPresent({ reading }: ReadMessage): ReadonlyMap<string, ComplaintMention> {
  const present = reading.complaints.filter((each) => each.is === 'present');
  return new Map(present.map((each) => [each.complaint, each]));
}

/** Present complaints right, invented and missed, by complaint. */
export function foundByComplaint(read: readonly ReadMessage[]): ReadonlyMap<string, Found> {
  const byComplaint = new Map<string, Found>();
  const count = (complaint: string, one: Partial<Found>): void => {
    const before = byComplaint.get(complaint) ?? { right: 0, invented: 0, missed: 0 };
    byComplaint.set(complaint, addUp([before, { right: 0, invented: 0, missed: 0, ...one }]));
  };
  for (const each of read) {
    const gold = presentOf(each.item.complaints);
    const got = readPresent(each);
    for (const complaint of gold) count(complaint, got.has(complaint) ? { right: 1 } : { missed: 1 });
    for (const complaint of got.keys()) if (!gold.has(complaint)) count(complaint, { invented: 1 });
  }
  return byComplaint;
}

export function ofVariety(read: readonly ReadMessage[], variety: Variety): readonly ReadMessage[] {
  return read.filter(({ item }) => varietyOf(item) === variety);
}

interface Labelled {
  readonly each: ReadMessage;
  readonly gold: Gold;
}

/** Complaints that are spoken of and not the writer's own, now; not those that are both. */
function notOwn(read: readonly ReadMessage[]): readonly Labelled[] {
  return read.flatMap((each) => {
    const present = presentOf(each.item.complaints);
    return each.item.complaints
      .filter(({ id, is }) => is !== 'present' && !present.has(id))
      .map((gold) => ({ each, gold }));
  });
}

/** Of complaints spoken of in these ways, how many are read as present. */
export function filledIn(read: readonly ReadMessage[], ways: readonly Gold['is'][]): Share {
  const spoken = notOwn(read).filter(({ gold }) => ways.includes(gold.is));
  return share(spoken, ({ each, gold }) => readPresent(each).has(gold.id));
}

/** Present complaints of which the text says this, and for how many it is read as the text says it; a missed complaint counts as wrong. */
export function scaleRight(read: readonly ReadMessage[], scale: (typeof SCALES)[number]): Share {
  const said = read.flatMap((each) =>
    each.item.complaints
      .filter((gold) => gold.is === 'present' && gold[scale] !== undefined)
      .map((gold) => ({ each, gold })),
  );
  return share(said, ({ each, gold }) => readPresent(each).get(gold.id)?.[scale] === gold[scale]);
}

/** Present complaints that were found and of which the text does not say this, and for how many something is read all the same. */
export function scaleInvented(read: readonly ReadMessage[], scale: (typeof SCALES)[number]): Share {
  const unsaid = read.flatMap((each) => {
    const got = readPresent(each);
    return each.item.complaints
      .filter((gold) => gold.is === 'present' && gold[scale] === undefined)
      .flatMap(({ id }) => got.get(id) ?? []);
  });
  return share(unsaid, (mention) => mention[scale] !== null);
}

/** The lines on complaints. */
export function complaintFigures(read: readonly ReadMessage[]): readonly Figure[] {
  const micro = (some: readonly ReadMessage[]): Found => addUp([...foundByComplaint(some).values()]);
  const line = (name: string, value: number | null, found: Found, target?: Figure['target']): Figure => ({
    section: SECTION,
    name,
    value,
    total: found.right + found.missed,
    ...(target === undefined ? {} : { target }),
  });
  const all = micro(read);
  const byVariety = VARIETIES.map((variety) => ({ variety, found: micro(ofVariety(read, variety)) }));
  const f1Of = (variety: Variety): number | null => f1(micro(ofVariety(read, variety)));
  const [nl, be] = [f1Of('nl'), f1Of('be')];
  return [
    line('micro precision', precision(all), all),
    line('micro recall', recall(all), all),
    line('micro F1', f1(all), all, { atLeast: 0.92 }),
    ...byVariety.map(({ variety, found }) => line(`micro F1 ${variety}`, f1(found), found)),
    line('F1 nl above be', nl === null || be === null ? null : nl - be, micro(ofVariety(read, 'be')), { atMost: 0.04 }),
    figure(SECTION, "denied, past, others' filled in", filledIn(read, ['denied', 'past', 'other']), { atMost: 0.04 }),
    ...(['denied', 'past', 'other', 'wondering'] as const).map((is) =>
      figure(SECTION, `  ${is} filled in`, filledIn(read, [is])),
    ),
    ...(['denied', 'past', 'other', 'wondering'] as const).map((is) =>
      figure(
        SECTION,
        `  ${is} read as ${is}`,
        share(
          notOwn(read).filter(({ gold }) => gold.is === is),
          ({ each, gold }) => each.reading.complaints.some((one) => one.complaint === gold.id && one.is === is),
        ),
      ),
    ),
    ...SCALES.flatMap((scale) => [
      figure(SECTION, `${scale} right`, scaleRight(read, scale), scale === 'frequency' ? { atLeast: 0.88 } : undefined),
      figure(SECTION, `  ${scale} read where none is said`, scaleInvented(read, scale)),
    ]),
  ];
}
