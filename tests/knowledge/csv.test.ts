import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/knowledge/csv.ts';

describe('reading comma-separated text', () => {
  it.each([
    ['plain fields', 'a,b\n1,2\n', [{ a: '1', b: '2' }]],
    ['quoted commas', 'a,b\n"1,5",2\n', [{ a: '1,5', b: '2' }]],
    ['doubled quotes', 'a,b\n"say ""no""",2\n', [{ a: 'say "no"', b: '2' }]],
    ['line ends inside quotes', 'a,b\n"one\ntwo",2\n', [{ a: 'one\ntwo', b: '2' }]],
    ['quotes in the middle of a plain field', 'a,b\n5" wide,2\n', [{ a: '5" wide', b: '2' }]],
    ['Windows line ends and a byte-order mark', '\uFEFFa,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
    ['empty fields and no last line end', 'a,b\n,', [{ a: '', b: '' }]],
    ['blank lines between', 'a,b\n\n1,2\n\n', [{ a: '1', b: '2' }]],
    ['nothing at all', '', []],
  ])('understands %s', (_, text, rows) => {
    expect(readCsv(text, 'x.csv')).toEqual(rows);
  });

  it('gives back whatever was written, quoted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'x') }))),
        (rows) => {
          const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;
          const text = [['a', 'b'], ...rows].map((row) => row.map(quote).join(',')).join('\r\n');
          expect(readCsv(text, 'x.csv')).toEqual(rows.map(([a, b]) => ({ a, b })));
        },
      ),
    );
  });

  it('refuses a record with too few fields and a quote left open, naming file and remedy', () => {
    expect(() => readCsv('a,b\n1\n', 'x.csv')).toThrow('x.csv: record 2 has 1 fields, the header 2; quote fields');
    expect(() => readCsv('a,b\n"1,2\n', 'x.csv')).toThrow('x.csv: a quoted field is never closed; add the missing');
  });
});
