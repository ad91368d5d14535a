import { describe, expect, it } from 'vitest';
import {
  complaintFigures,
  filledIn,
  foundByComplaint,
  scaleInvented,
  scaleRight,
} from '../../evaluation/score-complaints.ts';
import { mention, message } from './tiny-items.ts';

describe('the figures on complaints', () => {
  const read = [
    message(
      {
        id: 'nl-1',
        complaints: [
          { id: 'cramps', is: 'present' },
          { id: 'sleep', is: 'present' },
        ],
      },
      { complaints: [mention('cramps'), mention('fatigue')] },
    ),
    message(
      {
        id: 'be-1',
        complaints: [
          { id: 'cramps', is: 'denied' },
          { id: 'sleep', is: 'past' },
        ],
      },
      { complaints: [mention('cramps'), mention('sleep', { is: 'past' })] },
    ),
    message({ id: 'en-1', complaints: [{ id: 'sleep', is: 'present' }] }, { complaints: [mention('sleep')] }),
  ];

  it('count a present complaint as right, invented or missed', () => {
    expect(Object.fromEntries(foundByComplaint(read))).toEqual({
      cramps: { right: 1, invented: 1, missed: 0 },
      sleep: { right: 1, invented: 0, missed: 1 },
      fatigue: { right: 0, invented: 1, missed: 0 },
    });
  });

  it('work out precision, recall and F1 over all complaints, and by variety', () => {
    const values = Object.fromEntries(complaintFigures(read).map(({ name, value }) => [name, value]));
    expect(values['micro precision']).toBe(2 / 4);
    expect(values['micro recall']).toBe(2 / 3);
    expect(values['micro F1']).toBe(4 / 7);
    expect(values['micro F1 nl']).toBe(2 / 4);
    expect(values['micro F1 be']).toBe(0);
    expect(values['micro F1 en']).toBe(1);
    expect(values['F1 nl above be']).toBe(0.5);
  });

  it("tell which complaints were filled in that are not the writer's own, now", () => {
    expect(filledIn(read, ['denied'])).toEqual({ hits: 1, total: 1 });
    expect(filledIn(read, ['denied', 'past', 'other'])).toEqual({ hits: 1, total: 2 });
  });

  it('do not hold it against a reader that fills in what the writer has and the child has as well', () => {
    const both = message(
      {
        complaints: [
          { id: 'cramps', is: 'other' },
          { id: 'cramps', is: 'present' },
        ],
      },
      { complaints: [mention('cramps')] },
    );
    expect(filledIn([both], ['other'])).toEqual({ hits: 0, total: 0 });
    expect(foundByComplaint([both]).get('cramps')).toEqual({ right: 1, invented: 0, missed: 0 });
  });

  it('count a frequency as right only for its own complaint, and as wrong when the complaint was missed', () => {
    const often = [
      message(
        {
          complaints: [
            { id: 'cramps', is: 'present', frequency: 4 },
            { id: 'sleep', is: 'present' },
          ],
        },
        { complaints: [mention('cramps', { frequency: 4 }), mention('sleep', { frequency: 4 })] },
      ),
      message({ complaints: [{ id: 'cramps', is: 'present', frequency: 2 }] }, { complaints: [] }),
      message({ complaints: [{ id: 'cramps', is: 'denied', frequency: 0 }] }, { complaints: [] }),
    ];
    expect(scaleRight(often, 'frequency')).toEqual({ hits: 1, total: 2 });
    expect(scaleInvented(often, 'frequency')).toEqual({ hits: 1, total: 1 });
  });
});
