import type { Assessment, Band } from './scoring.ts';

const BANDS: readonly Band[] = ['low', 'possible', 'worth_checking'];
const CERTAINTIES: readonly Assessment['certainty'][] = ['firm', 'fair', 'weak'];

/**
 * Band of three levels, each 0 to 2 (instruments.md 4.5). The top band needs a depletion risk, or a clear pattern of
 * complaints together with a really low intake; one signal alone never gets beyond `possible`.
 */
export function bandOf(complaints: number, depletion: number, intake: number): Band {
  const total = complaints + depletion + intake;
  if ((depletion >= 1 && total >= 3) || (complaints === 2 && intake === 2)) return 'worth_checking';
  return total >= 2 ? 'possible' : 'low';
}

/** How far what is still unknown can move the band: not at all, one step, or two (4.5). */
export function certaintyOf(band: Assessment['band']): Assessment['certainty'] {
  return CERTAINTIES[BANDS.indexOf(band.max) - BANDS.indexOf(band.min)] ?? 'weak';
}
