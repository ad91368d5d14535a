import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain/event.ts';
import { createUnderstand } from '../../src/language/understand.ts';
import { knowledge, words } from '../knowledge-base.ts';
import { Walk } from './walk.ts';

const understand = createUnderstand(words(), knowledge);
const kinds = (walk: Walk): readonly string[] => walk.views.map(({ kind }) => kind);
const typed = (walk: Walk, text: string): Walk => walk.type(understand(text, 'nl') as Partial<Reading>);

/** Up to the question how much magnesium is taken. */
function atAmount(): Walk {
  const walk = new Walk().start();
  while (walk.question.question.id !== 'magnesium-now') walk.answer(plain(walk));
  return walk;
}

function plain({ question: { question } }: Walk): string | readonly string[] {
  if (question.kind !== 'single') return [];
  return question.id === 'age' ? '18-49' : (question.options[0] ?? '');
}

describe('a question about medicines', () => {
  it.each([
    ['mag ik magnesium bij omeprazol en doxycycline?', [['omeprazole'], ['doxycycline']]],
    ['mag mijn moeder magnesium bij lithium?', [['lithium']]],
    ['hoeveel uur tussen magnesium en euthyrox', [['levothyroxine']]],
    ['is magnesium niet gevaarlijk met digoxine?', [['digoxin']]],
    ['does magnesium interact with amlodipine', [['amlodipine']]],
  ])('is heard in "%s"', (text, ids) => {
    expect(understand(text, 'nl').medicineQuestion?.medicines.map((each) => each.ids)).toEqual(ids);
  });

  it.each([
    'welke magnesium is het beste voor slaap?',
    'helpt magnesium tegen kramp?',
    'ik slik magnesium en omeprazol',
  ])('is not heard in "%s"', (text) => {
    expect(understand(text, 'nl').medicineQuestion).toBeNull();
  });

  it('is answered in the middle of the check, ticks nothing, and the question comes again', () => {
    const walk = new Walk().start();
    while (walk.question.question.id !== 'medicines') walk.answer(plain(walk));
    typed(walk, 'mag ik magnesium bij omeprazol?');
    expect(kinds(walk)).toEqual(['medicine-facts', 'question']);
    expect(walk.question.ticked).toEqual([]);
  });

  it.each(['kan ik mijn metoprolol halveren nu ik magnesium slik?', 'calcium en magnesium verhouding?'])(
    'leaves "%s" to the topic that it is about',
    (text) => {
      expect(kinds(typed(new Walk().start(), text))).not.toContain('medicine-facts');
    },
  );

  it('comes after danger', () => {
    const walk = typed(new Walk().start(), 'mag ik magnesium bij omeprazol? ik heb nu druk op mijn borst');
    expect(kinds(walk)).toEqual(['alarm']);
  });
});

describe('a label', () => {
  it('answers the question how much is taken', () => {
    const walk = typed(atAmount(), '2 tabletten van 400 mg magnesiumcitraat');
    expect(walk.state?.check?.answers['magnesium-now']).toEqual({ is: 'amount', mg: 130 });
  });

  it.each(['magnesiumcitraat 400 mg', '100 mg magnesium, 400 mg magnesiumcitraat'])(
    'asks what is missing in "%s" and writes nothing down',
    (text) => {
      const walk = typed(atAmount(), text);
      expect(kinds(walk)).toEqual(['label-facts', 'question']);
      expect(walk.state?.check?.answers['magnesium-now']).toBeUndefined();
    },
  );

  it.each([
    'hoeveel mg magnesium heb ik nodig?',
    'is 300 mg magnesium per dag genoeg?',
    'hoeveel mg magnesium zit er in 100 gram vlees?',
  ])('is not what "%s" asks about', (text) => {
    expect(understand(text, 'nl').label).toBeNull();
  });

  it('is reckoned when it is asked elsewhere, and written down nowhere', () => {
    const walk = typed(new Walk().start(), 'hoeveel magnesium zit er in 3 capsules van 100 mg magnesium?');
    expect(kinds(walk)).toEqual(['label-facts', 'question']);
    expect(walk.views[0]).toMatchObject({ label: { is: 'amount', mg: 300 }, upperMg: 250 });
  });
});
