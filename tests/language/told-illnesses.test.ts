/** Illnesses as people tell of them in their own words, and sentences that only look as if they told of one. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { createFind } from '../../src/language/findings.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, words } from './reading.ts';

const languages = [words.nl, words.en];
const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

function told(text: string, language: Language): readonly string[] {
  return find(text, language).conditions;
}

/** condition -> what tells of it, by language */
const TOLD: Record<string, Record<Language, readonly string[]>> = {
  CKD: {
    nl: [
      'mijn nieren doen het nog voor 38% volgens de internist',
      'mijn nieren zijn niet best meer',
      'mijn nieren laten me in de steek',
      'nierfunctie was 41 bij de laatste controle',
      'mijn eGFR is gezakt naar 44',
      'ik heb mijn nier afgestaan aan mijn broer',
      'nieren wat minder, nog maar 48 zei de dokter',
      'ik sta op de wachtlijst voor een nieuwe nier',
    ],
    en: [
      'kidney function 58',
      'my kidneys let me down',
      'my kidneys are only working at 35 percent',
      'eGFR came back at 47',
      'kidneys are knackered, renal clinic keeps an eye on me',
      'I donated a kidney to my brother so I have the one',
      'waiting for a new kidney',
    ],
  },
  KIDNEY_MILD: {
    nl: [
      'mijn nieren doen het ietsje minder, eGFR rond de 65',
      'mijn nieren werken een bitje minder zei de dokteres',
      'nierfunctie is licht verlaagd, niks om me druk om te maken',
      'mijn nierfunctie zit op 72',
    ],
    en: [
      'I was told my kidneys are working a little below normal',
      'kidney function is slightly reduced',
      'my egfr is around 70',
      'kidneys a bit down on the last bloods',
    ],
  },
  DIALYSIS: {
    nl: [
      'ik dialyseer drie keer per week',
      'word al een jaar gedialyseerd',
      'mijn bloed laten spoelen doe ik op maandag, ik ben dialysepatiënt',
      'kon gisteren niet naar de dialyse door de sneeuw, dialyse gemist dus',
    ],
    en: ['couldnt get to dialysis wednesday cos of the snow', "I'm dialysed at home", 'dialysing three nights a week'],
  },
  TRANSPLANT: {
    nl: [
      'in 2016 heb ik een nieuwe nier gekregen',
      'nieuwe nier sinds 2016',
      'ik leef met een nier van mijn zus',
      'pillen tegen de afstoting, elke dag op de klok',
      'ik heb nieuwe longen',
    ],
    en: [
      'tacrolimus and cellcept, kidney from my sister in 2017',
      'got a new kidney in 2016',
      'anti-rejection tablets twice a day',
      'they gave me a donor liver',
    ],
  },
  MYASTHENIA: {
    nl: ['ik heb myasthenia gravis', 'myastenie, al twaalf jaar'],
    en: ['I have ocular myasthenia', 'myasthenic, on mestinon'],
  },
  NEUROMUSCULAR: {
    nl: ['ik heb een spierziekte, FSHD', 'polyneuropathie in beide voeten', 'ik heb de ziekte van Steinert'],
    en: ['I have Charcot-Marie-Tooth', 'diagnosed with ALS last spring', 'I have a muscle wasting disease'],
  },
  AV_BLOCK: {
    nl: ['ik heb een blok in de geleiding van mijn hart', 'hartblok, tweedegraads, geen pacemaker'],
    en: [
      "there's a block in the wiring of my heart, second degree, and a pacemaker might come down the line",
      'got a pacemaker for heart block',
      'I have a conduction problem in the heart',
    ],
  },
  BRADYCARDIA: {
    nl: ['mijn hart klopt te traag, zegt de cardioloog', 'rustpols van 42', 'lage hartslag, al jaren'],
    en: ['slow heart, 46 a minute', 'low pulse, 44 at rest', 'my heart rate runs low'],
  },
  LOW_BP: {
    nl: [
      'mijn bloeddruk staat altijd aan de lage kant, 95 op 60',
      'bloeddruk 88/54 bij de huisarts',
      'mijn tensie is vrij laag',
    ],
    en: ['my blood pressure runs low', '92/58 is my normal blood pressure', 'my bp is on the low side'],
  },
  HEART_FAILURE: {
    nl: [
      'hartfalen en suiker',
      'als hartfalenpatiënt neem ik bumetanide',
      'mijn hart pompt niet goed meer',
      'mijn hart is verzwakt',
    ],
    en: ['heart failure and a pacemaker', 'my heart is failing', 'ejection fraction of 30'],
  },
  ARRHYTHMIA_LQT: {
    nl: [
      'ik heb boezemfibrilleren waarvoor ik apixaban krijg. Hartkloppingen heb ik niet.',
      'ik slik iets voor het fibrilleren',
      'voorkamerfibrilatie sinds 2015',
    ],
    en: [
      'Known AF since 2015',
      'I take bisoprolol for my AF',
      'one bisoprolol and one apixaban for the fibrillation',
      'tablets for an irregular heartbeat',
    ],
  },
  IBD_ILEOSTOMY: {
    nl: ['ik heb de ziekte van Chron', 'loop met een stomazakje', 'stuk darm verwijderd vorig jaar'],
    en: ["I've got Crohn's", 'wear a stoma bag', 'ulcerative colitis here', 'I have UC'],
  },
  BOWEL_OBSTRUCTION: {
    nl: ['ik heb verklevingen in mijn buik', 'vernauwing in mijn darm, zegt de mdl-arts'],
    en: ["I've had adhesions and a partial blockage of the bowel twice", 'there is a narrowing in my bowel'],
  },
  PREGNANT: {
    nl: [
      'ben 30 weken, heb ijzertabletten van de verloskundige',
      'ik kom net van de verloskundige, 22 weken, alles tiptop',
      '33 weken onderweg van de tweede',
      '32 weken, koppijn, baby schopt wel gewoon',
      'de uitgerekende datum is in mei',
      'er is een kindje op komst',
      'Zwanger van de tweede (22 wkn) en weer die rusteloze benen, bij de eerste had ik dat ook',
    ],
    en: [
      'Third trimester and my legs are going mental at night',
      'expecting in march',
      'was in last week for my 20 week scan, all well',
      'my due date is in June',
      "I'm 28 weeks, baby kicking away",
    ],
  },
  BREASTFEEDING: {
    nl: ['ik geef nog wel borst, een voeding of zes per dag', 'ik geef zelf de borst', 'ik voed haar zelf'],
    en: ["my little one is 6 weeks, I'm feeding her myself", 'still nursing', 'baby is on the breast'],
  },
  TRYING_TO_CONCEIVE: {
    nl: [
      'we zijn bezig voor een tweede',
      'we willen voor een kindje gaan',
      'we proberen al een jaar zwanger te raken',
      'we zitten in een vruchtbaarheidstraject',
    ],
    en: [
      "we're trying for a second",
      'trying for another baby',
      'hoping to fall pregnant',
      'we have been trying for a year to get pregnant',
      'we want to have another child',
    ],
  },
  SURGERY: {
    nl: [
      'volgende maand krijg ik een nieuwe heup',
      'mijn heup wordt vervangen over 9 dagen',
      'over tien dagen krijg ik een nieuwe heup',
      'ze steken mij volgende week een nieuwe knie',
      'operatie aan mijn knie staat gepland volgende week woensdag',
      'ik sta op de wachtlijst voor een operatie',
      'binnenkort onder narcose voor mijn galblaas',
    ],
    en: [
      'going in for a new hip on thursday week',
      "I'm down for a hip replacement next month",
      "I'm waiting for a knee replacement",
      'having my knee done next thursday',
      'on the waiting list for surgery',
      'do I need to stop magnesium before my operation next week?',
    ],
  },
  KIDNEY_STONES_STRUVITE: {
    nl: ['koraalstenen in mijn nier', 'ik heb een infectiesteen'],
    en: ['struvite kidney stones twice', 'a staghorn stone in the left one'],
  },
  ALCOHOL: {
    nl: [
      'ik drink elke avond een fles wijn',
      'halve fles jenever per dag',
      'elke dag acht pinten',
      'ik drink te veel, dat weet ik',
      'ik ben 4 dagen geleden gestopt met drinken, was een krat per dag',
    ],
    en: [
      'I get through a bottle of red most nights',
      'I drink a bottle of wine most nights',
      'I drink too much, I know',
      'eight cans every evening',
    ],
  },
  ALCOHOL_DEPENDENCE: {
    nl: ['twintig jaar elke dag jenever', 'ik kan niet zonder drank', 'ik heb een drankprobleem'],
    en: ["haven't had a drink since Thursday after years of vodka every day", 'I have a drinking problem'],
  },
  EATING_DISORDER: {
    nl: ['steek mn vinger in mn keel als ik wel eet', 'ik heb ondergewicht', 'ik durf niet te eten'],
    en: ['I still struggle with food and with the scales', 'I make myself sick after dinner', 'I want to be 45 kilos'],
  },
  DIABETES: {
    nl: [
      'heb al twintig jaar suiker',
      'hartfalen en suiker',
      'suiker type 2, tabletjes ervoor',
      "pillen voor 't suiker",
      'Type 1 al vanaf mijn elfde',
      'ik spuit insuline',
      'mijn moeder heeft suikerziekte en ik ook',
    ],
    en: [
      'they gave me pills for the sugar disease',
      'tablets for my sugar',
      'I inject insulin',
      'type one since I was 12',
    ],
  },
  HYPERPARATHYROID: {
    nl: ['mijn bijschildklier werkt te hard', 'hyperparathyreoïdie'],
    en: ['my parathyroid is overactive', 'had a parathyroidectomy'],
  },
  LIVER_FAILURE: {
    nl: ['ik heb levercirrose', 'mijn lever is kapot'],
    en: ["I've a cirrhotic liver", 'my liver is badly scarred, cirrhosis'],
  },
  CANCER_TREATMENT: {
    nl: [
      'ik heb de ziekte van Kahler',
      'ik ben onder behandeling voor borstkanker',
      'ik krijg chemo. In het begin was ik misselijk maar nu niet meer.',
      'onder behandeling voor borstkanker: chemo gehad, nu letrozol',
      'ik word nu bestraald',
      'ik heb chronische leukemie',
      'heb een lymfoom',
    ],
    en: [
      "I'm being treated for breast cancer",
      'I have multiple myeloma',
      'on chemo at the moment',
      'having radiotherapy every day',
      'I have lymphoma',
    ],
  },
  HIV: {
    nl: ['ik heb hiv, onmeetbaar', 'slik hivremmers'],
    en: ['hiv pos, undetectable twelve years', 'living with HIV'],
  },
  ALLERGY_EXCIPIENT: {
    nl: ['ik kan niet tegen de gele kleurstof in tabletten', 'ben allergisch voor die gele kleurstof'],
    en: ['I react badly to lactose', "I can't have sweeteners"],
  },
};

