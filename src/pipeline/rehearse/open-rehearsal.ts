/**
 * The workspace a rehearsal runs in: a migration of its own below `.landfall/rehearsal/`, made from the sample's
 * exports with the same map and the same decisions. So the rehearsal goes through the very code production goes
 * through, and nothing of the real addresses is where it could be sent from.
 *
 * Its ledger is kept from one rehearsal to the next: it knows what the last one made in the location.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import type { Config, TokenReference } from '../../config.ts';
import { newConfigText } from '../../config.ts';
import { LandfallError } from '../../errors.ts';
import { isoInstant } from '../../model/clock.ts';
import type { DecisionId, Decisions } from '../../model/decision.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../workspace.ts';
import type { RehearsalPlace } from './rehearsal-place.ts';

/** Below the workspace's folder. */
export const rehearsalFolder = join('.landfall', 'rehearsal');

/** What lies there was masked on the way in, or a person decided otherwise. */
export const isRehearsalWorkspace = (directory: string): boolean =>
  directory.endsWith(`${sep}${rehearsalFolder}`);

/** @param choices every decision of the migration: a sample may ask what the whole account does not */
export async function openRehearsal(
  workspace: Workspace,
  { target, choices }: Pick<RehearsalPlace, 'target' | 'choices'>,
): Promise<Workspace> {
  const directory = join(workspace.directory, rehearsalFolder);
  if (!existsSync(join(directory, 'landfall.yaml'))) await initWorkspace(directory);
  const { account, destinations, decisions, exports, owners, pace } = workspace.config;
  const { acceptedWorkflows, acceptedFindings } = workspace.config;
  const destination = destinations[target];
  const opened = await openWorkspace(directory);
  try {
    await opened.writeOwnFile('landfall.yaml', newConfigText(account));
    await opened.editConfig([
      { path: ['decisions'], value: answersOf(choices, decisions) },
      { path: ['exports'], value: exports },
      { path: ['acceptedWorkflows'], value: acceptedWorkflows },
      { path: ['acceptedFindings'], value: acceptedFindings },
      { path: ['owners'], value: owners },
      { path: ['pace'], value: pace },
      ...(destination === undefined
        ? []
        : [{ path: ['destinations', 'rehearsal'], value: from(workspace.directory, destination) }]),
    ]);
    const map = await workspace.readFieldMap();
    if (map !== null) await opened.writeFieldMap(map);
  } finally {
    await opened.close();
  }
  return openWorkspace(directory);
}

/** As the last rehearsal left it. @throws `nothing-written` where there was none */
export async function reopenRehearsal(workspace: Workspace): Promise<Workspace> {
  const directory = join(workspace.directory, rehearsalFolder);
  if (existsSync(join(directory, 'landfall.yaml'))) return openWorkspace(directory);
  throw new LandfallError('nothing-written', 'Nothing was rehearsed in this workspace.', {
    rule: 'only what a rehearsal of this workspace made can be taken away',
    safe: 'Nothing was sent to HighLevel.',
    next: 'landfall rehearse --sample 200',
  });
}

function answersOf(choices: Readonly<Record<string, string>>, decisions: Decisions): Decisions {
  const recommended = { by: 'Landfall', at: isoInstant(0), withoutReview: true };
  return Object.fromEntries(
    Object.entries(choices).map(([id, choice]) => [
      id,
      { ...recommended, ...decisions[id as DecisionId], choice },
    ]),
  );
}

type Destination = NonNullable<Config['destinations']['rehearsal']>;

/** A token file is named relative to its workspace. */
function from(directory: string, { location, token }: Destination): Destination {
  const found: TokenReference =
    'file' in token ? { file: isAbsolute(token.file) ? token.file : join(directory, token.file) } : token;
  return { location, token: found };
}
