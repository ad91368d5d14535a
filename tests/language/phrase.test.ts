import { describe, expect, it } from 'vitest';
import type { Button, Message } from '../../src/chat.ts';
import type { Action } from '../../src/domain/event.ts';
import type { QuestionView, View } from '../../src/domain/view.ts';
import { NOTICES } from '../../src/domain/view.ts';
import { capitalised } from '../../src/language/html.ts';
import { createPhrase } from '../../src/language/phrase.ts';
import { Walk } from '../domain/walk.ts';
import { knowledge } from '../knowledge-base.ts';
import { plainWords } from './plain-words.ts';
import { shownText } from './telegram-html.ts';

const phrase = createPhrase({ nl: plainWords('nl'), en: plainWords('en') }, knowledge);

const QUESTION: QuestionView = {
  kind: 'question',
  run: 1,
  question: {
    id: 'safety-body',
    kind: 'many',
    ask: 'safety-body',
    complaint: null,
    labels: 'safety',
    options: ['calf_swelling'],
  },
  ticked: [],
  progress: { number: 4, about: 21 },
  canGoBack: true,
  isChange: false,
  meant: null,
};
const NOTICE: View = { kind: 'notice', notice: 'not-understood', ids: [], what: null };
const ALARM: View = { kind: 'alarm', run: 1, level: 3, flags: ['chest_pain'], canTakeBack: true };

function only(views: readonly View[], cause: 'tap' | 'written' = 'tap'): Message {
  const messages = phrase(views, 'en', cause);
  expect(messages).toHaveLength(1);
  return messages[0]!;
}

function actions(message: Message): readonly Button['does'][] {
  return message.buttons.flat().map(({ does }) => does);
}

function named(message: Message, text: string): Button | undefined {
  return message.buttons.flat().find((button) => button.text === text);
}

describe('where a message goes', () => {
  it.each([
    ['question', QUESTION],
    ['consent', { kind: 'consent' }],
    ['confirm', { kind: 'confirm', what: 'delete' }],
    ['paused', { kind: 'paused', hasCheck: true }],
    ['language', { kind: 'language' }],
    ['out-of-scope', { kind: 'out-of-scope', run: 1 }],
  ] as const)('edits the card of a %s after a tap, and sends it anew below what was written', (_kind, view) => {
    expect(only([view], 'tap')).toMatchObject({ place: 'card', anew: false });
    expect(only([view], 'written')).toMatchObject({ place: 'card', anew: true });
  });

  it.each([
    ['welcome', { kind: 'welcome' }],
    ['privacy', { kind: 'privacy', hasData: true }],
    ['help', { kind: 'help' }],
    ['group', { kind: 'group' }],
  ] as const)('sends %s as a message of its own', (_kind, view) => {
    expect(only([view])).toMatchObject({ place: 'below', anew: false });
  });

  it('sends an alarm and a new result anew, whatever caused them', () => {
    expect(only([ALARM])).toMatchObject({ place: 'card', anew: true });
    const walk = new Walk().start().finish();
    expect(walk.view).toMatchObject({ kind: 'result', isNew: true });
    expect(only([walk.view])).toMatchObject({ place: 'card', anew: true });
    walk.tap({ do: 'part', run: 1, part: 'why', page: 0 });
    expect(only([walk.view])).toMatchObject({ place: 'card', anew: false });
  });

  it('puts a card under a message of the same reply, also after a tap', () => {
    const messages = phrase([{ kind: 'welcome' }, { kind: 'consent' }], 'nl', 'tap');
    expect(messages.map(({ place, anew }) => [place, anew])).toEqual([
      ['below', false],
      ['card', true],
    ]);
  });
});

