/** Whether and where this machine has Chromium. */
import { existsSync } from 'node:fs';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of the browser: the variable CHROMIUM, else a usual place; null if there is none. */
export function findChromium(): string | null {
  return [process.env['CHROMIUM'] ?? '', ...USUAL_PATHS].find((path) => path !== '' && existsSync(path)) ?? null;
}
