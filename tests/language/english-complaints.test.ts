/** Families of words in which people describe complaints in English, and what only sounds like them. */
import { describe, expect, it } from 'vitest';
import { read } from './reading.ts';

const present = (text: string): readonly string[] =>
  read(text, 'en')
    .complaints.filter(({ is }) => is === 'present')
    .map(({ complaint }) => complaint);

describe('a complaint described in English', () => {
  it.each([
    ['the nights have been a write-off since we moved', 'sleep'],
    ['awake with the larks again', 'sleep'],
    ['i keep getting up in the night', 'sleep'],
    ['whacked after the smallest thing', 'fatigue'],
    ['everything feels like wading through porridge', 'fatigue'],
    ['my calf had turned to rock', 'cramps'],
    ['legs wanting to be anywhere else', 'restless_legs'],
    ['a muscle in my cheek is hopping', 'twitch'],
    ['toes feel like they are wrapped in cotton wool', 'tingling'],
    ['there is a shake in my hands', 'tremor'],
    ['the kettle feels too heavy these days', 'weakness'],
    ['heart does a backflip', 'palpitations'],
    ['watch says my pulse is 150', 'palpitations'],
    ['a dull ache over the eyes', 'headache'],
    ['i have a short wick', 'tension'],
    ['off my grub', 'appetite_nausea'],
    ['stomach does cartwheels', 'appetite_nausea'],
    ['not been for six days', 'constipation'],
  ])('is read: "%s"', (text, complaint) => {
    expect(present(text)).toContain(complaint);
  });

  it.each([
    'up six times a night for a wee',
    'i had to shake it awake',
    'hands steady as a rock',
    'energy levels grand',
    'never slept better',
    'heart fine, head fine, stomach fine',
    'he played a zombie in the school play',
    'a snapshot of the sewing machine',
    'my only weakness is chocolate',
  ])('is not read in "%s"', (text) => {
    expect(present(text)).toEqual([]);
  });
});
