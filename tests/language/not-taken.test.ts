/** Medicines that a text names and that its writer does not take. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/state.ts';
import { createFind } from '../../src/language/findings.ts';
import { buildVocabulary } from '../../src/language/vocabulary.ts';
import { knowledge, words } from './reading.ts';

const languages = [words.nl, words.en];
const find = createFind(languages, knowledge, buildVocabulary(languages, knowledge));

function named(text: string, language: Language): readonly string[] {
  return find(text, language).medicines.flatMap(({ ids }) => ids);
}

describe('a medicine that was stopped', () => {
  it.each([
    ['nl', 'mijn cholesterolpil gaf mij kramp, gestopt en alles is weer normaal'],
    ['nl', 'ik had kramp van de statine. Afgebouwd en weg.'],
    ['nl', 'sinds ik van de kalmeringspillen af ben slaap ik slecht'],
    ['nl', 'na het stoppen met metformine is mijn eetlust terug'],
    ['nl', 'sinds de dokter die plaspil stopte heb ik geen kramp meer'],
    ['en', 'i was blocked up on iron tablets, came off them and back to normal'],
    ['en', 'i got rid of restless legs by stopping the antihistamine'],
    ['en', 'no jumpy legs since i cut out the antihistamine'],
  ] as const)('is taken no more, wherever the sentence says so (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  it.each([
    ['nl', 'vorige week gestopt met de prednison en nu slap', 'prednisone-prednisolone'],
    ['nl', 'prednison ineens gestopt, nu duizelig', 'prednisone-prednisolone'],
    ['en', 'stopped my prednisone cold turkey after 2 years', 'prednisone-prednisolone'],
    ['en', 'quit zoloft 5 days ago', 'sertraline'],
    ['nl', 'ik slik metformine. Gestopt met roken.', 'metformin'],
    ['nl', 'ik word ziek van mijn metformine', 'metformin'],
    ['nl', 'ik kreeg uitslag van de lamotrigine', 'lamotrigine'],
    ['nl', 'metformine neem ik nooit samen met eten', 'metformin'],
  ] as const)(
    'still counts when that was lately, at once, or said of something else (%s): "%s"',
    (language, text, id) => {
      expect(named(text, language)).toContain(id);
    },
  );

  it.each([
    ['nl', 'Staaltabletten gebruik ik niet'],
    ['nl', 'allergisch voor penicilline'],
    ['nl', 'ik ben allergisch aan penicilline'],
    ['nl', 'penicilline-allergie'],
    ['nl', 'de dokter stelde een statine voor maar ik twijfel'],
    ['nl', 'oxazepam heb ik nog liggen maar neem ik nooit'],
    ['nl', 'de pil heb ik eruit gegooid'],
    ['en', 'i refused the water tablets'],
    ['en', 'im allergic to penicillin'],
  ] as const)('is not taken either when it is refused or cannot be borne (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });
});

describe('a medicine that nobody began, or that was not borne', () => {
  it.each([
    ['nl', 'ze hadden mij simvastatine voorgeschreven, maar ik ben er nooit aan begonnen'],
    ['nl', 'een recept voor sertraline, nooit opgehaald'],
    ['nl', 'ibuprofen verdraag ik niet'],
    ['en', 'amlodipine swelled up my ankles so they took me off it'],
    ['en', 'gp gave me sertraline but I never filled it'],
    ['en', "ibuprofen doesn't agree with me"],
    ['en', 'agomelatine was rubbish'],
    ['en', "I can't tolerate statins"],
  ] as const)('is not taken (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  it('does not hide another that is', () => {
    expect(named('losartan, as ramipril was useless', 'en')).toEqual(['losartan']);
  });
});

describe('a medicine that somebody cannot do without', () => {
  it.each([
    ['nl', 'ik kan niet zonder mijn omeprazol', 'omeprazole'],
    ['nl', 'ik ga nooit de deur uit zonder mijn ventolin', 'salbutamol'],
    ['en', "can't do without my omeprazole", 'omeprazole'],
    ['en', 'never without my ventolin', 'salbutamol'],
  ] as const)('is taken, as it is denied twice (%s): "%s"', (language, text, id) => {
    expect(named(text, language)).toEqual([id]);
  });

  it('is not when it is denied once', () => {
    expect(named('ik doe het zonder omeprazol', 'nl')).toEqual([]);
  });
});

describe('a treatment that ends by itself', () => {
  it.each([
    ['nl', 'tintelende tenen sinds de chemo, drie jaar geleden'],
    ['nl', 'misselijk van de antibiotica, is nu over'],
    ['en', 'in 1998 i had an ulcer, cured with antibiotics'],
  ] as const)('is over when the sentence says so (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  it.each([
    ['nl', 'om de drie weken chemo, en tintelende vingers', 'chemo'],
    ['en', 'food tastes of nothing since the antibiotics last week', 'antibiotics'],
  ] as const)('goes on where it does not (%s): "%s"', (language, text, id) => {
    expect(named(text, language)).toContain(id);
  });
});

describe('what is in the blood as well as in tablets', () => {
  it.each([
    ['nl', 'bloed geprikt en ijzer was goed'],
    ['nl', 'B12 een beetje laag zei de dokter'],
    ['nl', 'komen tintelingen van magnesium of is dat B12?'],
    ['en', 'had a blood test, iron is ok'],
    ['en', 'turned out to be vit D'],
    ['en', 'is it calcium or magnesium that does that?'],
    ['nl', 'mijn magnesium was 0,68'],
    ['en', 'my magnesium was 0.68 at the last test'],
    ['en', 'my potassium was 3.1'],
    ['nl', 'zou ik gaan beven als mijn magnesium te laag staat'],
  ] as const)('is no medicine where it is measured or wondered about (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  it.each([
    ['nl', 'ik slik ijzer, en dat gaat goed', 'iron_tablets'],
    ['nl', 'B12 is laag, injectie om de twee maanden', 'vitamin-b12'],
    ['en', 'i take zinc and vit d and thats it', 'zinc'],
    ['en', 'is zinc ok together with this?', 'zinc'],
    ['en', 'my vitamin d is 1000 iu', 'vitamin-d-colecalciferol'],
    ['nl', 'mijn magnesium vergeten', 'magnesium_already'],
  ] as const)('is one where it is taken (%s): "%s"', (language, text, id) => {
    expect(named(text, language)).toContain(id);
  });
});

describe('a medicine in a question', () => {
  it.each([
    ['nl', 'waarom word je misselijk van zink?'],
    ['nl', 'wordt iemand slap van plaspillen? ik slik ze zelf niet'],
    ['nl', 'wat helpt tegen hoofdpijn, ibuprofen of paracetamol?'],
    ['en', 'can statins make muscles weak? not on them yet'],
    ['en', 'do water tablets give you cramp'],
  ] as const)('is nobody’s when it is asked about in general (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  it.each([
    ['nl', 'krijg je slappe spieren van statines? ik slik ze al een jaar', 'cholesterol_tablets'],
    ['nl', 'mag dit samen met bloedverdunners?', 'blood_thinner'],
    ['nl', 'krijg je van bètablokkers slappe spieren? mij zijn ze net voorgeschreven', 'beta_blockers_word'],
    ['en', 'do water tablets use up magnesium? been on them ages', 'water_tablets'],
    ['en', 'is it normal for one calf to be hot and swollen on the pill?', 'the_pill'],
    ['en', "can't face breakfast since ozempic", 'semaglutide-liraglutide'],
    ['nl', 'dat trillen van mijn handen, is dat nu van de Ventolin?', 'salbutamol'],
  ] as const)('is the writer’s where they may take it (%s): "%s"', (language, text, id) => {
    expect(named(text, language)).toContain(id);
  });
});

describe('who takes what', () => {
  it.each([
    ['nl', 'weekdoos gevuld door mijn dochter: bisoprolol en apixaban', ['bisoprolol', 'apixaban']],
    ['en', 'tray filled by my daughter: amlodipine, ramipril', ['amlodipine', 'ramipril']],
    ['nl', 'mijn dochter slikt bisoprolol', []],
  ] as const)('is not who only helps with it (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(expect.arrayContaining([...ids]));
    if (ids.length === 0) expect(named(text, language)).toEqual([]);
  });
});

describe('a medicine that cannot be done without', () => {
  it.each([
    ['nl', 'Zonder slaappil kom ik er niet in', ['sleeping_tablets']],
    ['nl', 'zonder omeprazol gaat het niet', ['omeprazole']],
    ['en', 'without omeprazole i can not eat', ['omeprazole']],
    ['nl', 'ik slaap nu zonder slaappil', []],
  ] as const)('is taken (%s): "%s"', (language, text, ids) => {
    expect(named(text, language)).toEqual(ids);
  });
});

describe('a medicine whose place another took', () => {
  it.each([
    ['en', 'swapped omeprazole for famotidine', 'famotidine'],
    ['nl', 'ik ben van metoprolol naar bisoprolol overgestapt', 'bisoprolol'],
  ] as const)('is taken no more (%s): "%s"', (language, text, id) => {
    expect(named(text, language)).toEqual([id]);
  });

  it('stays when only something else changed', () => {
    expect(named('they changed the time of my metoprolol, and bisoprolol stays', 'en')).toEqual([
      'metoprolol',
      'bisoprolol',
    ]);
  });
});

describe('iron beside a medicine', () => {
  it('is one that is asked about', () => {
    expect(named('Sinemet, is it ok to take it with iron', 'en')).toEqual(
      expect.arrayContaining(['levodopa-carbidopa', 'iron_tablets']),
    );
    expect(named('spinach with iron', 'en')).toEqual([]);
  });
});

describe('somebody else', () => {
  it.each([
    ['en', 'My dad is 88. Takes perindopril and a half aspirin'],
    ['nl', 'Mijn vader is 88. Slikt perindopril'],
    ['en', "warfarin isn't mine, it's the wife's"],
  ] as const)('takes what is told of them in the next sentence or behind it (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });

  it('is spoken of no longer once a sentence begins anew', () => {
    expect(named('My dad is 88. Perindopril and a half aspirin for me', 'en')).toContain('perindopril');
  });
});

describe('magnesium', () => {
  it.each([
    ['nl', "thyrax om 7 uur, hoe laat mag dan zo'n magnesiumpil?", ['levothyroxine']],
    ['nl', "hoeveel uur moet er zitten tussen thyrax en zo'n magnesiumpil", ['levothyroxine']],
    ['nl', 'mag mijn magnesiumpil samen met thyrax?', ['magnesium_already', 'levothyroxine']],
    ['nl', 'ik slik een magnesiumpil en thyrax, kan dat samen', ['magnesium_already', 'levothyroxine']],
  ] as const)('that is only thought of is not taken (%s): "%s"', (language, text, ids) => {
    expect(named(text, language).toSorted()).toEqual([...ids].sort());
  });
});

describe('what is in the blood', () => {
  it.each([
    ['nl', 'ijzer en cholesterol waren prima'],
    ['nl', 'mijn calcium en kalium waren vorige maand keurig in het lab'],
  ] as const)('is no tablet, wherever in the sentence its level is told (%s): "%s"', (language, text) => {
    expect(named(text, language)).toEqual([]);
  });
});

describe('what is said not to be taken', () => {
  it.each([
    ['nl', 'nee, geen plaspil', ['water_tablets']],
    ['nl', 'klopt, maar geen metoprolol', ['metoprolol']],
    ['en', 'no, not the water tablet', ['water_tablets']],
    ['en', "that's right but I don't take metoprolol", ['metoprolol']],
    ['nl', 'ik slik een plaspil, furosemide', []],
    ['en', 'I take metoprolol, does magnesium help?', []],
    ['en', 'my husband takes metoprolol', []],
    ['en', 'is it true that statins cause cramps', []],
    ['nl', 'mijn man slikt metoprolol', []],
  ] as const)('is told apart from what is not spoken of (%s): "%s"', (language, text, ids) => {
    expect(find(text, language).named.notTaken).toEqual(ids);
  });
});
