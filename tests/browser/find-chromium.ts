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

/** Path of the browser: the one named in CHROMIUM and no other, else a usual place; null if it is not there. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  return (named ? [named] : USUAL_PATHS).find((path) => existsSync(path)) ?? null;
}
