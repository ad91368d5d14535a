/** Room for a row of the longest word that is typed; longer ones get more. */
let room = 64;
/** Three rows are in use at a time, by one word after the other. */
let rows = newRows();

/**
 * Edits between two words: letters added, left out, changed, or two neighbours swapped (optimal string alignment).
 * @returns the number of edits, or `most + 1` as soon as it is more than `most`
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  if (other.length >= room) {
    room = 2 * other.length;
    rows = newRows();
  }
  let [before, last, current] = rows;
  for (let column = 0; column <= other.length; column += 1) last[column] = column;
  for (let row = 1; row <= one.length; row += 1) {
    current[0] = row;
    let least = row;
    const letter = one.charCodeAt(row - 1);
    const letterBefore = one.charCodeAt(row - 2);
    for (let column = 1; column <= other.length; column += 1) {
      const written = other.charCodeAt(column - 1);
      const change = at(last, column - 1) + (letter === written ? 0 : 1);
      let edits = Math.min(at(last, column) + 1, at(current, column - 1) + 1, change);
      const isSwap = row > 1 && column > 1 && letter === other.charCodeAt(column - 2) && letterBefore === written;
      if (isSwap) edits = Math.min(edits, at(before, column - 2) + 1);
      current[column] = edits;
      least = Math.min(least, edits);
    }
    if (least > most) return most + 1;
    [before, last, current] = [last, current, before];
  }
  return at(last, other.length);
}

function newRows(): readonly [Int32Array, Int32Array, Int32Array] {
  return [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
}

function at(row: Int32Array, column: number): number {
  return row[column] ?? 0; // always within the row
}
