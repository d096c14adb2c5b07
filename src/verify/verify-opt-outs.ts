/** Opt-outs carried to existing contacts: proven by filtered search where it tells, else each is read by id. */
import pMap from 'p-map';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import type { Channel } from '../model/contact.ts';
import { restrictionName } from '../model/expected-contact.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import type { RestrictedContacts } from './find-restricted.ts';
import type { Tally } from './tally.ts';

interface OptOutOptions {
  readonly planId: number;
  readonly plans: PlanStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly concurrency: number;
  readonly restricted: RestrictedContacts;
}

export async function* verifyOptOuts(
  options: OptOutOptions,
  tally: Tally,
): AsyncGenerator<readonly Discrepancy[]> {
  const carried = { object: 'contact-opt-out', states: ['done'] } as const;
  for await (const batch of options.plans.operations(options.planId, carried)) {
    const results = await pMap(batch, (operation) => verifyOptOut(operation, options, tally), {
      concurrency: options.concurrency,
    });
    yield results.flat();
  }
}

async function verifyOptOut(
  operation: Operation,
  { destination, send, restricted: found }: OptOutOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const { restricted } = operation.expected as unknown as { readonly restricted: readonly Channel[] };
  const id = operation.destinationId ?? '';
  const shown = restricted.every((channel) => found.get(channel)?.has(id) === true);
  const read = shown ? null : await destination.contacts.read(send('verify-dnd'), id);
  // A contact that is gone can be contacted by nobody.
  if (read?.kind === 'absent') return [];
  const standing = read === null ? restricted : read.kind === 'found' ? (read.record.restricted ?? []) : null;
  const open = standing === null ? restricted : restricted.filter((channel) => !standing.includes(channel));
  const state = standing === null ? 'unverifiable' : open.length === 0 ? 'verified' : 'mismatched';
  tally.addRecord('contact-opt-out', state);
  for (const channel of standing === null ? [] : restricted) {
    const comparison = open.includes(channel) ? 'different' : 'equal';
    tally.addField('contact-opt-out', { field: restrictionName(channel), comparison });
  }
  return open.map((channel) => ({
    object: 'contact-opt-out',
    externalId: operation.externalId,
    destinationId: operation.destinationId,
    state,
    field: restrictionName(channel),
    expected: 'no contact',
    actual: standing === null ? null : 'contact allowed',
  }));
}
