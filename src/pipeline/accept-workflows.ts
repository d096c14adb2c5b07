/**
 * Accepting published workflows by name: a person says that these may react to a load. Kept in
 * `landfall.yaml` by the workflow's id, so another one given the same name later is not accepted with it.
 */
import { requireFound } from '../connectors/connector.ts';
import { LandfallError } from '../errors.ts';
import type { TargetName } from '../model/location.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import type { Workspace } from './workspace.ts';

export interface AcceptedWorkflows {
  /** Names accepted by this call. */
  readonly accepted: readonly string[];
  /** Published ones nobody has accepted: a load waits for them. */
  readonly waiting: readonly string[];
}

/**
 * @param names as HighLevel shows them, in any case, or ids
 * @throws `usage` for a name no published workflow of the location has, or that several share
 */
export async function acceptWorkflows(
  workspace: Workspace,
  target: TargetName,
  names: readonly string[],
  by: string,
  surroundings: Surroundings,
): Promise<AcceptedWorkflows> {
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const { destination } = connection;
    const workflows = requireFound(await destination.listWorkflows(), 'its workflows');
    const published = workflows.filter((workflow) => workflow.published);
    const known = workspace.config.acceptedWorkflows;
    const chosen = names.map((name) => findOne(name, published, target));
    const added = chosen.filter(({ id }) => !known.some((workflow) => workflow.id === id));
    const all = [...known, ...added.map(({ id, name }) => ({ id, name, by }))];
    await workspace.editConfig([{ path: ['acceptedWorkflows'], value: all }]);
    const waiting = published.filter(({ id }) => !all.some((workflow) => workflow.id === id));
    return { accepted: chosen.map(({ name }) => name), waiting: waiting.map(({ name }) => name) };
  } finally {
    await connection.close();
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function findOne(name: string, published: readonly Named[], target: TargetName): Named {
  const fold = (text: string) => text.trim().toLowerCase();
  const byId = published.filter(({ id }) => id === name);
  const found = byId.length > 0 ? byId : published.filter((workflow) => fold(workflow.name) === fold(name));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const several = found.length > 1;
  const rule = several
    ? `one of the ids ${found.map(({ id }) => id).join(', ')}`
    : `one of ${published.map((workflow) => `"${workflow.name}"`).join(', ') || '(none is published)'}`;
  throw new LandfallError(
    'usage',
    several
      ? `Several published workflows are called "${name}".`
      : `The ${target} location has no published workflow called "${name}".`,
    { value: name, rule, remedy: 'Say the name as HighLevel shows it, or the id.' },
  );
}
