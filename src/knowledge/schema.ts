/**
 * The shape of everything under `knowledge/`: facts first, then the words of one language.
 * Each schema checks one file; the types are inferred from it, so a file and its type cannot drift apart.
 * Ids are those of the evidence tables (`cramps`, `RF-CHEST`, `CKD`), so that a reviewer can follow a row back.
 */
import { z } from 'zod';
import type { ClaimWords, SeedClaim, Topic, TopicWords } from './topic-schema.ts';

export type { SeedClaim, Topic, TopicGroup } from './topic-schema.ts';
export { claimWordsSchema, seedClaimSchema, topicSchema, topicWordsSchema } from './topic-schema.ts';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_+-]*$/, 'an id has letters, digits, - and _ only');
const mg = z.number().min(0);

/** `yes`: read at the source; `partly`: see `note`; `no`: general knowledge, not yet checked by a person. */
export const verifiedSchema = z.enum(['yes', 'partly', 'no']);
/** Where a statement comes from, and whether somebody read it there. */
const claim = { sources: z.array(id).min(1), verified: verifiedSchema, note: z.string().optional() };

export const sourceSchema = z.strictObject({
  id,
  title: z.string().min(3),
  url: z.string().optional(),
  year: z.number().int().optional(),
  /** Day (ISO) on which the page was last read; absent if it never was. */
  read: z.string().optional(),
});

/** What taking magnesium does for a complaint, as `symptoms.md` grades it. */
export const gradeSchema = z.enum(['A', 'B', 'C', 'D']);

/** knowledge/complaints/<id>.yaml */
export const complaintSchema = z.strictObject({
  id,
  /** Place in the model's table; the trace and the open items follow it. */
  order: z.number().int().min(1),
  weight: z.number().int().min(1),
  neuromuscular: z.boolean(),
  /** Asked of everybody, one by one; the others are ticked in one list. */
  core: z.boolean(),
  grade: gradeSchema,
  lookAlikes: z.array(id),
  firstTests: z.array(id),
  ...claim,
});

/** 3 = 112 now, 2 = GP or out-of-hours post today, 1 = appointment within days. */
export const urgencySchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** knowledge/safety-flags.yaml: the 17 flags that everybody is asked. */
export const safetyFlagSchema = z.strictObject({
  id,
  level: urgencySchema,
  /** The screen on which it is asked. */
  screen: id,
  /** The row of red-flags/ whose action text it uses. */
  row: id,
  /** Left out (and so "no") for these answers of the question `sex` or `age`. */
  notFor: z.array(id).optional(),
});

/** knowledge/red-flags/<domain>.yaml: the finer patterns, and the phone lines. */
export const redFlagSchema = z.strictObject({
  id,
  domain: z.string(),
  level: urgencySchema,
  /** `line` = a phone number, not a pattern. */
  kind: z.enum(['sign', 'line']),
  /** Set when a screen asks for it (see openedBy); the rest is read in free text only. */
  screen: id.optional(),
  /** Complaints, medicine classes, conditions or `ages` any of which puts it on its screen. */
  openedBy: z
    .strictObject({
      complaints: z.array(id).optional(),
      medicineClasses: z.array(id).optional(),
      conditions: z.array(id).optional(),
      takesMagnesium: z.literal(true).optional(),
    })
    .optional(),
  /** Only for these options of `age`, or not for these of `sex`. */
  onlyAges: z.array(id).optional(),
  notFor: z.array(id).optional(),
  ...claim,
});

export const actionSchema = z.enum([
  'do_not_take_without_doctor',
  'ask_doctor_first',
  'ask_pharmacist',
  'separate_doses',
  'mention_to_doctor',
  'none_needed',
  'ok_with_limits',
]);

/** knowledge/conditions.yaml: the rows of contraindications.csv. */
export const conditionSchema = z.strictObject({
  id,
  action: actionSchema,
  /** Where it can be ticked; absent when it follows from other answers (age, pregnancy, own supplements). */
  screen: id.optional(),
  /** Field of the scoring model that this condition sets, e.g. kidney = reduced. */
  sets: z
    .array(
      z.strictObject({
        field: z.enum(['kidney', 'alcohol', 'gi_loss', 'diabetes', 'wasting_drug']),
        value: z.union([z.string(), z.boolean()]),
      }),
    )
    .optional(),
  /** True when no general food advice may be given either (kidney diets). */
  blocksFoodPlan: z.boolean().optional(),
  /** Who once had it has it still, however it is told ("kidney transplant 2018"). */
  lasting: z.literal(true).optional(),
  /** Not shown for these answers of the question `sex` or `age`. */
  notFor: z.array(id).optional(),
  ...claim,
});

/** knowledge/risk-factors.yaml: points of sub-score D, in the order of the trace. */
export const riskFactorSchema = z.strictObject({
  id,
  order: z.number().int().min(1),
  part: z.enum(['sMDS', 'ext']),
  maximum: z.number().int().min(1),
  ...claim,
});

/** knowledge/scoring.yaml: the numbers of the scoring model. */
export const scoringSchema = z.strictObject({
  version: z.string(),
  /** Level of the complaint pattern: 0 below `some`, 2 from `many` with at least `manyNeuromuscular`. */
  complaints: z.strictObject({ some: z.number(), many: z.number(), manyNeuromuscular: z.number() }),
  /** Level of depletion risk: 1 from `some`, 2 from `high`. */
  depletion: z.strictObject({ some: z.number(), high: z.number() }),
  /** Intake gap in percent: level 0 up to `none`, 1 up to `some`, then 2. */
  gap: z.strictObject({ none: z.number(), some: z.number() }),
  referenceMg: z.strictObject({ male: mg, female: mg, unknown: mg }),
  /** Tolerable upper intake level for magnesium from supplements, mg elemental a day. */
  supplementUpperMg: mg,
  /** Below this neuromuscular sub-score no complaint can lead to a supplement. */
  supplementNeuromuscular: z.number(),
  adultAge: z.number().int(),
  olderAge: z.number().int(),
  oldAge: z.number().int(),
  sources: z.array(id).min(1),
});