describe('short lines', () => {
  it('float over the chat after a tap, as plain text', () => {
    const [line, card] = phrase([NOTICE, QUESTION], 'en', 'tap');
    expect(line).toMatchObject({ place: 'toast', buttons: [] });
    expect(card).toMatchObject({ place: 'card', anew: false });
    expect(card?.html).not.toContain('I did not understand');
  });

  it('stand in front of the card after a written message', () => {
    const message = only([NOTICE, QUESTION], 'written');
    expect(message.html).toMatch(/^I did not understand that.*\n\n<i>Question 4/);
  });

  it.each(NOTICES.filter((id) => !['old-button', 'same-answer', 'nothing-back', 'choose-one'].includes(id)))(
    'carry a way on when nothing else is said: %s',
    (notice) => {
      const view: View = { kind: 'notice', notice, ids: [], what: null };
      for (const cause of ['tap', 'written'] as const) {
        const message = only([view], cause);
        expect(message.place).toBe('below');
        expect(actions(message)).toEqual([{ do: 'command', command: 'start' }]);
      }
    },
  );

  it('answer an old button over the chat, since the card stands there already', () => {
    const view: View = { kind: 'notice', notice: 'old-button', ids: [], what: null };
    expect(only([view], 'tap')).toMatchObject({ place: 'toast', buttons: [] });
  });

  it('are at most 200 characters over the chat, without markup, whatever they name', () => {
    const ids = [...knowledge.medicines.keys()].slice(0, 60);
    const [line] = phrase([{ kind: 'notice', notice: 'medicine-added', ids, what: null }, QUESTION], 'en', 'tap');
    expect(line?.html.length).toBeLessThanOrEqual(200);
    expect(line?.html).not.toMatch(/[<>&]/);
  });

  it('say what cannot be read', () => {
    const photo: View = { kind: 'notice', notice: 'other-content', ids: [], what: 'photo' };
    expect(only([photo], 'written').html).toContain('photos');
  });
});