/** condition -> what does not tell of it */
const NOT_TOLD: Record<string, Record<Language, readonly string[]>> = {
  CKD: {
    nl: [
      'mijn nieren zijn prima',
      'mijn nieren doen het ietsje minder',
      'is magnesium slecht voor je nieren?',
      'nierfunctie is 75',
      'mijn vader heeft slechte nieren',
      'met 54 jaar zijn mijn nieren nog goed',
    ],
    en: [
      'my kidneys are not bad',
      'I had a bad kidney infection',
      'kidney function fine, I am 58',
      'are my kidneys fine with that?',
      'kidney beans are not bad',
      'my mum has kidney disease',
    ],
  },
  KIDNEY_MILD: {
    nl: ['mijn nieren zijn goed', 'nierfunctie nog maar 38', 'mijn zus heeft nieren die iets minder werken'],
    en: ['kidneys are fine', 'my kidney function was 40', "my husband's kidneys are a bit down"],
  },
  DIALYSIS: {
    nl: [
      'in 2016 heb ik een nieuwe nier gekregen',
      'niertransplantatie gehad',
      'ik werk op de dialyse',
      'mijn moeder is aan de dialyse',
      'ik ben niet aan de dialyse',
      'de kuitkrampen van de dialysetijd ben ik kwijt',
    ],
    en: [
      'had a kidney transplant nine years ago',
      "my mum's on dialysis",
      "I'm not on dialysis",
      'new kidney since 2016',
      'is magnesium allowed on dialysis?',
    ],
  },
  TRANSPLANT: {
    nl: [
      'mijn man heeft een nieuwe nier',
      'ik sta op de wachtlijst voor een nieuwe nier',
      'haartransplantatie gehad',
      'geen transplantatie gehad',
    ],
    en: [
      'my husband had a kidney transplant in 2018',
      'hair transplant in Turkey',
      'I see the new kidney doctor on Monday',
    ],
  },
  NEUROMUSCULAR: {
    nl: [
      'zou het kunnen dat ik een spierziekte heb of stel ik me aan',
      'ik heb als kind veel gesport',
      'kramp al 3 mnd',
      'mijn opa had als ziekte van de spieren',
    ],
    en: ['MS runs in our family', 'my uncle had motor neurone disease', 'cramps for 3 mnths'],
  },
  MYASTHENIA: {
    nl: ['mijn tante heeft myasthenie'],
    en: ['my aunt has myasthenia gravis', 'I do not have myasthenia'],
  },
  AV_BLOCK: { nl: ['ik woon in een blok flats', 'twee blokjes om'], en: ['I ran round the block', 'writers block'] },
  BRADYCARDIA: {
    nl: ['ik ben 44 en mijn pols doet zeer', 'mijn hartslag is 72', 'geen trage hartslag'],
    en: ['my pulse is 72', "I'm 45 and my heart is fine", 'my dad has a slow heart'],
  },
  LOW_BP: {
    nl: [
      'bloeddruk 140 op 90',
      'pillen om mijn bloeddruk laag te houden',
      'mijn bloeddruk is niet laag',
      'bloeddruk 128/79',
    ],
    en: [
      'blood pressure 140 over 90',
      'tablets that keep my blood pressure low',
      'I eat low salt for my blood pressure',
      'bp was perfect yesterday',
    ],
  },
  HEART_FAILURE: {
    nl: ['mijn vader overleed aan hartfalen', 'kan iemand met hartfalen magnesium nemen?', 'goede pompfunctie'],
    en: ['my father died of heart failure', 'can people with heart failure take magnesium?', 'no heart failure'],
  },
  ARRHYTHMIA_LQT: {
    nl: ['mijn moeke heeft een pacemaker', 'ik ga eraf', 'hartfalen met een pacemaker'],
    en: ['my mother has AF', 'got a pacemaker for heart block', 'as a matter of fact'],
  },
  IBD_ILEOSTOMY: {
    nl: ['mijn nicht heeft Crohn', 'geen coeliakie, getest op coeliakie'],
    en: ['my cousin has colitis', 'tested for coeliac, all fine'],
  },
  CHRONIC_DIARRHOEA: {
    nl: [
      'stel ik neem er te veel van, krijg ik dan hartkloppingen of blijft het bij de schijterij',
      'krijg je diarree van magnesium?',
      'geen diarree',
    ],
    en: ['does magnesium give you the runs?', 'no diarrhoea', 'my son has the runs'],
  },
  BOWEL_OBSTRUCTION: {
    nl: ['mijn wc is verstopt', 'al drie dagen verstopt'],
    en: ['bowels blocked up since monday', 'my drain is blocked'],
  },
  PREGNANT: {
    nl: [
      'toen ik zwanger was had ik het ook, ging na de bevalling weg. Nu dus weer terug',
      'niet zwanger (getest)',
      'we proberen zwanger te raken',
      'onze baby is 6 weken en de verloskundige komt nog langs',
      'ik lees dat zwangere vrouwen meer nodig hebben',
      'mijn zus is zwanger',
      'ik heb al 30 weken last',
    ],
    en: [
      "no I'm not pregnant",
      'when I was expecting my son',
      'I keep expecting my heart to start skipping',
      'my daughter is pregnant',
      'hoping to fall pregnant',
      '12 weeks of bad nights',
      'is it safe in pregnancy?',
    ],
  },
  BREASTFEEDING: {
    nl: ['pijn op de borst', 'ik geef geen borstvoeding', 'mijn zus geeft borstvoeding', 'ik geef om mijn borsten'],
    en: [
      'nursing home nights, I am a nurse',
      "I'm not breastfeeding",
      'feeding the cat myself',
      'my sister is breastfeeding',
    ],
  },
  TRYING_TO_CONCEIVE: {
    nl: ['ik ga voor een tweede kopje koffie', 'we willen geen kindje meer', 'voor een kind is het te veel'],
    en: ['trying for a new job', 'we tried for a second time', 'my friend is trying for a baby'],
  },
  SURGERY: {
    nl: [
      'sinds mijn knieoperatie vorig jaar',
      'na mijn heupoperatie is de kracht niet teruggekomen',
      'zenuwachtig voor de operatie van mijn moeder',
      'ik heb last van mijn nieuwe heup',
      'morgen naar de markt',
    ],
    en: [
      'my GP surgery gave me an appointment next week',
      'after my hip operation last year',
      'my dad is having his knee done next week',
      'my new hip is grand',
    ],
  },
  KIDNEY_STONES_STRUVITE: {
    nl: ['ik heb nierstenen gehad', 'gewone nierstenen'],
    en: ['I get kidney stones', 'ordinary kidney stones'],
  },
  ALCOHOL: {
    nl: [
      'ik drink veel water',
      'ik drink veel thee',
      'drink veel cola, dat zal wel meespelen',
      'ik til kratten bier',
      'een glas wijn in het weekend',
      'ik drink niet',
      'mijn man drinkt te veel',
      'hoofdpijn van de wijn',
      'ik moet van de dokter veel drinken',
      'ik drink 8 glazen water per dag',
    ],
    en: [
      'I drink a lot of water',
      'I drink too much coffee',
      'a bottle of water every day',
      'a glass of wine at the weekend',
      'a glass of wine every night',
      'my husband drinks a bottle of wine a day',
      'how do I get red wine out of a carpet',
      'not a drop of drink in six years',
    ],
  },
  ALCOHOL_DEPENDENCE: {
    nl: ['mijn vader was alcoholist', 'al jaren elke dag water drinken', 'ik ben geen alcoholist'],
    en: ["can't stop drinking water", 'my dad was an alcoholic', "I'm not an alcoholic"],
  },
  EATING_DISORDER: {
    nl: ['mijn dochter heeft anorexia', 'bang om te laat te komen', 'ik wil 10 kilo afvallen'],
    en: ['my daughter has anorexia', 'we binge series all weekend', 'I weigh 75 kilos'],
  },
  DIABETES: {
    nl: [
      'ik eet veel suiker',
      'suiker in mijn koffie',
      'thee met melk en suiker',
      'ik eet minder vet en suiker',
      'bloeddruk en suiker zijn goed volgens de dokter',
      'geen suikerziekte',
      'suikerziekte komt bij ons in de familie voor',
      'getest op diabetes, alles goed',
      'mijn man is suikerpatiënt',
      'kan je van magnesium suikerziekte krijgen?',
    ],
    en: [
      'diabetes runs in my family',
      'I was tested for diabetes, all fine',
      "I'm afraid of getting diabetes",
      'I cut out sugar',
      'does magnesium help with diabetes?',
      'pre-diabetic they call it',
      'I am no diabetic',
      'two sugars in my tea',
    ],
  },
  LIVER_FAILURE: {
    nl: ['ik lever slecht werk', 'ik eet graag lever'],
    en: ['I eat liver once a week', 'my dad had cirrhosis', 'fatty liver disease, nothing serious'],
  },
  CANCER_TREATMENT: {
    nl: [
      'mijn zus had borstkanker',
      'borstkanker zit in de familie',
      'die misselijkheid was van de chemo in 2015',
      'in 2009 borstkanker gehad',
      'geen kanker gelukkig',
    ],
    en: [
      'my sister had breast cancer',
      'breast cancer runs in the family',
      'I had breast cancer in 2009',
      'my husband is on chemo',
      'is chemo bad for magnesium?',
    ],
  },
  HIV: { nl: ['getest op hiv', 'geen hiv'], en: ['tested for HIV, negative', 'I take prep to prevent HIV'] },
  ALLERGY_EXCIPIENT: { nl: ['ik kan niet tegen de zon'], en: ['I react badly to heat', 'the yellow pills work best'] },
  AGE_UNDER_18: {
    nl: ['ben 11 weken zwanger', 'ben 11 wkn zwanger van de 2e', 'ik ben 15 jaar getrouwd', 'ik ben 10 kilo kwijt'],
    en: ["I'm 16 weeks pregnant", 'my 12 yo drinks litres', "I'm 14 weeks post op", "I'm 12 stone"],
  },
};

const rows = (table: typeof TOLD) =>
  Object.entries(table).flatMap(([id, byLanguage]) =>
    (['nl', 'en'] as const).flatMap((language) => byLanguage[language].map((text) => [language, text, id] as const)),
  );

describe('an illness in people’s own words', () => {
  it.each(rows(TOLD))('%s: "%s" tells of %s', (language, text, id) => {
    expect(told(text, language)).toContain(id);
  });
});

describe('what only looks like an illness', () => {
  it.each(rows(NOT_TOLD))('%s: "%s" does not tell of %s', (language, text, id) => {
    expect(told(text, language)).not.toContain(id);
  });

  it('is no age where a pregnancy or a weight is counted', () => {
    expect(told('ik ben 16 jaar oud', 'nl')).toEqual(['AGE_UNDER_18']);
    expect(told("I'm 16 and pregnant", 'en')).toEqual(expect.arrayContaining(['AGE_UNDER_18', 'PREGNANT']));
  });
});