/** knowledge/screener.yaml: the fourteen food questions. */
export const screenerSchema = z.strictObject({
  baseMg: z.strictObject({ female: mg, male: mg, unknown: mg }),
  clampMg: z.strictObject({ from: mg, to: mg }),
  bandPercent: z.strictObject({ low: z.number(), high: z.number() }),
  /** With more than this many questions skipped there is no number. */
  mostSkipped: z.number().int(),
  questions: z.array(
    z.strictObject({
      id,
      /** Option used when skipped; bread differs by sex. */
      typical: z.union([id, z.strictObject({ female: id, male: id, unknown: id })]),
      options: z.array(
        z.strictObject({
          id,
          servingsPerDay: z.number().optional(),
          mgPerServing: z.number().optional(),
          mgPerDay: z.number().optional(),
          /** A typed number in this range means this option. */
          from: z.number().optional(),
          to: z.number().optional(),
        }),
      ),
    }),
  ),
  ...claim,
});

export const dietSchema = z.enum(['omnivore', 'pescatarian', 'vegetarian', 'vegan']);

/** knowledge/foods/<group>.yaml: a list of rows of one group. */
export const foodSchema = z.strictObject({
  id,
  group: id,
  state: z.string(),
  mgPer100g: mg,
  kcalPer100g: z.number().min(0),
  portionG: z.number().positive(),
  mgPerPortion: mg,
  tags: z.array(id),
  allergens: z.array(id),
  mayContain: z.array(id),
  plannable: z.boolean(),
  confidence: z.enum(['high', 'medium', 'low', 'unchecked']),
  /** 1 common, 2 less common, 3 rare. */
  everyday: z.number().int().min(1).max(3),
  family: id,
  maxPerDayG: z.number().positive().optional(),
  medicalNotes: z.array(id),
  pregnancy: z.enum(['ok', 'limit', 'avoid']),
  /** Id of a sentence in the words of foods, shown to a pregnant person. */
  pregnancyNote: id.optional(),
  valueNote: z.string().optional(),
  /** Where in the source's own table: "SR28 NDB 11213", "CIQUAL 2020 code 7340". */
  record: z.string().optional(),
  ...claim,
});

/** knowledge/swaps.yaml: what a food, or any food of a group, can take the place of. */
export const swapSchema = z.strictObject({ id, insteadOf: id });

/** knowledge/forms/<id>.yaml: one supplement form. */
export const formSchema = z.strictObject({
  id,
  group: z.string(),
  formula: z.string().optional(),
  /** mg elemental magnesium in 100 mg of the salt; absent when it depends on the product. */
  elementalPercent: z.number().positive().max(100).optional(),
  absorption: z.enum(['low', 'low-moderate', 'moderate', 'moderate-good', 'uncertain', 'not-established']),
  absorptionUncertain: z.boolean(),
  /** `yes`, `no`, `conditional` (see the words), `not-a-supplement` (skin products). */
  permitted: z.enum(['yes', 'no', 'conditional', 'not-a-supplement']),
  ...claim,
});

/** knowledge/reference-values.yaml */
export const referenceValueSchema = z.strictObject({
  id,
  type: z.string(),
  authority: z.string(),
  country: z.string(),
  year: z.number().int().optional(),
  sex: z.enum(['male', 'female', 'both']),
  ageFrom: z.number().optional(),
  ageTo: z.number().optional(),
  lifeStage: z.string(),
  mgPerDay: mg,
  basis: z.string(),
  counts: z.string(),
  ...claim,
});

/** A button carries the id, and Telegram gives a button 64 bytes: `t:9999:medicines:<id>:1`. */
export const MEDICINE_ID_LENGTH = 45;

/** knowledge/medicines/<class>.yaml: a list of the substances of one class. */
export const medicineSchema = z.strictObject({
  id: id.max(MEDICINE_ID_LENGTH),
  classId: id,
  atc: z.string().optional(),
  brands: z.array(z.string()),
  effect: z.enum([
    'none_known_common',
    'absorption_binding',
    'lowers_magnesium',
    'additive_hypermagnesaemia',
    'additive_hypotension_or_neuromuscular',
    'raised_by_magnesium',
  ]),
  action: actionSchema,
  /** Spacing as the table words it (English); shown only as numbers of hours where it is a plain number or range. */
  hoursApart: z.string().optional(),
  /** True for a medicine that is mostly given for weak kidneys: then no general food advice, as with the illness itself. */
  blocksFoodPlan: z.boolean().optional(),
  ...claim,
});

/** knowledge/medicine-groups.yaml: what people call a medicine whose name they do not know ("water tablets"). */
export const medicineGroupSchema = z.strictObject({
  id,
  classIds: z.array(id),
  action: actionSchema,
  /** Offered as a button in the check. */
  offered: z.boolean(),
  /** Field of the scoring model that the word by itself answers ("water tablets": a diuretic, which one is unsure). */
  sets: z
    .strictObject({ field: z.enum(['diuretic', 'ppi', 'wasting_drug']), value: z.literal('yes_unsure') })
    .optional(),
  blocksFoodPlan: z.boolean().optional(),
  sources: z.array(id).min(1),
  verified: verifiedSchema,
});

/** knowledge/medicine-classes.yaml: which field of the scoring model a class of medicines answers. */
export const medicineClassSchema = z.strictObject({
  id,
  sets: z.strictObject({
    field: z.enum(['diuretic', 'ppi', 'wasting_drug']),
    value: z.enum(['thiazide_or_loop', 'potassium_sparing_only', 'yes_unsure', 'yes']),
  }),
});

/** knowledge/form-choice.yaml: forms for what somebody finds important. */
export const formChoiceSchema = z.strictObject({
  gut: z.array(id).min(1),
  price: z.array(id).min(1),
  size: z.array(id).min(1),
  ...claim,
});

const hours = z.tuple([z.number().min(0), z.number().max(12)]);

/** knowledge/spacing.yaml: the hours between a medicine and magnesium, as the wordings of the evidence mean them. */
export const spacingSchema = z.strictObject({
  wordings: z.array(
    z.strictObject({
      /** `hoursApart` of medicines/, word for word. */
      hours: z.string().min(1),
      /** By so many hours, least and most, the medicine goes before magnesium. */
      before: hours.optional(),
      /** And after it. */
      after: hours.optional(),
      /** The medicine is taken on an empty stomach in the morning. */
      fasting: z.literal(true).optional(),
      /** No distance is enough. */
      never: z.literal(true).optional(),
    }),
  ),
  /** Class of medicines -> when it is usually taken. */
  moments: z.record(id, z.literal('fasting')),
});

