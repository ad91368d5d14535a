/** A row of a table: column name -> text of the field. */
export type CsvRow = Readonly<Record<string, string>>;

/**
 * Reads comma-separated text as RFC 4180 describes it: quoted fields may hold commas, line ends and doubled quotes.
 * @param text whole file; the first record names the columns
 * @param file name for error messages
 * @returns one object a record; a byte-order mark and blank lines are skipped
 * @throws {Error} if a quote is left open or a record has another number of fields than the header
 */
export function readCsv(text: string, file: string): CsvRow[] {
  const [header, ...records] = splitRecords(text.replace(/^\uFEFF/, ''), file);
  if (!header) return [];
  return records.map((fields, index) => {
    if (fields.length !== header.length) {
      throw new Error(
        `${file}: record ${index + 2} has ${fields.length} fields, the header ${header.length}; ` +
          'quote fields that hold a comma or a line end',
      );
    }
    return Object.fromEntries(header.map((column, at) => [column, fields[at] ?? '']));
  });
}

function splitRecords(text: string, file: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRecord = () => {
    fields.push(field);
    // A blank line is no record.
    if (fields.length > 1 || field !== '') records.push(fields);
    fields = [];
    field = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (isQuoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else isQuoted = false;
    } else if (char === '"' && field === '') isQuoted = true;
    else if (char === ',') {
      fields.push(field);
      field = '';
    } else if (char === '\n') endRecord();
    else if (char !== '\r' || text[at + 1] !== '\n') field += char;
  }
  if (isQuoted) throw new Error(`${file}: a quoted field is never closed; add the missing double quote`);
  if (fields.length > 0 || field !== '') endRecord();
  return records;
}
