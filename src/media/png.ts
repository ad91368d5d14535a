/** Pixels of a few colours -> PNG (RFC 2083), with nothing but Node: a drawing library would take 76 MB to draw a bar. */
import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

const SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const BITS = 8;
const PALETTE = 3;

/** Pixels as numbers of colours, row by row; everything is the first colour at the beginning. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint8Array(width * height);
  }

  /** Fills a rectangle; what lies outside of the canvas is left out. */
  fill(left: number, top: number, width: number, height: number, colour: number): void {
    const from = Math.max(0, Math.round(left));
    const to = Math.min(this.width, Math.round(left + width));
    for (let y = Math.max(0, Math.round(top)); y < Math.min(this.height, Math.round(top + height)); y += 1) {
      if (to > from) this.#pixels.fill(colour, y * this.width + from, y * this.width + to);
    }
  }

  /** The picture with its numbers of colours looked up in `palette`. */
  png(palette: readonly Colour[]): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header.set([BITS, PALETTE, 0, 0, 0], 8);
    // Each row has a byte in front: no filter.
    const rows = Buffer.alloc((this.width + 1) * this.height);
    for (let y = 0; y < this.height; y += 1) {
      rows.set(this.#pixels.subarray(y * this.width, (y + 1) * this.width), y * (this.width + 1) + 1);
    }
    const colours = Buffer.from(palette.flat());
    return Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('PLTE', colours),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