/** knowledge/questionnaire.yaml: fixed options of the plain questions, and the buttons of the amount question. */
export const questionnaireSchema = z.strictObject({
  /** `from`..`to` in whole years; a typed age falls in one of them. `modelAge` is the age the model is given. */
  ages: z.array(z.strictObject({ id, from: z.number(), to: z.number(), modelAge: z.number() })),
  sexes: z.array(z.strictObject({ id, sex: z.enum(['female', 'male', 'other']), pregnant: z.boolean() })),
  safetyScreens: z.array(id),
  signScreens: z.array(id),
  conditionScreens: z.array(id),
  diets: z.array(dietSchema),
  /** Look-alikes and tests that are not named to people of this sex or age: pregnancy to a man. */
  notNamedTo: z.record(id, z.array(id)),
  allergies: z.array(z.strictObject({ id, excludes: z.array(id) })),
  /** mg elemental a day, offered as buttons besides "none" and a typed amount. */
  magnesiumAmountsMg: z.array(z.number().int()),
  /** Highest amount that is believed; more is asked again. */
  magnesiumMostMg: z.number().int(),
});

export type Source = z.infer<typeof sourceSchema>;
export type Grade = z.infer<typeof gradeSchema>;
export type Urgency = z.infer<typeof urgencySchema>;
export type Complaint = z.infer<typeof complaintSchema>;
export type SafetyFlag = z.infer<typeof safetyFlagSchema>;
export type RedFlag = z.infer<typeof redFlagSchema>;
export type Action = z.infer<typeof actionSchema>;
export type Condition = z.infer<typeof conditionSchema>;
export type RiskFactor = z.infer<typeof riskFactorSchema>;
export type Scoring = z.infer<typeof scoringSchema>;
export type Screener = z.infer<typeof screenerSchema>;
export type Diet = z.infer<typeof dietSchema>;
export type Food = z.infer<typeof foodSchema>;
export type Swap = z.infer<typeof swapSchema>;
export type Form = z.infer<typeof formSchema>;
export type ReferenceValue = z.infer<typeof referenceValueSchema>;
export type Medicine = z.infer<typeof medicineSchema>;
export type MedicineGroup = z.infer<typeof medicineGroupSchema>;
export type MedicineClass = z.infer<typeof medicineClassSchema>;
export type FormChoice = z.infer<typeof formChoiceSchema>;
export type Spacing = z.infer<typeof spacingSchema>;
export type Questionnaire = z.infer<typeof questionnaireSchema>;

/** All facts. Arrays keep the order of the files (complaints and risk factors by `order`). */
export interface Knowledge {
  /** Changes with every change of a fact: the first 12 hex digits of a hash over the fact files. */
  readonly version: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly complaints: readonly Complaint[];
  readonly safetyFlags: readonly SafetyFlag[];
  readonly redFlags: ReadonlyMap<string, RedFlag>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly riskFactors: readonly RiskFactor[];
  readonly scoring: Scoring;
  readonly screener: Screener;
  readonly foods: ReadonlyMap<string, Food>;
  readonly swaps: ReadonlyMap<string, Swap>;
  readonly forms: ReadonlyMap<string, Form>;
  readonly referenceValues: readonly ReferenceValue[];
  readonly medicines: ReadonlyMap<string, Medicine>;
  readonly medicineGroups: ReadonlyMap<string, MedicineGroup>;
  readonly medicineClasses: ReadonlyMap<string, MedicineClass>;
  readonly formChoice: FormChoice;
  readonly spacing: Spacing;
  readonly questionnaire: Questionnaire;
  /** What can be asked, in the order of the files. */
  readonly topics: ReadonlyMap<string, Topic>;
  /** Statements of the articles, judged. */
  readonly claims: ReadonlyMap<string, SeedClaim>;
  /** What was learned from the examples, as `npm run learn` wrote it; see language/linear-model.ts and hidden-model.ts. */
  readonly learned: {
    readonly danger: Uint8Array;
    readonly suicide: Uint8Array;
    readonly topics: Uint8Array;
    /** Which complaints a text names, and how it speaks of each. */
    readonly complaints: Uint8Array;
    readonly spoken: Uint8Array;
    /** Which frequency of a text is that of a complaint. */
    readonly often: Uint8Array;
    /** Which medicines of a text the writer takes. */
    readonly taken: Uint8Array;
    /** What a text is for. */
    readonly intent: Uint8Array;
    /** By the scale or the number that is asked. */
    readonly answers: Readonly<Record<LearnedAnswer, Uint8Array>>;
  };
}

/** What is learned of answers, each by itself: see language/judge-answer.ts and judge-number.ts. */
export type LearnedAnswer =
  | ('frequency' | 'bother' | 'yesno' | 'none' | 'control' | 'sex')
  | ('age' | 'count' | 'amount')
  | ('age-number' | 'count-number' | 'amount-number');

/* ---- words: knowledge/languages/<language>/ ---- */

/** Longest text of a button that a phone shows whole in one column. */
export const BUTTON_LENGTH = 40;
const button = z.string().min(1).max(BUTTON_LENGTH);
const typed = z.array(z.string().min(1)).optional();