describe('the card of a question', () => {
  it('says where we are, then asks, then helps', () => {
    const { html } = only([QUESTION]);
    expect(html).toMatch(/^<i>Question 4 of about 21<\/i>\n\n<b>safety-body/);
    expect(shownText(html)).toContain('hint <i>&"');
  });

  it('offers "none of these" while nothing is ticked, and "done" once something is', () => {
    expect(actions(only([QUESTION]))).toContainEqual({ do: 'none', run: 1, question: 'safety-body' });
    const ticked = only([{ ...QUESTION, ticked: ['calf_swelling'] }]);
    expect(actions(ticked)).not.toContainEqual({ do: 'none', run: 1, question: 'safety-body' });
    expect(named(ticked, 'Done')).toEqual({
      text: 'Done',
      does: { do: 'done', run: 1, question: 'safety-body' },
      style: 'primary',
    });
    expect(named(ticked, '✓ calf_swelling')?.does).toMatchObject({ do: 'tick', on: false });
  });

  it('says in full what a shortened button means, folded under the question', () => {
    const { html } = only([QUESTION]);
    const folded = /<blockquote expandable>([\s\S]*)<\/blockquote>$/.exec(html)?.[1] ?? '';
    expect(shownText(folded)).toContain('\n• Calf_swelling <i>&" sign');
    const conditions: QuestionView['question'] = {
      ...QUESTION.question,
      labels: 'condition',
      options: ['CKD', 'LOW_BP'],
    };
    expect(shownText(only([{ ...QUESTION, question: conditions }]).html)).toMatch(/• CKD <i>&"\n• LOW_BP <i>&"$/);
  });

  it('explains no button that says it all', () => {
    const question = { ...QUESTION.question, labels: 'complaint', options: ['cramps'] };
    expect(only([{ ...QUESTION, question }]).html).not.toContain('blockquote');
  });

  it('puts two short labels of a list beside each other, ticked or not', () => {
    const options = ['water_tablets', 'antibiotics', 'blood_pressure_tablets', 'heart_tablets'];
    const question: QuestionView['question'] = { ...QUESTION.question, kind: 'medicines', labels: 'medicine', options };
    for (const ticked of [[], ['water_tablets', 'antibiotics']]) {
      const rows = only([{ ...QUESTION, question, ticked }]).buttons;
      expect(rows.slice(0, 3).map((row) => row.length)).toEqual([2, 1, 1]);
    }
  });

  it('always offers a skip and a stop, and a way back where there is one', () => {
    const does = actions(only([QUESTION]));
    expect(does).toContainEqual({ do: 'unknown', run: 1, question: 'safety-body' });
    expect(does).toContainEqual({ do: 'stop' });
    expect(does).toContainEqual({ do: 'back', run: 1, question: 'safety-body' });
    expect(actions(only([{ ...QUESTION, canGoBack: false }]))).not.toContainEqual(
      expect.objectContaining({ do: 'back' }),
    );
  });

  it('asks for a doubtful medicine by name, with yes and no only', () => {
    const meant = [...knowledge.medicines.keys()][0]!;
    const message = only([{ ...QUESTION, meant }]);
    expect(shownText(message.html)).toContain(`Do you mean ${meant}`);
    expect(actions(message)).toEqual([
      { do: 'meant', run: 1, medicine: meant, yes: true },
      { do: 'meant', run: 1, medicine: meant, yes: false },
      { do: 'stop' },
    ]);
  });

  it('shows a typed medicine as a ticked button', () => {
    const typed = [...knowledge.medicines.keys()][3]!;
    const walk = new Walk().start().finish({}, 'medicines');
    const message = only([{ ...walk.question, ticked: [typed] }]);
    expect(named(message, `✓ ${typed} <i>&"`)?.does).toMatchObject({ do: 'tick', option: typed, on: false });
  });

  it('offers no magnesium, the usual amounts and "don\'t know" for the amount', () => {
    const walk = new Walk().start().finish({}, 'magnesium-now');
    const message = only([walk.view]);
    const amounts = actions(message).flatMap((does) => ('do' in does && does.do === 'amount' ? [does.mg] : []));
    expect(amounts).toEqual([0, ...knowledge.questionnaire.magnesiumAmountsMg]);
    expect(message.buttons.at(-2)?.length).toBeLessThanOrEqual(3);
  });

  it('says of a change that the result follows', () => {
    expect(only([{ ...QUESTION, isChange: true }]).html).toMatch(/^<i>You are changing an answer\./);
  });

  it('reads a scale from top to bottom', () => {
    const walk = new Walk().start().finish({}, 'cramps-frequency');
    expect(
      only([walk.view])
        .buttons.slice(0, 5)
        .map((row) => row.length),
    ).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('a name that begins a line', () => {
  it.each([
    ['furosemide', 'Furosemide'],
    ['één been dik', 'Eén been dik'],
    ['ijzer', 'IJzer'],
    ['épinards', 'Épinards'],
    ['', ''],
  ])('is written with a capital as people write it: %s', (name, written) => {
    expect(capitalised(name)).toBe(written);
  });
});

describe('danger', () => {
  it('begins with what to do, the number in bold, then says why', () => {
    const { html } = only([ALARM]);
    expect(html.split('\n')[0]).toMatch(/^<b>Do RF-CHEST &lt;i&gt;&amp;&quot; or 112\.<\/b>/);
    expect(html).toContain('<b>0800-0113</b>');
    expect(html).not.toContain('<b>113</b>.nl');
    expect(html.indexOf('You mentioned:')).toBeGreaterThan(0);
  });

  it('says each action once, the gravest first', () => {
    const flags = ['chest_pain', 'fainting', 'RF-CHEST', 'calf_swelling'];
    const text = shownText(only([{ ...ALARM, flags }]).html);
    expect(text.match(/Do RF-CHEST/g)).toHaveLength(1);
    expect(text.indexOf('Do RF-CHEST')).toBeLessThan(text.indexOf('Do RF-PALP-FAINT'));
    expect(text.indexOf('Do RF-PALP-FAINT')).toBeLessThan(text.indexOf('Do RF-LEG-DVT'));
  });

  it('says for a sign of today when to call 112 instead', () => {
    expect(only([{ ...ALARM, level: 2, flags: ['calf_swelling'] }]).html).toContain('Call <b>112</b> if');
  });

  it('says so only where the action itself does not name 112', () => {
    expect(only([{ ...ALARM, level: 2 }]).html).not.toContain('Call <b>112</b> if');
  });

  it('can be taken back, and is left to a new start before consent', () => {
    expect(actions(only([ALARM]))).toEqual([{ do: 'take-back', run: 1 }, { do: 'stop' }]);
    expect(actions(only([{ ...ALARM, run: 0, canTakeBack: false }]))).toEqual([{ do: 'command', command: 'start' }]);
  });

  it('stands alone: no line and no help beside it', () => {
    for (const cause of ['tap', 'written'] as const) {
      expect(only([NOTICE, ALARM], cause).html).toMatch(/^<b>Do RF-CHEST/);
      expect(only([{ kind: 'help' }, ALARM], cause).html).toMatch(/^<b>Do RF-CHEST/);
    }
  });

  it('fits a message with every sign there is', () => {
    const flags = [...knowledge.safetyFlags.map(({ id }) => id), ...knowledge.redFlags.keys()];
    const { html } = only([{ ...ALARM, flags }]);
    expect(html.length).toBeLessThanOrEqual(4096);
    expect(shownText(html)).toMatch(/and \d+ more signs/);
  });
});

describe('around the check', () => {
  it('asks consent with yes, no and the other language', () => {
    expect(actions(only([{ kind: 'consent' }]))).toEqual([
      { do: 'consent', agreed: true },
      { do: 'consent', agreed: false },
      { do: 'language', language: 'nl' },
    ]);
  });

  it.each(['delete', 'restart'] as const)('asks once before a %s', (what) => {
    const message = only([{ kind: 'confirm', what }]);
    expect(actions(message)).toEqual([
      { do: what, yes: true },
      { do: what, yes: false },
    ]);
    expect(message.buttons[0]?.[0]?.style).toBe('danger');
  });

  it('leads somebody too young back to the age question', () => {
    expect(actions(only([{ kind: 'out-of-scope', run: 2 }]))).toContainEqual({ do: 'back', run: 2, question: 'age' });
  });

  it('lets a stopped person go on, or begin', () => {
    expect(actions(only([{ kind: 'paused', hasCheck: true }]))).toContainEqual({ do: 'resume' });
    expect(actions(only([{ kind: 'paused', hasCheck: false }]))).toContainEqual({ do: 'command', command: 'check' });
  });

  it('offers copy and deletion only where something is kept', () => {
    const gone = (hasData: boolean): readonly Action[] =>
      actions(only([{ kind: 'privacy', hasData }])).filter((does): does is Action => 'do' in does);
    expect(gone(true)).toContainEqual({ do: 'command', command: 'delete' });
    expect(gone(false)).not.toContainEqual({ do: 'command', command: 'delete' });
  });

  it('leads from a group to a chat of its own', () => {
    expect(actions(only([{ kind: 'group' }]))).toEqual([{ link: 'private-chat' }]);
  });

  it('gives every answer to read, and the file of all that is kept', () => {
    const walk = new Walk().start().finish().take({ kind: 'command', command: 'export', payload: null });
    const view = walk.views.find((each) => each.kind === 'export');
    const messages = phrase(walk.views, 'en', 'written');
    const file = messages.at(-1);
    expect(file?.attachment).toEqual({
      name: 'magnesium-check.json',
      mime: 'application/json',
      text: view?.kind === 'export' ? view.json : '',
    });
    const text = messages.map(({ html }) => shownText(html)).join('\n');
    for (const title of ['Age: 18-49', 'Medicines: none of these', 'Magnesium you already take: 0 mg a day']) {
      expect(text).toContain(title);
    }
  });

  it('divides a long export over messages, with a short text under the file', () => {
    const walk = new Walk().start().finish();
    const answers = Array.from({ length: 12 }, () => walk.result.answers).flat();
    const messages = phrase([{ kind: 'export', answers, json: '{}' }], 'nl', 'written');
    expect(messages.length).toBeGreaterThan(3);
    for (const { html } of messages) expect(html.length).toBeLessThanOrEqual(4096);
    expect(messages.at(-1)?.html.length).toBeLessThanOrEqual(1024);
  });
});
