import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, parse, stringify } from 'yaml';
import { readOnlyPlainYaml, readYaml } from '../../src/knowledge/read-yaml.ts';

const knowledge = join(import.meta.dirname, '..', '..', 'knowledge');
/** Examples are read by `npm run learn` alone. */
const files = readdirSync(knowledge, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.yaml') && !file.startsWith('examples'),
);

describe('reading YAML quickly', () => {
  it('reads every file that the bot loads itself, exactly as the full parser does', () => {
    const read = files.map((file) => ({ file, text: readFileSync(join(knowledge, file), 'utf8') }));
    expect(read.filter(({ text }) => readOnlyPlainYaml(text) === undefined).map(({ file }) => file)).toEqual([]);
    for (const { file, text } of read)
      expect({ file, content: readYaml(text) }).toEqual({ file, content: parse(text) });
  });

  it.each([
    'a: yes\nb: true\nc: null\nd: ~\ne:\nf: no',
    'a: 1\nb: -1.5\nc: 1e3\nd: 010\ne: 1.0.0\nf: 2020-01-01\ng: +5\nh: .5\ni: 7+',
    'a: 0x1F\nb: 0o17\nc: .inf\nd: .NaN',
    '"1-2": a\n0: b\n1-2: c',
    '- a\n- b: 1\n  c: 2\n-   d: 3\n    e: 4',
    'a:\n- 1\n- 2\nb:\n  - 3',
    "a: [1, \"two, three\", 'it''s', cow's milk, { b: c }]",
    'a: [\n  one,\n  two words,\n  "three, four",\n]\nb: { c: 1,\n  d: 2 }',
    'a: x # comment\n# whole line\nb: "x # no comment"\nc: x#y',
    'a: http://x.y/z?a=b#c\nb: 10:30',
    'a: "say \\"no\\" \\u00e9"\nb: "\\n"',
    'a: |\n  line one\n  line two\nb: >\n  folded\n  text',
    'a: one\n  two\nb: c',
    'a: &x 1\nb: *x',
    '? a\n: b',
    '[a, b]',
    '{ a: b, c: [d] }',
    'just text',
    '',
    '# nothing\n',
    '- - 1\n  - 2\n- 3',
    'a: []\nb: {}\nc: ""',
    'a: {b, c}',
    'naïef: é\nclé: ü',
    'a: b: c',
    'a: 1\na: 2',
    'a: [1, 2',
    ' a: 1\nb: 2',
    '- a\nb: 1',
    'a:\n\tb: 1',
    '__proto__: 1',
    'a: { x: 1, note: score 0, unlike }',
    'a: [[1, 2], [3]]',
    'a: - b',
    'a: %b',
    'a: @b',
    "a: 'x' y",
    'a: {x: 1}y',
    'a: [x]: 1',
    'a: -0',
    'a: [-0.0, 1e999, -1e999]',
  ])('reads %j as the full parser does, errors included', (text) => {
    const outcome = (read: (text: string) => unknown) => {
      try {
        return { content: read(text) };
      } catch {
        return 'an error';
      }
    };
    expect(outcome(readYaml)).toEqual(outcome((each) => parse(each)));
  });

  it('reads back whatever the full parser writes, in block and in flow', () => {
    const key = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_+ -]{0,8}$/);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.double({ noNaN: true }),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('map'),
      ),
      list: fc.array(tie('value'), { maxLength: 4 }),
      map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(value, fc.boolean(), (content, isFlow) => {
        const document = new Document(content);
        if (isFlow && document.contents && 'flow' in document.contents) document.contents.flow = true;
        const text = isFlow ? document.toString({ lineWidth: 0 }) : stringify(content);
        expect(readYaml(text)).toEqual(parse(text));
      }),
      { numRuns: 500 },
    );
  });
});
