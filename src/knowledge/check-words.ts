import type { KnowledgeFiles } from './files.ts';
import { type FactEntries, type PartialWords, WORD_FILES } from './load.ts';
import type { Path } from './problem.ts';

/** Questions whose id follows from no fact, and the options of those that are no rows of a table. */
const PLAIN_QUESTIONS = [
  'age',
  'sex',
  'sex-older',
  'other-complaints',
  'medicines',
  'acid-blocker-time',
  'magnesium-now',
  'food-offer',
  'diet',
  'allergies',
  'food-limits',
  'food-dislikes',
  'food-often',
];
const PLAIN_LABELS: Readonly<Record<string, readonly string[]>> = {
  frequency: ['0', '1', '2', '3', '4'],
  bother: ['0', '1', '2', '3'],
  'acid-blocker-time': ['under-year', 'year-or-more'],
  'food-offer': ['now', 'later'],
  'magnesium-now': ['none'],
  'food-plan': ['next', 'light', 'usual', 'why', 'preferences', 'picture', 'swap', 'copy', 'rich'],
  'food-limits': ['lactose-free', 'low-fodmap', 'kidney-stones', 'kidney-disease'],
};
/** "Shellfish" names two of the allergies, and whoever types it means both. */
const MAY_NAME_SEVERAL = 'allergy';
/** The screen that is asked as one question: "no", or one of its flags. */
const MIND_SCREEN = 'safety-mind';

/** A word that people type, the entry it stands for, and its place in the file. */
interface Typed {
  readonly word: string;
  readonly id: string;
  readonly path: Path;
}

