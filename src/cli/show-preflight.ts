/** What stands in the way of a load, for people: what is so, what it does, to how many records, what to do. */
import type { PreflightFinding } from '../plan/preflight.ts';
import { plural } from '../report/words.ts';
import type { Output } from './output.ts';

export function showPreflight(findings: readonly PreflightFinding[], output: Output): void {
  for (const { level, what, consequence, records, remedy } of findings) {
    const count = records === null ? '' : ` (${plural(records, 'record')})`;
    output.say(`${level === 'blocking' ? 'Stop: ' : 'Note: '}${what} ${consequence}${count}`);
    output.say(`  ${remedy}`);
  }
}