/** labels.yaml: option labels by group (`age`, `sex`, `frequency`, `bother`, `diet`, `allergy`, the screener's question ids ...). */
export const labelsSchema = z.record(id, z.record(id, z.strictObject({ button, typed })));
/** questions.yaml: the sentence of each question, and an optional second one. */
export const questionWordsSchema = z.record(id, z.strictObject({ ask: z.string(), hint: z.string().optional() }));
/** complaints.yaml */
export const complaintWordsSchema = z.record(
  id,
  z.strictObject({
    /** In a sentence: "slecht slapen", "muscle cramps". */
    name: z.string(),
    button,
    /** "How often ...?" and "How much does it bother you?" */
    frequency: z.string(),
    bother: z.string(),
    /** What is known about magnesium for it, one or two sentences, no promise. */
    evidence: z.string(),
    typed,
  }),
);
/** safety-flags.yaml and red-flags.yaml: button, the sign in a sentence, what to do, and phrases people type. */
export const safetyFlagWordsSchema = z.record(id, z.strictObject({ button, sign: z.string(), typed }));
export const redFlagWordsSchema = z.record(
  id,
  z.strictObject({ button: button.optional(), sign: z.string(), action: z.string(), typed }),
);
/** conditions.yaml: `rule` is what the person is told about magnesium with this condition. */
export const conditionWordsSchema = z.record(id, z.strictObject({ button, name: z.string(), rule: z.string(), typed }));
/** look-alikes.yaml and tests.yaml: short names. */
export const namesSchema = z.record(id, z.string());
/** foods.yaml: `notes` are sentences by note id. */
export const foodWordsSchema = z.strictObject({
  groups: z.record(id, z.string()),
  notes: z.record(id, z.string()),
  /** How people write what is named below. */
  written: z.strictObject({
    /** How something is made ("cooked", "unsalted"): a name holds without these words too. */
    states: z.array(z.string()),
    /** Ends of a word that change nothing ("almonds"), the longest first. */
    endings: z.array(z.string()),
    /** Words around a name that say nothing of the food: "a handful of", "how much". */
    around: z.array(z.string()),
    /** Ask for the magnesium in something: "is there", "rich in". */
    asks: z.array(z.string()),
  }),
  foods: z.record(id, z.strictObject({ name: z.string(), portion: z.string(), typed })),
});
/** likes.yaml: how people say what they do not eat, cannot eat, and eat often. Phrases of words, as in reading.yaml. */
export const likesWordsSchema = z.strictObject({
  /** "I don't like". */
  dislike: z.array(z.string()),
  /** "allergic to". */
  allergy: z.array(z.string()),
  /** "eat a lot of". */
  often: z.array(z.string()),
  /** Takes a dislike back: "do like". */
  welcome: z.array(z.string()),
  /** Contain one of the phrases above and mean none of them: "not allergic". */
  neither: z.array(z.string()),
  /** Begin a part of a sentence that says something of its own: "but". */
  breaks: z.array(z.string()),
  /** Food group -> what people call all of it. */
  groups: z.record(id, z.array(z.string())),
});
/** forms.yaml */
export const formWordsSchema = z.record(
  id,
  z.strictObject({
    name: z.string(),
    absorption: z.string(),
    gut: z.string(),
    evidence: z.string(),
    /** What the articles claim of it; absent where they name it not. */
    articles: z.string().optional(),
    permitted: z.string().optional(),
    typed,
  }),
);
/** medicines.yaml: `classes` names a class in a sentence; `effects` and `actions` are sentences; `medicines` names. */
export const medicineWordsSchema = z.strictObject({
  effects: z.record(id, z.string()),
  actions: z.record(id, z.string()),
  medicines: z.record(id, z.string()),
  groups: z.record(
    id,
    z.strictObject({
      button,
      name: z.string(),
      /** For a sentence that says itself that it is taken ("you take magnesium"), where the name says so as well. */
      short: z.string().optional(),
      ask: z.string(),
      rule: z.string(),
    }),
  ),
});

