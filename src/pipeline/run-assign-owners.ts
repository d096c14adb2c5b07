/**
 * Owners nobody of the location answers for are placeholders: their records arrive unassigned and keep the
 * owner's text. Here a person gives them to users, in one step: what was said is kept, and a plan is made that
 * a person reads and carries out as any other, journalled, and undone as any other.
 *
 * Never: the token's own user in anybody's place, an owner the exports do not name, a user the location lacks.
 */
import { requireFound } from '../connectors/connector.ts';
import { LandfallError } from '../errors.ts';
import type { OwnerMatch } from '../mapping/match-owners.ts';
import type { DestinationUser, TargetName } from '../model/location.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { matchOwnerColumns, ownerColumnsNow } from './read-owners.ts';
import type { Decider } from './run-decide.ts';
import type { Workspace } from './workspace.ts';

export interface OwnerAssignment {
  /** As Kartra writes it. */
  readonly owner: string;
  /** The user's e-mail address; null: nobody. */
  readonly user: string | null;
  /** Records of this owner, over all kinds. */
  readonly records: number;
}

/** The word that leaves records unassigned. */
const nobody = 'nobody';

/**
 * What the pairs would assign; nothing is kept.
 * @param pairs `OWNER=USER`, both e-mail addresses or as Kartra writes the owner; `OWNER=nobody`
 * @throws `usage` for an owner the exports do not name, or a user the location does not have
 */
export async function previewOwners(
  workspace: Workspace,
  target: TargetName,
  pairs: readonly string[],
  surroundings: Surroundings,
): Promise<readonly OwnerAssignment[]> {
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const columns = await matchOwnerColumns(workspace.ledger, await ownerColumnsNow(workspace), connection);
    const owners = columns.flatMap((column) => column.owners);
    const users = requireFound(
      await connection.destination.listUsers(connection.send('snapshot')),
      'its users',
    );
    return pairs.map((pair, index) => readPair(pair, `pair ${index + 1}`, owners, users));
  } finally {
    await connection.close();
  }
}

/** Keeps what was assigned, who said so and when. The plan is made of a workspace opened after it. */
export async function keepOwners(
  workspace: Workspace,
  assignments: readonly OwnerAssignment[],
  { by, at }: Decider,
): Promise<void> {
  await workspace.editConfig(
    assignments.map(({ owner, user }) => ({ path: ['owners', owner], value: { user, by, at } })),
  );
}

function readPair(
  pair: string,
  name: string,
  owners: readonly OwnerMatch[],
  users: readonly DestinationUser[],
): OwnerAssignment {
  const at = pair.lastIndexOf('=');
  const [from, to] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  if (at < 1 || to === '') {
    throw usage(
      'This does not say who gets whose records.',
      name,
      'Write "OWNER=user@example.com" or "OWNER=nobody".',
    );
  }
  const same = owners.filter(({ owner }) => owner.toLowerCase() === from.toLowerCase());
  const [first] = same;
  if (first === undefined) {
    throw usage(
      'No record of the exports has this owner.',
      name,
      'See them: landfall map owners --target rehearsal.',
    );
  }
  const records = same.reduce((sum, one) => sum + one.records, 0);
  if (to.toLowerCase() === nobody) return { owner: first.owner, user: null, records };
  const found = users.filter(({ email }) => email === to.toLowerCase());
  if (found.length === 1) return { owner: first.owner, user: to.toLowerCase(), records };
  const message = found.length === 0 ? 'The location has no such user.' : 'Several users have this address.';
  throw usage(
    message,
    name,
    'Invite them in HighLevel, under Settings, My Staff, and run the command again.',
  );
}

/** Names the pair by its place: what stands in it are people's addresses. */
function usage(message: string, value: string, remedy: string): LandfallError {
  const rule = 'OWNER=USER: an owner of the exports, and the e-mail address of one user of the location';
  return new LandfallError('usage', message, { value, rule, remedy, safe: 'Nothing was sent to HighLevel.' });
}
