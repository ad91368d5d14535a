import type { SafetyFlag } from '../knowledge/schema.ts';
import type { Assessment, ModelInput } from './scoring.ts';

type Level = Assessment['triage']['level'];

/**
 * The gravest sign that is there, and the gravest that is still unknown (instruments.md 4.6).
 * @returns `flags` in the order of knowledge/safety-flags.yaml
 */
export function safetyOf(input: ModelInput, safetyFlags: readonly SafetyFlag[]): Assessment['triage'] {
  const flags: string[] = [];
  let level: Level = input.extra_flag_level ?? 0;
  let openLevel: Level = 0;
  for (const flag of safetyFlags) {
    const answer = input.red_flags[flag.id] ?? null;
    if (answer === true) {
      flags.push(flag.id);
      if (flag.level > level) level = flag.level;
    } else if (answer === null && flag.level > openLevel) {
      openLevel = flag.level;
    }
  }
  return { level, open_level: openLevel, flags };
}