/** How people write what the words of medicines name. */
export const writtenMedicinesSchema = z.strictObject({
  /** Medicine -> what else it is called: short names, salts, brands that the evidence does not list. */
  names: z.record(id, z.array(z.string())),
  /** Kind of medicine -> what it is called. */
  groups: z.record(id, z.array(z.string().min(1))),
  /** Words for any medicine, alone or glued behind what it is for ("bloeddrukpillen"). */
  tablets: z.array(z.string()),
  /** Ends of a name that change nothing ("metoprololsuccinaat", "omeprazolletje"). */
  endings: z.array(z.string()),
  /** What is said in front of a name ("ik slik"). */
  taking: z.array(z.string()),
  /** Words between that and the name, or between two names. */
  before: z.array(z.string()),
  /** Words that follow a name ("tegen", "dagelijks"). */
  after: z.array(z.string()),
  /** "Het gaat niet weg met paracetamol": what is denied is not the medicine. */
  despite: z.array(z.string()),
  /** What a medicine does: "does nothing" behind a name denies no taking. */
  effects: z.array(z.string()),
  /** Beside a medicine that is taken no more ("gestopt met"). Anything else that is past still counts as taken. */
  stopped: z.array(z.string()),
  /** A clause that says so without a name: "daarmee gestopt". */
  stoppedIt: z.array(z.string()),
  finished: z.array(z.string()),
  had: z.array(z.string()),
  othersTake: z.array(z.string()),
  youWords: z.array(z.string()),
  minerals: z.array(z.string()),
  /** "Vorige week", "cold turkey": what was stopped so lately or at once still counts as taken. */
  lately: z.array(z.string()),
  /** Before a medicine that stopped: "since". */
  since: z.array(z.string()),
  /** Around a medicine that is taken no more: "van" de pil "af". */
  offBefore: z.array(z.string()),
  offBehind: z.array(z.string()),
  /** Treatments that end by themselves ("chemo"), and what says that one is long over ("jaar geleden"). */
  courses: z.array(z.string()),
  over: z.array(z.string()),
  /** Names that are measured in the blood too ("ijzer"), and what is said of them there ("was goed"). */
  inBlood: z.array(z.string()),
  levels: z.array(z.string()),
  /** Phrases with a name in them that name no medicine ("insulin resistance", "plan b is"). */
  idioms: z.array(z.string()),
  /** What asks about a medicine in general ("hoeveel", "wat doet"), where the writer does not name themselves. */
  asking: z.array(z.string()),
  /** They begin as one of these and ask nothing: "can not". */
  notAsking: z.array(z.string()),
  /** What shows in a question that it is not asked in general: "mijn", "samen met", "slik ze al jaren". */
  own: z.array(z.string()),
  beside: z.array(z.string()),
  takesIt: z.array(z.string()),
  /** Said later in the sentence of what is not taken: "nooit aan begonnen", "they took me off it". */
  leftLater: z.array(z.string()),
  /** Beside a medicine that somebody cannot bear: "does not agree with me". */
  notBorne: z.array(z.string()),
  /** Kind of medicine -> what it is for, as it stands behind "something for", and what it does, behind "pills to". */
  purposes: z.record(id, z.array(z.string())),
  deeds: z.record(id, z.array(z.string())),
  /** Words beside `tablets` for a medicine of which only the purpose is told ("something", "spray"). */
  unnamed: z.array(z.string()),
  /** In front of such a word, what is no medicine of another kind: "magnesium" powder. */
  notUnnamed: z.array(z.string()),
  /** Between that and a purpose ("for"), and between that and a deed ("to", "that"). */
  links: z.array(z.string()),
  deedLinks: z.array(z.string()),
  /** Words of no weight in front of a purpose, and between two ("my", "and"). */
  beforePurpose: z.array(z.string()),
  joints: z.array(z.string()),
  /** Kind of medicine -> the forms in which what is `of` these kinds is that one: a "jab" for diabetes is insulin. */
  kindsByForm: z.record(id, z.strictObject({ forms: z.array(z.string()), of: z.array(id) })),
  /** What begins a wish for something that is not taken yet: "is there". */
  wanting: z.array(z.string()),
  /** Words for a medicine behind another word only: "nog wat" voor de bloeddruk. */
  unnamedBehind: z.array(z.string()),
  /** "Zonder", and what denies that, so that something is taken: "niet". */
  without: z.array(z.string()),
  notWithout: z.array(z.string()),
  /** The same behind the medicine: "zonder slaappil lukt het niet". */
  notWithoutBehind: z.array(z.string()),
  /** Between a kind of medicine and which one it is: "called", "die heet". */
  naming: z.array(z.string()),
  /** Beside a medicine that was replaced, beside the one that replaced it, and what says that both are taken. */
  formerly: z.array(z.string()),
  nowadays: z.array(z.string()),
  /** In front of a kind of which one more is taken. */
  further: z.array(z.string()),
  asWell: z.array(z.string()),
  /** What says that one took the place of another, and what stands between the two: "swapped" X "for" Y. */
  swaps: z.array(z.string()),
  swappedFor: z.array(z.string()),
  /** Medicine or kind -> words that name it in a list of medicines only ("potassium"). */
  listed: z.record(id, z.array(z.string())),
  /** Between what is measured in the blood and how much of it there is ("was"), and what a dose is counted in instead. */
  readings: z.array(z.string()),
  doses: z.array(z.string()),
  /** Ordinary words that are nearly a name, and none. */
  ordinary: z.array(z.string()),
});
/** label-texts.yaml: how a label tells how much magnesium something holds. Phrases of words without accents. */
export const labelTextWordsSchema = z.strictObject({
  mg: z.array(z.string()),
  gram: z.array(z.string()),
  mmol: z.array(z.string()),
  volume: z.array(z.string()),
  magnesium: z.array(z.string()),
  /** What is weighed of these is no magnesium. */
  others: z.array(z.string()),
  /** Words for a form of which the share is not fixed: "complex". */
  unsureForms: z.array(z.string()),
  pieces: z.array(z.string()),
  /** The amount of a whole day, and of one time. */
  dailyDoses: z.array(z.string()),
  servings: z.array(z.string()),
  /** Before what an amount is in: "per" tablet. */
  per: z.array(z.string()),
  /** Behind it: 2 tablets "contain". */
  contains: z.array(z.string()),
  /** Between pieces and what each holds: 2 tablets "of" 400 mg. */
  each: z.array(z.string()),
  /** Before the form that magnesium has: "as" citrate. */
  as: z.array(z.string()),
  /** Before the part of a salt that is magnesium. */
  ofWhich: z.array(z.string()),
  elemental: z.array(z.string()),
  times: z.array(z.string()),
  /** Numbers in words; "twice" is two. */
  counts: z.record(z.string(), z.number()),
  articles: z.array(z.string()),
  daily: z.array(z.string()),
  /** Before how many somebody takes. */
  taken: z.array(z.string()),
  dayParts: z.array(z.string()),
  /** Between two products. */
  and: z.array(z.string()),
  /** No fixed amount a day: "every other day", "up to". */
  notDaily: z.array(z.string()),
});
/** reading.yaml: what people type to answer, to command, and to deny. Spelling is normalised before comparing. */
export const readingWordsSchema = z.strictObject({
  yes: z.array(z.string()),
  no: z.array(z.string()),
  unknown: z.array(z.string()),
  none: z.array(z.string()),
  /** Word -> level of the scales, 0-4 and 0-3. */
  frequency: z.record(z.string(), z.array(z.string())),
  bother: z.record(z.string(), z.array(z.string())),
  numbers: z.record(z.string(), z.number()),
  /** Command id -> phrases ("terug", "stop", "verwijder mijn gegevens"). */
  commands: z.record(id, z.array(z.string())),
  negations: z.array(z.string()),
  /** Words after which a negation does not reach ("but", "maar"). */
  clauseBreaks: z.array(z.string()),
  otherPersons: z.array(z.string()),
  past: z.array(z.string()),
  /** Words that say that it is now, or again: a sign beside them is not long past. */
  present: z.array(z.string()),
  /** "I", "my": who writes; after them a clause is about the writer again. */
  firstPerson: z.array(z.string()),
  /** Negations that deny no sign ("won't go away", "never had such a"). */
  notDenials: z.array(z.string()),
  /** Words that may stand around a command, a yes or a no without changing it. */
  fillers: z.array(z.string()),
  questionWords: z.array(z.string()),
  /** How a word is also written -> the words it stands for ("kheb": "ik heb"); applied to texts and phrases alike. */
  spellings: z.record(z.string(), z.string()),
  /** Between two numbers: "to", "or". */
  rangeWords: z.array(z.string()),
  /** Between a number and a half: "two and a half". */
  numberAnd: z.array(z.string()),
  /** Before the last item of a list that a negation reaches: "no fever, cough or pain". */
  listWords: z.array(z.string()),
  /** In front of who only did something for the writer: "filled by my daughter". */
  agents: z.array(z.string()),
  /** What a sentence begins with that goes on about whom the one before was about: "Takes perindopril". */
  goingOn: z.array(z.string()),
  /** Words of a count per period: "3 times a week", "every other day". */
  periods: z.strictObject({
    times: z.array(z.string()),
    per: z.array(z.string()),
    every: z.array(z.string()),
    /** In front of a count: "less than", "more than". */
    under: z.array(z.string()),
    over: z.array(z.string()),
    day: z.array(z.string()),
    week: z.array(z.string()),
    fortnight: z.array(z.string()),
    month: z.array(z.string()),
    year: z.array(z.string()),
  }),
  /** After a number of 0 to 10: "out of 10". */
  outOf: z.array(z.string()),
  /** Words of mass and of how supplements are written: "magnesium 150 mg (as bisglycinate)", "2 tablets of 100 mg". */
  masses: z.strictObject({
    mg: z.array(z.string()),
    gram: z.array(z.string()),
    elemental: z.array(z.string()),
    nutrient: z.array(z.string()),
    pieces: z.array(z.string()),
  }),
  /** Ways of giving a medicine and other words in medicine names that name none ("tablets", "eye"). */
  medicineForms: z.array(z.string()),
  /** Frequent words of the language, never taken for a misspelt medicine or danger sign. */
  common: z.array(z.string()),
});
/**
 * danger.yaml: how people word danger. A phrase has words as typed; `kramp*` is any word that begins so, `#130-250` a number
 * in that range, `$` the end of a clause.
 */
