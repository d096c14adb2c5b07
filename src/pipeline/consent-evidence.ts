/** What is known of each person's consent, put together from the mapped people, the plan and the read-back. */
import type { Ledger } from '../ledger/ledger.ts';
import { type Channel, channels, type MappedContact } from '../model/contact.ts';
import { asExpectedContact } from '../model/expected-contact.ts';
import type { Operation } from '../model/journal.ts';
import type { ConsentEvidenceRow } from '../report/consent-evidence.ts';
import type { ProvedBy } from '../verify/verify-plan.ts';

interface Standing {
  readonly id: string;
  readonly closed: readonly Channel[];
  readonly notWritten: string | null;
}

/**
 * Every person of the account, those not written too.
 * @param provedBy marker → how the read-back proved it; people it does not hold are not proved
 */
export async function* consentEvidence(
  { mapped, plans }: Pick<Ledger, 'mapped' | 'plans'>,
  planId: number,
  provedBy: ReadonlyMap<string, ProvedBy>,
): AsyncGenerator<readonly ConsentEvidenceRow[]> {
  const known = new Map<string, Standing>();
  for await (const batch of plans.operations(planId, { object: 'contact' })) {
    for (const operation of batch) {
      const { externalId, destinationId, expected } = operation;
      const notWritten = whyNotWritten(operation);
      const closed = notWritten === null ? asExpectedContact(expected).restricted : [];
      known.set(externalId, { id: destinationId ?? '', closed, notWritten });
    }
  }
  for await (const batch of mapped.contacts()) {
    yield batch.flatMap((contact) =>
      rowsOf(contact, known.get(contact.externalId) ?? notPlanned, provedBy.get(contact.externalId)),
    );
  }
}

const notPlanned: Standing = { id: '', closed: [], notWritten: 'not part of this plan' };

/** Null for who was written, or stood there as wanted. */
function whyNotWritten({ state, note, reason, destinationId }: Operation): string | null {
  if (state === 'done' && destinationId !== null) return null;
  const because = note ?? reason;
  switch (state) {
    case 'skipped':
      return because ?? 'left out';
    case 'refused':
      return because === null ? 'HighLevel would not accept it' : `HighLevel would not accept it: ${because}`;
    case 'unknown':
    case 'intent':
      return 'we cannot tell yet; nothing will be sent twice';
    case 'planned':
    case 'waiting':
    case 'done':
      return 'not yet';
  }
}

function rowsOf(
  { externalId, custom, restricted }: MappedContact,
  { id, closed, notWritten }: Standing,
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
    // Of who was not written only the rule says what it would have been.
    const isClosed = notWritten === null ? closed.includes(channel) : restricted[channel] !== undefined;
    return {
      externalId,
      destinationId: id,
      notWritten,
      channel,
      ...source,
      // Closed although the person's own record would allow it: somebody with the same address said no.
      reason: isClosed ? (restricted[channel] ?? 'shared-address') : null,
      proof: isClosed && notWritten === null ? (proof ?? '') : '',
    };
  });
}
