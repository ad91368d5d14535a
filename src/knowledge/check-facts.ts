import type { Entry, KnowledgeFiles } from './files.ts';
import type { FactEntries } from './load.ts';
import type { Path } from './problem.ts';

type Named = Entry<{ readonly id: string }>;

/** Checks that every id that a fact names is there, and that every question can be reached. */
export function checkReferences(facts: FactEntries, files: KnowledgeFiles): void {
  const { known, expect } = references(files);
  const ids = {
    source: known(facts.sources),
    complaint: known(facts.complaints),
    row: known(facts.redFlags),
    condition: known(facts.conditions),
    class: new Set(facts.medicines.map(({ value }) => value.classId)),
  };
  const [questionnaire] = facts.questionnaire;
  const ages = new Set(questionnaire?.value.ages.map(({ id }) => id));
  const people = new Set([...ages, ...(questionnaire?.value.sexes ?? []).map(({ id }) => id)]);
  const questionnaireAt = 'screens of questionnaire.yaml';

  for (const kind of Object.values(facts) as readonly (readonly Named[])[]) uniqueIds(kind, files);
  checkSources(facts, ids.source, files);

  const named = new Set(facts.complaints.flatMap(({ value }) => [...value.lookAlikes, ...value.firstTests]));
  for (const [name, notTo] of Object.entries(questionnaire?.value.notNamedTo ?? {})) {
    if (questionnaire === undefined) break;
    expect(questionnaire, ['notNamedTo', name], name, named, 'look-alike or test', 'complaints/');
    expect(questionnaire, ['notNamedTo', name], notTo, people, 'age or sex', 'questionnaire.yaml');
  }

  for (const entry of facts.safetyFlags) {
    expect(entry, ['row'], entry.value.row, ids.row, 'red flag', 'red-flags/');
    expect(
      entry,
      ['screen'],
      entry.value.screen,
      new Set(questionnaire?.value.safetyScreens),
      'screen',
      questionnaireAt,
    );
    expect(entry, ['notFor'], entry.value.notFor, people, 'age or sex', 'questionnaire.yaml');
  }
  for (const entry of facts.redFlags) {
    const { screen, openedBy, onlyAges, notFor } = entry.value;
    if (screen) expect(entry, ['screen'], screen, new Set(questionnaire?.value.signScreens), 'screen', questionnaireAt);
    expect(entry, ['openedBy', 'complaints'], openedBy?.complaints, ids.complaint, 'complaint', 'complaints/');
    expect(
      entry,
      ['openedBy', 'medicineClasses'],
      openedBy?.medicineClasses,
      ids.class,
      'medicine class',
      'medicines/',
    );
    expect(entry, ['openedBy', 'conditions'], openedBy?.conditions, ids.condition, 'condition', 'conditions/');
    expect(entry, ['onlyAges'], onlyAges, ages, 'age', 'questionnaire.yaml');
    expect(entry, ['notFor'], notFor, people, 'age or sex', 'questionnaire.yaml');
    const isOpened = openedBy !== undefined && Object.keys(openedBy).length > 0;
    if (screen && !isOpened) {
      report(entry, ['screen'], 'this sign is never asked: nothing opens it', 'add openedBy, or remove the screen');
    }
    if (!screen && openedBy)
      report(entry, ['openedBy'], 'this sign is never asked: it has no screen', 'add a screen, or remove openedBy');
    const open = (onlyAges ?? [...ages]).filter((age) => !notFor?.includes(age));
    if (screen && open.length === 0) {
      report(entry, ['onlyAges'], 'this sign is never asked: no age is left', 'correct onlyAges or notFor');
    }
  }
  for (const entry of facts.conditions) {
    const { screen, notFor } = entry.value;
    if (screen)
      expect(entry, ['screen'], screen, new Set(questionnaire?.value.conditionScreens), 'screen', questionnaireAt);
    expect(entry, ['notFor'], notFor, people, 'age or sex', 'questionnaire.yaml');
  }
  const foods = known(facts.foods);
  const groups = new Set(facts.foods.map(({ value }) => value.group));
  for (const entry of facts.swaps) {
    expect(entry, ['id'], entry.value.id, new Set([...foods, ...groups]), 'food or food group', 'foods/');
    expect(entry, ['insteadOf'], entry.value.insteadOf, foods, 'food', 'foods/');
  }
  for (const entry of facts.medicineClasses)
    expect(entry, ['id'], entry.value.id, ids.class, 'medicine class', 'medicines/');
  for (const entry of facts.medicineGroups) {
    expect(entry, ['classIds'], entry.value.classIds, ids.class, 'medicine class', 'medicines/');
  }
  const [choice] = facts.formChoice;
  for (const want of ['gut', 'price', 'size'] as const) {
    if (choice) expect(choice, [want], choice.value[want], known(facts.forms), 'form', 'forms/');
  }
  checkSpacing(facts, ids.class, files);
  if (questionnaire) {
    const marks = new Set(facts.foods.flatMap(({ value }) => [...value.allergens, ...value.mayContain]));
    questionnaire.value.allergies.forEach((allergy, at) => {
      expect(
        questionnaire,
        ['allergies', at, 'excludes'],
        allergy.excludes,
        marks,
        'allergen',
        'foods/ (no food has it)',
      );
    });
    const screens = [
      ['safetyScreens', facts.safetyFlags],
      ['signScreens', facts.redFlags],
      ['conditionScreens', facts.conditions],
    ] as const;
    for (const [key, rows] of screens) {
      const used = new Set(rows.map(({ value }) => value.screen));
      questionnaire.value[key].forEach((screen, at) => {
        if (used.has(screen)) return;
        report(
          questionnaire,
          [key, at],
          `the question "${screen}" cannot be reached: no row stands on it`,
          'remove it, or give a row this screen',
        );
      });
    }
  }
  const topics = known(facts.topics);
  const claims = known(facts.claims);
  for (const entry of facts.topics) {
    expect(entry, ['under'], entry.value.under, topics, 'topic', 'topics/');
    expect(entry, ['next'], entry.value.next, topics, 'topic', 'topics/');
    expect(entry, ['claims'], entry.value.claims, claims, 'claim', 'claims.yaml');
  }
  const reached = new Set(facts.topics.flatMap(({ value }) => value.claims));
  for (const entry of facts.claims) {
    expect(entry, ['contradicts'], entry.value.contradicts, claims, 'claim', 'claims.yaml');
    if (reached.has(entry.value.id)) continue;
    report(entry, ['id'], 'this claim cannot be reached: no topic names it', 'add it to the claims of a topic');
  }
  const opened = facts.redFlags.flatMap(({ value }) => value.openedBy?.conditions ?? []);
  for (const entry of facts.conditions) {
    if (entry.value.screen || !opened.includes(entry.value.id)) continue;
    report(entry, ['id'], 'opens a sign but can never be ticked', 'give it a screen, or take it out of openedBy');
  }

  function report(entry: Entry<unknown>, path: Path, what: string, remedy: string): void {
    files.report(entry.file, [...entry.path, ...path], what, remedy);
  }
}

