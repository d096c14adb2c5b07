/** What the plan may rely on: the answers of the rehearsal location, which is the only one that is probed. */
import { type Capabilities, readCapabilities } from '../model/capabilities.ts';
import type { TargetName } from '../model/location.ts';
import type { Workspace } from './workspace.ts';

/**
 * What a token may do is not carried over: production has a token of its own.
 * @param now epoch ms, as the destination's clock has it
 */
export async function capabilitiesFor(
  workspace: Workspace,
  target: TargetName,
  now: number,
): Promise<Capabilities> {
  const location = workspace.config.destinations.rehearsal?.location;
  const answers = location === undefined ? [] : await workspace.ledger.probes.answers(location);
  const found = readCapabilities(answers, now);
  const unknown = { mayWritePipelines: null, mayGrantAccess: null, mayLookUp: false } as const;
  return target === 'rehearsal' ? found : { ...found, ...unknown };
}
