/**
 * Evidence of consent for the data protection officer: one line per person and channel, with Kartra's own
 * words, the rule that decided, the result, and how it was proved at HighLevel. Who was not written is in it too,
 * with the reason: what was decided about them is as much a question. No names, addresses or numbers.
 */
import { consentWords } from './consent-paper.ts';
import { csvText } from './csv.ts';

export interface ConsentEvidenceRow {
  readonly externalId: string;
  /** Empty for who does not stand there. */
  readonly destinationId: string;
  /** Why the person was not written; null for who was, or stood there as wanted. */
  readonly notWritten: string | null;
  readonly channel: string;
  /** Kartra's words, verbatim. */
  readonly gdprStatus: string;
  readonly gdprStatusDate: string;
  readonly communications: string;
  readonly blocked: string;
  readonly mailingStatus: string;
  /** Code of the rule that closes the channel; null where none does. */
  readonly reason: string | null;
  /** `filtered search`, `read by id`, or empty where nothing was to be proved or could be. */
  readonly proof: string;
}

const columns = [
  'external id',
  'HighLevel id',
  'written',
  'channel',
  'GDPR status',
  'GDPR status date',
  'GDPR communications',
  'blacklisted',
  'mailing status',
  'may be contacted',
  'rule',
  'proof',
] as const;

export function consentEvidenceCsv(
  batches: AsyncIterable<readonly ConsentEvidenceRow[]>,
): AsyncGenerator<string> {
  const cells = async function* () {
    for await (const batch of batches) {
      yield batch.map((row) => [
        row.externalId,
        row.destinationId,
        row.notWritten === null ? 'yes' : `no: ${row.notWritten}`,
        row.channel,
        row.gdprStatus,
        row.gdprStatusDate,
        row.communications,
        row.blocked,
        row.mailingStatus,
        row.reason === null ? 'yes' : 'no',
        row.reason === null ? '' : consentWords(row.reason),
        row.proof,
      ]);
    }
  };
  return csvText(columns, cells());
}
