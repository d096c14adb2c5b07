/**
 * Nothing is rehearsed before a person knows which kinds of engagement will not come along (R114, R138): those gaps
 * nobody can close once Kartra is gone, and people notice them last.
 */
import { LandfallError } from '../../errors.ts';
import type { Workspace } from '../workspace.ts';
import { readAudit } from './read-audit.ts';

const engagement = /^engagement-/u;

/** @throws LandfallError `decision-open` */
export async function requireGapsKnown(workspace: Workspace): Promise<void> {
  const { gaps } = await readAudit(workspace);
  const open = gaps.filter(({ id, acknowledged }) => engagement.test(id) && acknowledged === null);
  if (open.length === 0) return;
  throw new LandfallError(
    'decision-open',
    `Some engagement will not come along: ${open.map(({ title }) => title).join(', ')}.`,
    {
      value: open.map(({ id }) => id).join(', '),
      rule: 'a person says that they know of it before the rehearsal',
      remedy: 'Read reports/audit.html; export by filter what you want to keep, or say that you know.',
      safe: 'Nothing was written.',
      next: `landfall audit --acknowledge ${open.map(({ id }) => id).join(' ')} --by "Your Name"`,
    },
  );
}
