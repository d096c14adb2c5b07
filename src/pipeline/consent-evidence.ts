/** What is known of each person's consent, put together from the mapped people, the plan and the read-back. */
import type { Ledger } from '../ledger/ledger.ts';
import { type Channel, channels, type MappedContact } from '../model/contact.ts';
import { asExpectedContact } from '../model/expected-contact.ts';
import type { ConsentEvidenceRow } from '../report/consent-evidence.ts';
import type { ProvedBy } from '../verify/verify-plan.ts';

/** @param provedBy marker → how the read-back proved it; people it does not hold are not proved */
export async function* consentEvidence(
  { mapped, plans }: Pick<Ledger, 'mapped' | 'plans'>,
  planId: number,
  provedBy: ReadonlyMap<string, ProvedBy>,
): AsyncGenerator<readonly ConsentEvidenceRow[]> {
  const written = new Map<string, { readonly id: string; readonly closed: readonly Channel[] }>();
  for await (const batch of plans.operations(planId, { object: 'contact', states: ['done'] })) {
    for (const { externalId, destinationId, expected } of batch) {
      const { restricted } = asExpectedContact(expected);
      if (destinationId !== null) written.set(externalId, { id: destinationId, closed: restricted });
    }
  }
  for await (const batch of mapped.contacts()) {
    yield batch.flatMap((contact) => {
      const standing = written.get(contact.externalId);
      return standing === undefined ? [] : rowsOf(contact, standing, provedBy.get(contact.externalId));
    });
  }
}

function rowsOf(
  { externalId, custom, restricted }: MappedContact,
  { id, closed }: { readonly id: string; readonly closed: readonly Channel[] },
  proof: ProvedBy | undefined,
): readonly ConsentEvidenceRow[] {
  const word = (column: string): string => String(custom[`kartra_${column}`] ?? '');
  const source = {
    gdprStatus: word('gdpr_status'),
    gdprStatusDate: word('gdpr_status_date'),
    communications: word('gdpr_communications'),
    blocked: word('blacklisted'),
    mailingStatus: word('mailing_status'),
  };
  return channels.map((channel) => {
    const isClosed = closed.includes(channel);
    return {
      externalId,
      destinationId: id,
      channel,
      ...source,
      // Closed although the person's own record would allow it: somebody with the same address said no.
      reason: isClosed ? (restricted[channel] ?? 'shared-address') : null,
      proof: isClosed ? (proof ?? '') : '',
    };
  });
}