/** Checks one language against the facts: nothing missing, nothing left over, no typed word with two meanings. */
export function checkWords(facts: FactEntries, words: PartialWords, files: KnowledgeFiles): void {
  const file = (part: keyof typeof WORD_FILES) => `languages/${words.language}/${WORD_FILES[part].file}`;
  const idsOf = (entries: readonly { readonly value: { readonly id: string } }[]) =>
    entries.map(({ value }) => value.id);
  /** `below`: where in the file the ids are keys. */
  const complete = (part: keyof typeof WORD_FILES, below: Path, have: object | undefined, need: Iterable<string>) => {
    if (!have) return;
    const needed = new Set(need);
    for (const id of needed) {
      if (!Object.hasOwn(have, id))
        files.report(file(part), below, `no words for "${id}"`, 'add an entry with this key');
    }
    for (const id of Object.keys(have)) {
      if (!needed.has(id))
        files.report(
          file(part),
          [...below, id],
          `words for "${id}", which no fact has`,
          'remove the entry or correct its key',
        );
    }
  };

  const [questionnaire] = facts.questionnaire;
  const [screener] = facts.screener;
  const complaints = facts.complaints.map(({ value }) => value);
  complete('complaints', [], words.complaints, idsOf(facts.complaints));
  complete('safetyFlags', [], words.safetyFlags, idsOf(facts.safetyFlags));
  complete('redFlags', [], words.redFlags, idsOf(facts.redFlags));
  complete('conditions', [], words.conditions, idsOf(facts.conditions));
  complete(
    'lookAlikes',
    [],
    words.lookAlikes,
    complaints.flatMap(({ lookAlikes }) => lookAlikes),
  );
  complete(
    'tests',
    [],
    words.tests,
    complaints.flatMap(({ firstTests }) => firstTests),
  );
  complete('topics', [], words.topics, idsOf(facts.topics));
  complete('claims', [], words.claims, idsOf(facts.claims));
  complete('foods', ['foods'], words.foods?.foods, idsOf(facts.foods));
  complete(
    'foods',
    ['groups'],
    words.foods?.groups,
    facts.foods.map(({ value }) => value.group),
  );
  complete(
    'likes',
    ['groups'],
    words.likes?.groups,
    facts.foods.map(({ value }) => value.group),
  );
  complete(
    'foods',
    ['notes'],
    words.foods?.notes,
    facts.foods.flatMap(({ value }) => value.pregnancyNote ?? []),
  );
  complete('forms', [], words.forms, idsOf(facts.forms));
  complete('medicines', ['medicines'], words.medicines?.medicines, idsOf(facts.medicines));
  complete('medicines', ['groups'], words.medicines?.groups, idsOf(facts.medicineGroups));
  complete(
    'medicines',
    ['effects'],
    words.medicines?.effects,
    facts.medicines.map(({ value }) => value.effect),
  );
  complete(
    'medicines',
    ['actions'],
    words.medicines?.actions,
    [...facts.medicines, ...facts.medicineGroups, ...facts.conditions].map(({ value }) => value.action),
  );
  for (const { value } of facts.redFlags) {
    if (value.screen && words.redFlags?.[value.id] && !words.redFlags[value.id]?.button) {
      files.report(
        file('redFlags'),
        [value.id],
        'this sign is asked on a screen but has no button',
        'add a button of at most 40 characters',
      );
    }
  }

  if (questionnaire && screener) {
    const { ages, sexes, diets, allergies, safetyScreens, signScreens, conditionScreens } = questionnaire.value;
    const groups: Record<string, readonly string[]> = {
      ...PLAIN_LABELS,
      age: ages.map(({ id }) => id),
      sex: sexes.map(({ id }) => id),
      'sex-older': sexes.filter(({ pregnant }) => !pregnant).map(({ id }) => id),
      mind: [
        'no',
        ...facts.safetyFlags.filter(({ value }) => value.screen === MIND_SCREEN).map(({ value }) => value.id),
      ],
      diet: diets,
      allergy: allergies.map(({ id }) => id),
      ...Object.fromEntries(
        screener.value.questions.map(({ id, options }) => [id, options.map((option) => option.id)]),
      ),
    };
    complete('labels', [], words.labels, Object.keys(groups));
    for (const [group, options] of Object.entries(groups)) complete('labels', [group], words.labels?.[group], options);
    complete('questions', [], words.questions, [
      ...PLAIN_QUESTIONS,
      ...safetyScreens,
      ...signScreens,
      ...conditionScreens,
      ...screener.value.questions.map(({ id }) => id),
    ]);
  }

  type Entries = Readonly<Record<string, { readonly typed?: readonly string[] | undefined }>>;
  const unambiguous = (part: keyof typeof WORD_FILES, below: Path, entries: Entries | undefined) =>
    !(part === 'labels' && below[0] === MAY_NAME_SEVERAL) &&
    checkTyped(
      file(part),
      Object.entries(entries ?? {}).flatMap(([id, { typed }]) =>
        (typed ?? []).map((word, at) => ({ word, id, path: [...below, id, 'typed', at] })),
      ),
      files,
    );
  unambiguous('complaints', [], words.complaints);
  for (const [group, options] of Object.entries(words.labels ?? {})) unambiguous('labels', [group], options);
  unambiguous('conditions', [], words.conditions);
  unambiguous('safetyFlags', [], words.safetyFlags);
  unambiguous('redFlags', [], words.redFlags);
  unambiguous('forms', [], words.forms);
  unambiguous('foods', ['foods'], words.foods?.foods);
  checkTyped(
    file('writtenMedicines'),
    Object.entries(words.writtenMedicines?.groups ?? {}).flatMap(([id, typed]) =>
      typed.map((word, at) => ({ word, id, path: ['groups', id, at] })),
    ),
    files,
  );
  const names = Object.entries(words.medicines?.medicines ?? {});
  checkTyped(
    file('medicines'),
    names.map(([id, name]) => ({ word: name.toLowerCase(), id, path: ['medicines', id] })),
    files,
  );
  checkScales(words, files);
  checkKindsNamed(facts, words, files);
  checkDanger(facts, words, files);
}