export const dangerWordsSchema = z.strictObject({
  /** Figures of speech; their words alarm nobody. */
  idioms: z.array(z.string()),
  /** In front of a sign they make it a general remark, unless the writer speaks of themselves. */
  general: z.array(z.string()),
  /** A film, a dream, the news: a sign that is told of it is not somebody's now. */
  fiction: z.array(z.string()),
  groups: z.record(id, z.array(z.string())),
  /** A row is meant when one phrase of each group stands close together, none of them denied or long past. */
  patterns: z.array(
    z.strictObject({
      row: id,
      /** Names of groups; the first is searched first. */
      all: z.array(id).min(1),
      /** Not when one of these groups is in the same sentence. */
      unless: z.array(id).optional(),
      /** Most words between the first and any other; 8 when left out. */
      within: z.number().int().positive().optional(),
      /** The groups may stand in other sentences too, up to 60 words apart. */
      across: z.literal(true).optional(),
    }),
  ),
});

const list = z.array(z.string());
/** grammar.yaml: how a sentence denies, tells of long ago or of somebody else. */
export const grammarWordsSchema = z.strictObject({
  negations: list,
  /** Negations that deny nothing: "not only", "won't go away". */
  emptyNegations: list,
  /** Those of `negations` that reach a noun right behind them only: "zonder magnesium krijg ik kramp". */
  shortNegations: list,
  /** In front of somebody else they make them no subject: "door mijn kinderen slaap ik slecht". */
  prepositions: list,
  /** Those of `negations` that reach nouns only along a list, and the words that they then do not reach. */
  nounNegations: list,
  states: list,
  /** A clause begins here. */
  conjunctions: list,
  /** A negation ends here. */
  clauseBreaks: list,
  /** Phrases in which a conjunction is none: "maar niet", "als een". */
  notConjunctions: list,
  /** Words behind a comma with which the clause goes on: "benen, die". */
  relatives: list,
  /** Words that may stand between a complaint and the negation behind it: "tingling is not an issue". */
  tails: list,
  /** A clause of its own that denies what came before: "dat klopt niet". */
  denials: list,
  /** The same of all that the sentence named: "allemaal niet". */
  denialsOfAll: list,
  /** "die heb ik niet": words that point back. */
  pointers: list,
  /** "kramp noch hoofdpijn". */
  nor: list,
  /** "minder kracht dan vorig jaar": what is compared with is past. */
  comparing: list,
  /** "geen mail typen, zo moe": a negation ends at them. */
  so: list,
  /** "op wat kramp na": around what is excepted. */
  exceptBefore: list,
  exceptBehind: list,
  /** Too vague to be a frequency of a complaint: "soms", "often". */
  vagueFrequencies: list,
  /** How bad a complaint is, in the clause that names it. */
  bothers: z.strictObject({ '0': list, '1': list, '2': list, '3': list }),
  /** "nothing except": what follows is there. */
  exceptions: list,
  affirmations: list,
  /** Words that may stand between two items of a list. */
  joints: list,
  otherPersons: list,
  /** "zus": somebody else behind one of `owners` ("mijn", "een"), perhaps with one of `kinTraits` between ("oudste"). */
  kin: list,
  owners: list,
  kinTraits: list,
  /** In front of a person they make it the writer: "ben een vader van drie". */
  copulas: list,
  /** Those of `prepositions` that name who has it: "bij mijn moeder". */
  experiencers: list,
  /** "het ooglid van mijn man": the article, and the word before whose it is. */
  definite: list,
  genitives: list,
  /** "haar hoofd", once somebody else was named. */
  otherOwners: list,
  /** "heb je": no word of the first person. */
  secondPerson: list,
  /** Somebody else, once somebody else was named. */
  otherPronouns: list,
  otherVerbs: list,
  /** Somebody else, though nobody was named: "hij". */
  alwaysOther: list,
  firstPerson: list,
  past: list,
  /** Words that say that it is now, or again. */
  present: list,
  pastVerbs: list,
  /** Behind a complaint: it is over. */
  gone: list,
  noLonger: list,
  /** In front of a complaint: it is over: "verlost van". */
  riddance: list,
  /** "geen kramp meer": right behind what is denied. */
  more: list,
  /** "na een minuutje over": what is over then comes back. */
  transient: list,
  /** A later clause says that it is there once more: "weer terug". */
  back: list,
  /** With the past tense they tell of long ago: "chemo". */
  pastPeriods: list,
  /** "slaap weer goed": what goes well now did not before. */
  again: list,
  /** "never until last year": what was not is now. No rule reads these three; what is learned weighs them. */
  until: list,
  /** "down to twice a week": less than before, and still there. */
  lessened: list,
  /** "not too bad": there, and no great bother. */
  bearable: list,
  /** With a denial they end what was told before in the past tense: "nu niks meer". */
  nowadays: list,
  /** "de hoofdpijn ook": it is spoken of as what stands before it. */
  too: list,
  /** What is denied since something was there before: "sinds mijn bril geen hoofdpijn". */
  since: list,
  questions: list,
  /** They begin as a question and are none: "wat gebleven is". */
  notQuestions: list,
  /** A short question that begins so asks whether the writer has it: "heb ik". */
  selfQuestions: list,
  /** Anywhere in a text they make it a question: "hoe zit dat", "is that true". */
  asks: list,
  /** A clause with one of these asks about a complaint. */
  wondering: list,
  /** The same, in a question only: "krijg ik van". */
  wonderingAsked: list,
  /** How often a complaint comes, beside what reading.yaml names. */
  frequencies: z.strictObject({ '1': list, '2': list, '3': list, '4': list }),
  /** Phrases that hold words of a frequency and are none: "nog altijd", "elke week erger". */
  notFrequencies: list,
  /** What is denied with them is at no time. */
  never: list,
  /** A measure beside them tells of all that was named: "allebei". */
  both: list,
  /** Beside a complaint they say that it bothers a little: "beetje". */
  degrees: list,
  /** One of `able`, a denial or one of `barely`, and one of `tasks` in a clause: something cannot be done. */
  able: list,
  barely: list,
  tasks: list,
  meToo: list,
  notMe: list,
  /** The writer has what was asked about: "ik heb het nu al dagen". */
  haveIt: list,
  /** What people do or take: a count beside them counts no complaint. */
  activities: list,
  /** Before an activity, which then only says when: "after the gym". */
  circumstances: list,
  /** "for 3 weeks", "3 weeks now", and whole phrases by their length. */
  durations: z.strictObject({
    /** "een jaar" and "weken" are a length without a number; "de nacht" is none. */
    one: list,
    many: list,
    lead: list,
    trail: list,
    days: list,
    weeks: list,
    months: list,
    years: list,
    half: list,
  }),
  /** "een stuk of vier" is four; "a cup or two" is one or two. */
  /** What else is counted: "een kopje of twee". */
  counted: list,
  /** Ends of a word that make it small or many: "paracetamolletje". */
  diminutives: list,
  numberAbout: list,
  numberEither: list,
});
/** mentions.yaml: how people describe complaints and conditions, and what they write besides. Written as in danger.yaml. */
export const mentionWordsSchema = z.strictObject({
  /** Figures of speech that name no complaint. */
  idioms: list,
  groups: z.record(id, list),
  complaints: z.strictObject({
    /** Complaint -> whole phrases. */
    phrases: z.record(id, list),
    /** Complaint -> phrases that say that all is well there. */
    fine: z.record(id, list),
    patterns: z.array(
      z.strictObject({
        complaint: id,
        all: z.array(id).min(1),
        unless: z.array(id).optional(),
        within: z.number().int().positive().optional(),
        /** The groups may stand in other clauses of the sentence. */
        across: z.literal(true).optional(),
        /** Says that all is well. */
        fine: z.literal(true).optional(),
      }),
    ),
  }),
  conditions: z.strictObject({
    phrases: z.record(id, list),
    patterns: z.array(
      z.strictObject({
        condition: id,
        all: z.array(id).min(1),
        unless: z.array(id).optional(),
        within: z.number().int().positive().optional(),
        /** The groups may stand in other clauses of the sentence. */
        across: z.literal(true).optional(),
      }),
    ),
    /** Right beside these an illness is one that the writer has not: "runs in the family", "tested for". */
    doubted: list,
  }),
  /** Groups of medicines that people describe: "something for my cholesterol". */
  medicines: z.strictObject({
    phrases: z.record(id, list),
    patterns: z.array(
      z.strictObject({
        medicine: id,
        all: z.array(id).min(1),
        unless: z.array(id).optional(),
        within: z.number().int().positive().optional(),
        /** The groups may stand in other clauses of the sentence. */
        across: z.literal(true).optional(),
      }),
    ),
  }),
  /** What a text is for. */
  intents: z.strictObject({
    /** Greetings, thanks, jokes: a text of these alone is small talk. */
    smallTalk: list,
    /** Begin a command in a longer text ("open my ..."). */
    commands: list,
    /** Words of health, food and the bot: a question without any of them is about something else. */
    topics: list,
    offTopic: list,
    /** They begin a question when what they are said of stands behind them: "does" it, "helpt" magnesium. */
    verbs: list,
    subjects: list,
    /** Begin a question. */
    questions: list,
    /** Begin as a question and are none. */
    notQuestions: list,
    /** Ask wherever they stand: "is it worth it". */
    asked: list,
    /** What people look up: a short text with one of these asks. */
    lookedUp: list,
    /** Behind what they begin the verb comes first without asking: "als". */
    subordinate: list,
    /** They ask behind a comma too: "hoeveel". */
    asksAfter: list,
    /** Before a question: "so", "en". */
    leading: list,
    /** Somebody begins to tell of themselves: "ik slik". */
    statements: list,
  }),
});
const years = z.tuple([z.number(), z.number()]);
/** answers.yaml: what stands around an answer, ages, counts, and what is no longer possible. */
export const answerWordsSchema = z.strictObject({
  /** Left out wherever they stand: "sorry", "tbh". */
  asides: list,
  /** Words around a command: "kunt u", "let us". */
  requests: list,
  /** Words around a none: "on that list". */
  ofList: list,
  /** What follows may take the answer back: "but", "only". */
  contrasts: list,
  /** Left out in a "don't know": "weet ik echt niet precies". */
  softeners: list,
  /** Around a yes or a no: "that would be a yes". */
  aroundAnswer: list,
  /** At the end, behind a denial: "not that i know". */
  knowing: list,
  /** "no trouble", "geen last". */
  burdens: list,
  nothing: list,
  /** A reason follows, which does not take the answer back. */
  reasons: list,
  /** Between counts that are added: "2 for breakfast 2 for lunch". */
  meals: list,
  /** Answers of one picture. */
  pictures: z.strictObject({ yes: list, no: list, unknown: list }),
  /** Words that name nothing: a denial among them alone is a no. */
  lightWords: list,
  /** What a list holds in general: "no illnesses". */
  lightThings: list,
  /** Among light words alone they say yes. */
  affirming: list,
  /** Deny among light words, as negations do: "niks". */
  denying: list,
  /** What follows one of these counts: "no wait". */
  corrections: list,
  /** Told of before, not now: "used to be". */
  formerly: list,
  nowWords: list,
  /** With a step of a scale they tell of the time without: "in het weekend heb ik rust". */
  restful: list,
  /** "no": between two numbers it takes the first back. */
  takingBack: list,
  /** "yes", "no": a doubt behind them does not take them back. */
  firm: list,
  /** "so": the number behind is what it comes to. */
  therefore: list,
  /** "every scoop is": what follows is in each. */
  everyPiece: list,
  /** "said": before a number that is put right. */
  saidWords: list,
  /** "sometimes": between two numbers that are the ends. */
  atTimes: list,
  /** Between a count and what each piece holds: two "of" 200. */
  ofEach: list,
  /** Behind a no they say that all is well. */
  reassuring: list,
  /** What an answer says by words close together: "unknown", a command, "frequency 4" -> patterns of `groups`. */
  signs: z.record(
    z.string(),
    z.array(
      z.strictObject({
        all: z.array(id).min(1),
        unless: z.array(id).optional(),
        within: z.number().int().positive().optional(),
      }),
    ),
  ),
  groups: z.record(id, list),
  /** What looks like a sign and is none. */
  signIdioms: list,
  /** "can" with "hardly" near it is not possible, unless it is `harmless`. */
  able: list,
  hardly: list,
  harmless: list,
  /** Before an age that is not reached yet: "almost". */
  nearly: list,
  /** Behind an age that is not reached yet: "next birthday". */
  nearlyBehind: list,
  /** In front of an age: "i am". */
  ageLeads: list,
  /** Names of ages: "half a century". */
  ageNames: z.record(z.string(), z.number()),
  /** Behind an age: "years". */
  ageTails: list,
  /** Behind an age that is told in a story: what it is counted in, and words with which something new begins. */
  ageUnits: list,
  ageGoesOn: list,
  /** Whoever begins with this tells of themselves: "vrouw 62 jaar". */
  agePersons: list,
  decades: z.record(z.string(), z.number()),
  /** Before a decade -> its years, from and to: "early" 0 to 3. */
  decadeParts: z.record(z.string(), years),
  /** Behind a decade: "thirty something". */
  decadeTails: list,
  /** Strong words between "every" and "day", which change nothing. */
  intensives: list,
  articles: list,
  /** Words by which a "none" is said of illnesses ("healthy"), or of medicines ("take"), and of nothing else. */
  saidOf: z.strictObject({ illness: list, medicine: list }),
  /** "a cup or two": one or two. "een kop of twee": about two. */
  either: list,
  about: list,
  /** Counts by themselves: "dozen". */
  amounts: z.record(z.string(), z.number()),
  /** Between counts that are added. */
  plus: list,
  /** With one of these nothing is added. */
  notAdded: list,
  /** Say that it cannot be said: "hard to say", "it depends". No step is read beside one. */
  hedges: list,
  /** A number before these is a count a day: "a day". */
  daily: list,
  /** A number behind these counts pieces: "take" two. */
  taken: list,
  /** An amount beside these is no amount a day: "every other day". */
  notDaily: list,
  /** A number before these is no magnesium: "iu", "calcium". */
  otherNutrients: list,
  /** Counts only with a time beside them: "a few" times a month. */
  vagueCounts: z.record(z.string(), z.number()),
  /** "last week": times that are counted in the same text are of this span. */
  countedOver: z.strictObject({ week: list, fortnight: list, month: list, year: list }),
  /** "no more than" is at most. */
  notOver: list,
  /** A period in short, beside a count: "3 nachten pw". */
  perShort: z.strictObject({ week: list, month: list }),
  /** Behind a number, which stays the same: "3 or so". */
  orSo: list,
  /** Days or turns of a working week: three "shifts" out of five. */
  workDays: list,
  /** Which one of a row it is: "third" time this week. */
  nthWords: z.record(z.string(), z.number()),
  /** The same behind a number: 3 "rd". */
  nthEndings: list,
  /** "third night in a row". */
  inARow: list,
  /** Before a day that is never without: "hardly an" evening. */
  noneOf: list,
  /** Behind that day: "goes by". */
  passes: list,
  /** What is counted is the time without, or no time at all: "zonder", "kilo". */
  otherCounts: list,
  /** "the past" three weeks. */
  lastSpan: list,
  /** It means a span that was told before: "since then", two weeks "ago". */
  sinceThen: list,
  ago: list,
  /** Only after "every": "other" day. */
  ordinals: z.record(z.string(), z.number()),
  /** Between the first day and the last: "mon to fri". */
  dayTo: list,
  /** Before a day that comes back each week. */
  dayOn: list,
  /** Before a part of the day: each day. */
  eachDay: list,
  /** Beside the name of a day: it comes back each week. */
  dayHabits: list,
  /** Parts of a day, more than one. */
  dayPartsOften: list,
  /** Joined to the name of a day: "vrijdagavond". */
  dayParts: list,
  /** Names of the seven days, Monday first. */
  weekdays: z.array(list),
});
/** foreign.yaml: frequent words of languages that the bot does not speak, and letters that only one of them has. */
export const foreignWordsSchema = z.record(
  z.enum(['de', 'fr', 'tr', 'ar', 'pl', 'es']),
  z.strictObject({ words: list, letters: z.string() }),
);

