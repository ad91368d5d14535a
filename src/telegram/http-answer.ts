/** What a server answers in HTTP/1.1, read from the bytes that came so far. */

export interface HttpAnswer {
  /** Its body. */
  readonly text: string;
  /** How many of the bytes belong to it. */
  readonly bytes: number;
  /** How long the connection stays open for another call, ms; 0 when it does not, Infinity when nothing is said of it. */
  readonly openMs: number;
}

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';
/** Servers of the Bot API send some hundred bytes. */
const LONGEST_HEAD = 64 * 1024;

/**
 * Reads an answer to a POST.
 * @param isEnded whether the server has closed: an answer without a length reaches until there
 * @returns null when there is more to come
 * @throws {Error} for what is no answer of HTTP/1.1
 */
export function readAnswer(bytes: Buffer, isEnded: boolean): HttpAnswer | null {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd > LONGEST_HEAD || (headEnd < 0 && bytes.length > LONGEST_HEAD)) throw new Error('the head is too long');
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = /^HTTP\/1\.\d (\d{3})/u.exec(head)?.[1];
  if (status === undefined) throw new Error('this is no answer of HTTP/1.1');
  const start = headEnd + HEAD_END.length;
  // What is said ahead of the answer, e.g. 103.
  if (status.startsWith('1')) {
    const answer = readAnswer(bytes.subarray(start), isEnded);
    return answer && { ...answer, bytes: start + answer.bytes };
  }
  const openMs = openMsOf(head);
  if (/\r\ntransfer-encoding:.*chunked/iu.test(head)) {
    const body = readChunks(bytes, start);
    return body && { ...body, openMs };
  }
  const length = /\r\ncontent-length: *(\d+)/iu.exec(head)?.[1];
  if (length === undefined) {
    return isEnded ? { text: bytes.toString('utf8', start), bytes: bytes.length, openMs: 0 } : null;
  }
  const end = start + Number(length);
  return end > bytes.length ? null : { text: bytes.toString('utf8', start, end), bytes: end, openMs };
}

function openMsOf(head: string): number {
  if (head.startsWith('HTTP/1.0') || /\r\nconnection:.*close/iu.test(head)) return 0;
  const seconds = /\r\nkeep-alive:.*timeout=(\d+)/iu.exec(head)?.[1];
  return seconds === undefined ? Number.POSITIVE_INFINITY : 1_000 * Number(seconds);
}

/** Pieces, each behind its length in hexadecimal; one of no length ends them, then lines that mean nothing to us. */
function readChunks(bytes: Buffer, start: number): Pick<HttpAnswer, 'text' | 'bytes'> | null {
  const pieces: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (Number.isNaN(size)) throw new Error('a piece of the answer has no length');
    const pieceStart = lineEnd + LINE_END.length;
    if (size === 0) {
      // An empty line ends what may stand behind the last piece; the end of that piece's own line begins it.
      const end = bytes.indexOf(HEAD_END, lineEnd);
      return end < 0 ? null : { text: Buffer.concat(pieces).toString(), bytes: end + HEAD_END.length };
    }
    at = pieceStart + size + LINE_END.length;
    if (at > bytes.length) return null;
    pieces.push(bytes.subarray(pieceStart, pieceStart + size));
  }
}