/** Every wording of hours is understood, and none is left that no medicine has. */
function checkSpacing(facts: FactEntries, classes: ReadonlySet<string>, files: KnowledgeFiles): void {
  const [spacing] = facts.spacing;
  if (spacing === undefined) return;
  const understood = new Set(spacing.value.wordings.map(({ hours }) => hours));
  const used = new Set<string>();
  for (const { value, file, path } of facts.medicines) {
    const { hoursApart } = value;
    if (hoursApart === undefined) continue;
    used.add(hoursApart);
    if (understood.has(hoursApart)) continue;
    const what = `nobody said how "${hoursApart}" is to be understood`;
    files.report(file, [...path, 'hoursApart'], what, 'add the wording to spacing.yaml');
  }
  spacing.value.wordings.forEach(({ hours }, at) => {
    if (used.has(hours)) return;
    files.report(spacing.file, ['wordings', at, 'hours'], 'no medicine has this wording', 'correct or remove it');
  });
  for (const id of Object.keys(spacing.value.moments)) {
    if (classes.has(id)) continue;
    files.report(spacing.file, ['moments', id], `unknown medicine class "${id}"`, 'correct it, or remove it');
  }
}

/** Every claim names sources that exist, and every source is named. */
function checkSources(facts: FactEntries, ids: ReadonlySet<string>, files: KnowledgeFiles): void {
  const used = new Set<string>();
  for (const [kind, entries] of Object.entries(facts)) {
    if (kind === 'sources') continue;
    for (const entry of entries as readonly Entry<{ readonly sources?: readonly string[] }>[]) {
      entry.value.sources?.forEach((source, at) => {
        used.add(source);
        if (ids.has(source)) return;
        files.report(
          entry.file,
          [...entry.path, 'sources', at],
          `unknown source "${source}"`,
          'add it to sources.yaml',
        );
      });
    }
  }
  for (const entry of facts.sources) {
    if (used.has(entry.value.id)) continue;
    files.report(
      entry.file,
      [...entry.path, 'id'],
      `no fact names the source "${entry.value.id}"`,
      'remove it, also from overlay/sources.yaml',
    );
  }
}

function uniqueIds(entries: readonly Named[], files: KnowledgeFiles): void {
  const seen = new Map<string, Named>();
  for (const entry of entries) {
    const { id } = entry.value;
    if (id === undefined) continue;
    const first = seen.get(id);
    if (first) {
      files.report(
        entry.file,
        [...entry.path, 'id'],
        `"${id}" is there twice (also in ${first.file})`,
        'remove one or rename it',
      );
    } else seen.set(id, entry);
  }
}

function references(files: KnowledgeFiles) {
  return {
    known: (entries: readonly Named[]) => new Set(entries.map(({ value }) => value.id)),
    /** Notes every id of a list (or of a single field) that is not known. */
    expect: (
      entry: Entry<unknown>,
      path: Path,
      named: string | readonly string[] | undefined,
      ids: ReadonlySet<string>,
      kind: string,
      home: string,
    ) => {
      const list = typeof named === 'string' ? [named] : (named ?? []);
      list.forEach((id, at) => {
        if (ids.has(id)) return;
        files.report(
          entry.file,
          [...entry.path, ...path, ...(typeof named === 'string' ? [] : [at])],
          `unknown ${kind} "${id}"`,
          `correct it, or add it to ${home}`,
        );
      });
    },
  };
}
