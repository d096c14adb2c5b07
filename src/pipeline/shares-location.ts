/** Whether the accounts below this one share its location, as a person decided; else each has one of its own (R66). */
import type { Decisions } from '../model/decision.ts';

/** @example sharesLocation(workspace.config.decisions) // false while nobody decided otherwise */
export function sharesLocation(decisions: Decisions): boolean {
  return decisions['sub-accounts']?.choice === 'flatten';
}