/** A typed word stands for one entry of its list only, and is written in lower case. */
function checkTyped(file: string, entries: readonly Typed[], files: KnowledgeFiles): void {
  const owners = new Map<string, string>();
  for (const { word, id, path } of entries) {
    if (word !== word.toLowerCase())
      files.report(file, path, `typed word "${word}" has capitals`, 'write it in lower case');
    const owner = owners.get(normalised(word));
    if (owner === undefined) owners.set(normalised(word), id);
    else if (owner !== id) {
      files.report(file, path, `"${word}" is claimed by "${owner}" and "${id}"`, 'keep it at one of them');
    }
  }
}

/** As a reader compares words: without case, accents, dashes and double spaces. */
function normalised(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
}

function checkScales(words: PartialWords, files: KnowledgeFiles): void {
  const scales = { frequency: PLAIN_LABELS['frequency'], bother: PLAIN_LABELS['bother'] };
  for (const scale of ['frequency', 'bother'] as const) {
    for (const level of Object.keys(words.reading?.[scale] ?? {})) {
      if (scales[scale]?.includes(level)) continue;
      files.report(
        `languages/${words.language}/reading.yaml`,
        [scale, level],
        `"${level}" is no level of this scale`,
        `use ${scales[scale]?.join(', ')}`,
      );
    }
  }
}

/** Tables by kind of medicine name kinds that there are. */
function checkKindsNamed(facts: FactEntries, words: PartialWords, files: KnowledgeFiles): void {
  const written = words.writtenMedicines;
  if (!written) return;
  const kinds = new Set(facts.medicineGroups.map(({ value }) => value.id));
  const names = new Set([...kinds, ...facts.medicines.map(({ value }) => value.id)]);
  const report = (id: string, path: Path, known: ReadonlySet<string>) => {
    if (known.has(id)) return;
    files.report(
      `languages/${words.language}/${WORD_FILES.writtenMedicines.file}`,
      path,
      `unknown kind of medicine "${id}"`,
      'correct it, or add it to medicine-groups.yaml',
    );
  };
  for (const table of ['groups', 'purposes', 'deeds', 'kindsByForm'] as const) {
    for (const id of Object.keys(written[table])) report(id, [table, id], kinds);
  }
  for (const [id, { of }] of Object.entries(written.kindsByForm)) {
    of.forEach((each, at) => {
      report(each, ['kindsByForm', id, 'of', at], kinds);
    });
  }
  for (const id of Object.keys(written.listed)) report(id, ['listed', id], names);
}

function checkDanger(facts: FactEntries, words: PartialWords, files: KnowledgeFiles): void {
  const { danger } = words;
  if (!danger) return;
  const file = `languages/${words.language}/${WORD_FILES.danger.file}`;
  const rows = new Set([...facts.redFlags, ...facts.safetyFlags].map(({ value }) => value.id));
  const groups = new Set(Object.keys(danger.groups));
  const used = new Set<string>();
  danger.patterns.forEach(({ row, all, unless }, at) => {
    if (!rows.has(row))
      files.report(file, ['patterns', at, 'row'], `unknown red flag "${row}"`, 'correct it, or add it to red-flags/');
    for (const [key, named] of Object.entries({ all, unless: unless ?? [] })) {
      named.forEach((group, index) => {
        used.add(group);
        if (!groups.has(group))
          files.report(
            file,
            ['patterns', at, key, index],
            `unknown group "${group}"`,
            'correct it, or add it to groups',
          );
      });
    }
  });
  for (const group of groups) {
    if (!used.has(group))
      files.report(file, ['groups', group], `no pattern uses the group "${group}"`, 'remove it or use it');
  }
}

/** Both languages have the same messages. */
export function checkMessages(languages: readonly PartialWords[], files: KnowledgeFiles): void {
  const ids = languages.map(({ messages }) => new Set((messages ?? '').match(/^[a-zA-Z][\w-]*(?= *=)/gm)));
  const all = new Set(ids.flatMap((each) => [...each]));
  languages.forEach(({ language, messages }, at) => {
    if (messages === undefined) return;
    for (const id of all) {
      if (!ids[at]?.has(id))
        files.report(
          `languages/${language}/messages.ftl`,
          [],
          `no message "${id}", which another language has`,
          'add it, or remove it there',
        );
    }
  });
}
