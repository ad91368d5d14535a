/** The magnesium of a day as a bar against the reference. All that it shows is said in the text under it as well. */
import type { Picture } from '../chat.ts';
import { Canvas, type Colour } from './png.ts';

const WIDTH = 960;
const HEIGHT = 320;
const MARGIN = 60;
const BAR_TOP = 90;
const BAR_HEIGHT = 90;
const AXIS_TOP = 220;
const STEP_MG = 100;
/** Room behind the largest amount. */
const HEADROOM = 1.08;

/** Numbers of the colours below; 0 is the background. */
const INK = 1;
const FOOD = 2;
const PLAN = 3;
const GRID = 4;
/** Far apart in brightness too, for who sees no colours. */
const COLOURS: readonly Colour[] = [
  [255, 255, 255],
  [34, 40, 49],
  [23, 92, 121],
  [125, 190, 160],
  [222, 226, 230],
];

/** Rows of five dots, from the top and as far down as they go, of the signs that stand at the axis. */
const SIGNS: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '3': [31, 2, 4, 2, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  m: [0, 0, 26, 21, 21, 17, 17],
  g: [0, 0, 15, 17, 17, 15, 1, 1, 14],
  ' ': [0, 0, 0, 0, 0, 0, 0],
};
const DOT = 4;
const SIGN_WIDTH = 6 * DOT;

/** A PNG of a few kilobytes. */
export function drawDay({ foodMg, rangeMg, planMg, referenceMg }: Picture): Buffer {
  const canvas = new Canvas(WIDTH, HEIGHT);
  const most = HEADROOM * Math.max(referenceMg, foodMg + planMg, rangeMg?.high ?? 0);
  const at = (mg: number): number => MARGIN + ((WIDTH - 2 * MARGIN) * mg) / most;
  for (let mg = 0; mg <= most; mg += STEP_MG) {
    canvas.fill(at(mg), BAR_TOP - 30, 2, AXIS_TOP - BAR_TOP + 30, GRID);
    write(canvas, String(mg), at(mg), AXIS_TOP + 14);
  }
  write(canvas, 'mg', WIDTH - MARGIN / 2, AXIS_TOP + 60);
  canvas.fill(at(0), BAR_TOP, at(foodMg) - at(0), BAR_HEIGHT, FOOD);
  canvas.fill(at(foodMg), BAR_TOP, at(foodMg + planMg) - at(foodMg), BAR_HEIGHT, PLAN);
  if (rangeMg !== null) {
    const middle = BAR_TOP + BAR_HEIGHT + 14;
    canvas.fill(at(rangeMg.low), middle, at(rangeMg.high) - at(rangeMg.low), 3, INK);
    for (const end of [rangeMg.low, rangeMg.high]) canvas.fill(at(end) - 1, middle - 7, 3, 17, INK);
  }
  canvas.fill(at(0), AXIS_TOP, at(most) - at(0), 3, INK);
  canvas.fill(at(referenceMg) - 3, BAR_TOP - 30, 6, AXIS_TOP - BAR_TOP + 30, INK);
  write(canvas, String(referenceMg), at(referenceMg), BAR_TOP - 72);
  return canvas.png(COLOURS);
}

/** Writes with its middle at `x`, kept inside of the picture. */
function write(canvas: Canvas, text: string, x: number, top: number): void {
  const width = text.length * SIGN_WIDTH - DOT;
  const left = Math.min(Math.max(x - width / 2, DOT), canvas.width - width - DOT);
  [...text].forEach((sign, place) => {
    SIGNS[sign]?.forEach((row, y) => {
      for (let column = 0; column < 5; column += 1) {
        if ((row & (16 >> column)) === 0) continue;
        canvas.fill(Math.round(left) + place * SIGN_WIDTH + column * DOT, top + y * DOT, DOT, DOT, INK);
      }
    });
  });
}
