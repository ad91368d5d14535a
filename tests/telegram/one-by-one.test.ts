import { expect, it } from 'vitest';
import { createOneByOne } from '../../src/telegram/one-by-one.ts';

it('begins the next thing of a chat when the one before has ended, well or not, and lets no chat wait for another', async () => {
  const oneByOne = createOneByOne();
  const happened: string[] = [];
  const ends = new Map<string, () => void>();
  const give = (chatId: number, name: string, isWell = true) =>
    oneByOne(chatId, async () => {
      happened.push(`${name} begins`);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      happened.push(`${name} ends`);
      if (!isWell) throw new Error(name);
      return name;
    });

  const all = [give(1, 'a', false), give(1, 'b'), give(2, 'c')];
  const failed = expect(all[0]).rejects.toThrow('a');
  expect(happened).toEqual(['a begins', 'c begins']);
  ends.get('c')?.();
  expect(await all[2]).toBe('c');
  ends.get('a')?.();
  await failed;
  await expect.poll(() => happened).toEqual(['a begins', 'c begins', 'c ends', 'a ends', 'b begins']);
  ends.get('b')?.();
  expect(await all[1]).toBe('b');
});
