/** What a rehearsal took, so that the estimate of the whole account is corrected by it. */
import type { MeasuredLoad } from '../../model/estimate.ts';
import { writtenContacts } from '../count-requests.ts';
import { loadCounts } from '../load-counts.ts';
import type { Workspace } from '../workspace.ts';
import { readAudit } from './read-audit.ts';

/**
 * The load of a rehearsal's own workspace, by endpoint: writing and reading back, not the taking away. Null where it
 * wrote nobody new, since then it says nothing about a load.
 */
export async function measureLoad(rehearsed: Workspace): Promise<MeasuredLoad | null> {
  const { ledger } = rehearsed;
  const plan = await ledger.plans.latest('rehearsal');
  if (plan === null) return null;
  const { contact } = loadCounts(await ledger.journal.counts(plan.id));
  if (contact === undefined || contact.created === 0 || writtenContacts({ contact }) > contact.created)
    return null;
  const runs = (await ledger.journal.runs(plan.id)).filter(({ step }) => measuredSteps.has(step));
  const requests: Record<string, number> = {};
  for (const { route, sent, throttled } of await ledger.journal.requestCounts(runs.map(({ id }) => id)))
    requests[route] = (requests[route] ?? 0) + sent - throttled;
  const { inputs, choices } = (await readAudit(rehearsed)).estimate;
  return { inputs, choices, requests };
}

const measuredSteps: ReadonlySet<string> = new Set(['apply', 'verify']);
