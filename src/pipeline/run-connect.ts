/** Connect: checks a location and its token by reading it, then keeps the reference, never the token. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { TokenReference } from '../config.ts';
import { requireFound } from '../connectors/connector.ts';
import { LandfallError } from '../errors.ts';
import type { LocationFacts, TargetName } from '../model/location.ts';
import type { PreflightFinding } from '../plan/preflight.ts';
import { connectLocation, type Surroundings } from './connect-destination.ts';
import { preflightOfConnection } from './preflight.ts';
import { readToken } from './read-token.ts';
import type { Workspace } from './workspace.ts';

export interface Connected {
  readonly location: LocationFacts;
  /** Published workflows: a load waits until they are drafts or accepted. */
  readonly publishedWorkflows: readonly string[];
  /** What stands in the way of a load. */
  readonly preflight: readonly PreflightFinding[];
}

/** @throws `usage` for a location that is connected as the other of the two, and what reading it throws */
export async function runConnect(
  workspace: Workspace,
  target: TargetName,
  locationId: string,
  reference: TokenReference,
  surroundings: Surroundings,
): Promise<Connected> {
  requireAnother(workspace, target, locationId);
  const kept = keepable(reference, workspace.directory);
  const token = await readToken(kept, workspace.directory, surroundings.environment);
  const connection = await connectLocation(locationId, token, surroundings);
  try {
    const { destination } = connection;
    const location = requireFound(await destination.readLocation(), 'the location');
    const preflight = await preflightOfConnection(workspace, target, connection);
    const hidden = preflight.some(({ id }) => id === 'scope:workflows.readonly');
    const workflows = hidden ? [] : requireFound(await destination.listWorkflows(), 'its workflows');
    await workspace.editConfig([
      { path: ['destinations', target], value: { location: location.id, token: kept } },
    ]);
    return {
      location,
      publishedWorkflows: workflows.filter(({ published }) => published).map(({ name }) => name),
      preflight,
    };
  } finally {
    await connection.close();
  }
}

/** Rehearsing in the real location has a way of its own, and a decision. @throws `usage` */
function requireAnother({ config }: Workspace, target: TargetName, locationId: string): void {
  const other = target === 'production' ? 'rehearsal' : 'production';
  if (config.destinations[other]?.location !== locationId) return;
  throw new LandfallError('usage', `This location is connected as ${other} already.`, {
    value: locationId,
    rule: 'the rehearsal and the production location are two',
    remedy:
      'With one location only, connect it as production and decide: landfall decide only-one-location sample --by "Your Name"',
    safe: 'Nothing was sent to HighLevel.',
  });
}

/** A file inside the workspace is kept relative to it, so that the folder can be moved. */
export function keepable(reference: TokenReference, directory: string): TokenReference {
  if ('variable' in reference) return reference;
  const absolute = resolve(reference.file);
  const inside = relative(directory, absolute);
  return { file: inside.startsWith('..') || isAbsolute(inside) ? absolute : inside };
}