export type AnswerWords = z.infer<typeof answerWordsSchema>;
export type GrammarWords = z.infer<typeof grammarWordsSchema>;
export type MentionWords = z.infer<typeof mentionWordsSchema>;
export type ForeignWords = z.infer<typeof foreignWordsSchema>;
export type LikesWords = z.infer<typeof likesWordsSchema>;
export type LabelWords = z.infer<typeof labelsSchema>;
export type LabelTextWords = z.infer<typeof labelTextWordsSchema>;
export type ReadingWords = z.infer<typeof readingWordsSchema>;
export type DangerWords = z.infer<typeof dangerWordsSchema>;

/** All words of one language. */
export interface Words {
  readonly language: 'nl' | 'en';
  /** Text of messages.ftl (Fluent): the sentences of the chat itself. */
  readonly messages: string;
  readonly labels: LabelWords;
  readonly questions: z.infer<typeof questionWordsSchema>;
  readonly complaints: z.infer<typeof complaintWordsSchema>;
  readonly safetyFlags: z.infer<typeof safetyFlagWordsSchema>;
  readonly redFlags: z.infer<typeof redFlagWordsSchema>;
  readonly conditions: z.infer<typeof conditionWordsSchema>;
  readonly lookAlikes: z.infer<typeof namesSchema>;
  readonly tests: z.infer<typeof namesSchema>;
  readonly topics: TopicWords;
  readonly claims: ClaimWords;
  readonly foods: z.infer<typeof foodWordsSchema>;
  readonly likes: LikesWords;
  readonly labelTexts: LabelTextWords;
  readonly forms: z.infer<typeof formWordsSchema>;
  readonly medicines: z.infer<typeof medicineWordsSchema>;
  readonly writtenMedicines: z.infer<typeof writtenMedicinesSchema>;
  readonly reading: ReadingWords;
  readonly answers: AnswerWords;
  readonly danger: DangerWords;
  readonly grammar: GrammarWords;
  readonly mentions: MentionWords;
  /** The same for every language of the bot. */
  readonly foreign: ForeignWords;
}
