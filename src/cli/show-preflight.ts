/** What stands in the way of a load, for people: what is so, what it does, to how many records, what to do. */

import type { TargetName } from '../model/location.ts';
import { orAccept } from '../plan/accept-findings.ts';
import type { PreflightFinding } from '../plan/preflight.ts';
import { plural } from '../report/words.ts';
import type { Output } from './output.ts';

const words = { blocking: 'Stop', accepted: 'Accepted', note: 'Note' } as const;

export function showPreflight(
  findings: readonly PreflightFinding[],
  target: TargetName,
  output: Output,
): void {
  for (const { id, level, acceptable, accepted, what, consequence, records, remedy } of findings) {
    const count = records === null ? '' : ` (${plural(records, 'record')})`;
    output.say(`${words[level]}: ${what} ${consequence}${count}`);
    if (accepted !== null) output.say(`  Accepted by ${accepted.by} on ${accepted.at.slice(0, 10)}.`);
    else output.say(`  ${remedy}${level === 'blocking' && acceptable ? orAccept(id, target) : ''}`);
  }
}
