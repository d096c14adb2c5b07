/** What the latest load of this account really took, to be compared with what was estimated. */

import type { TargetName } from '../../model/location.ts';
import { writtenContacts } from '../count-requests.ts';
import { loadCounts } from '../load-counts.ts';
import type { Workspace } from '../workspace.ts';

export interface Measured {
  readonly target: TargetName;
  readonly contacts: number;
  /** To write one contact. */
  readonly requestsPerContact: number | null;
  readonly requests: number;
  /** From the first run's start to the last one's end. */
  readonly minutes: number;
}

/** Of the production load where there is one, else of the rehearsal; null before any. */
export async function readMeasured(workspace: Workspace): Promise<Measured | null> {
  return (await measure(workspace, 'production')) ?? (await measure(workspace, 'rehearsal'));
}

async function measure({ ledger }: Workspace, target: TargetName): Promise<Measured | null> {
  const plan = await ledger.plans.latest(target);
  if (plan === null) return null;
  const runs = (await ledger.journal.runs(plan.id)).filter(({ step }) => step === 'apply');
  const ended = runs.flatMap(({ endedAt }) => (endedAt === null ? [] : [endedAt]));
  const [first] = runs;
  if (first === undefined || ended.length === 0) return null;
  const contacts = writtenContacts(loadCounts(await ledger.journal.counts(plan.id)));
  const sent = await ledger.journal.requestCounts((await ledger.journal.runs(plan.id)).map(({ id }) => id));
  const forContacts = sum(
    sent.filter(({ purpose, route }) => contactWrites.has(route) && !apart.test(purpose)),
  );
  return {
    target,
    contacts,
    requestsPerContact: contacts === 0 ? null : forContacts / contacts,
    requests: sum(sent),
    minutes: Math.ceil((ended.reduce((a, b) => (b > a ? b : a)) - first.startedAt) / 60_000),
  };
}

/** Reads that prove or look, however often. */
const apart = /^(?:verify|snapshot)/u;

/** What is sent once for each contact: a new one, or the read and write of one that was there. */
const contactWrites = new Set(['POST /contacts/', 'GET /contacts/{contactId}', 'PUT /contacts/{contactId}']);

function sum(counts: readonly { readonly sent: number }[]): number {
  return counts.reduce((total, { sent }) => total + sent, 0);
}
