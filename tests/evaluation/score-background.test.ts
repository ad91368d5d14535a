import { describe, expect, it } from 'vitest';
import { medicineIdOf } from '../../evaluation/read-items.ts';
import {
  backgroundFigures,
  confusion,
  medicinesFound,
  medicinesInvented,
  questionFigures,
} from '../../evaluation/score-background.ts';
import { knowledge } from '../knowledge-base.ts';
import { NOTHING_READ } from '../nothing-read.ts';
import { message } from './tiny-items.ts';

describe('the figures on medicines', () => {
  const read = [
    message(
      { medicines: ['omeprazole', 'water_tablets'] },
      {
        medicines: [
          { ids: ['omeprazole'], match: 'exact' },
          { ids: ['digoxin'], match: 'exact' },
          { ids: ['magnesium_already'], match: 'perhaps' },
          { ids: ['metoprolol', 'metformin'], match: 'close' },
        ],
      },
    ),
    message({ medicines: ['metformin'] }, { medicines: [{ ids: ['metoprolol', 'metformin'], match: 'close' }] }),
  ];

  it('count a medicine as read when a word may mean it', () => {
    expect(medicinesFound(read, knowledge)).toEqual({ hits: 2, total: 3 });
  });

  it('count a word as invented when it can mean nothing that is taken, those that are asked about by themselves', () => {
    expect(medicinesInvented(read, knowledge, ['taken'])).toEqual({ hits: 1, total: 2 });
    expect(medicinesInvented(read, knowledge, ['asked'])).toEqual({ hits: 2, total: 3 });
    expect(medicinesInvented(read, knowledge, ['taken', 'asked'])).toEqual({ hits: 3, total: 5 });
  });

  it('find a medicine under the id that the import gives it', () => {
    expect(medicineIdOf('Potassium chloride', knowledge)).toBe('potassium-chloride');
    expect(medicineIdOf('water_tablets', knowledge)).toBe('water_tablets');
  });
});

describe('the figures on illnesses and purpose', () => {
  const read = [
    message({ conditions: ['CKD', 'DIABETES'] }, { conditions: ['CKD'], intent: 'report' }),
    message({ intent: 'question' }, { conditions: ['CKD'], intent: 'report' }),
  ];

  it('give recall, invention and accuracy', () => {
    const values = Object.fromEntries(backgroundFigures(read, knowledge).map(({ name, value }) => [name, value]));
    expect(values['illness recall']).toBe(1 / 2);
    expect(values['invented, of illnesses read']).toBe(1 / 2);
    expect(values['intent right']).toBe(1 / 2);
    expect(values['medicine recall']).toBeNull();
  });

  it('say which purpose is taken for which', () => {
    const counts = confusion(read);
    expect(counts.question.report).toBe(1);
    expect(counts.report.report).toBe(1);
    expect(counts.report.question).toBe(0);
  });

  it('tell questions that no topic of ours answers from the others', () => {
    const question = (topic: string, intent: 'question' | 'off_topic') => ({
      item: { id: 'q-1', language: 'nl', text: 'made up', topic } as const,
      reading: { ...NOTHING_READ, intent },
    });
    const figures = questionFigures([
      question('daily_amount', 'question'),
      question('daily_amount', 'off_topic'),
      question('none', 'off_topic'),
    ]);
    expect(figures.map(({ value }) => value)).toEqual([1 / 3, 1 / 2, 0, 1]);
  });
});
