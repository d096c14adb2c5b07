/**
 * Evidence of consent for the data protection officer: one line per person and channel, with Kartra's own
 * words, the rule that decided, the result, and how it was proved at HighLevel. No names, addresses or numbers.
 */
import { consentWords } from './consent-paper.ts';
import { csvText } from './csv.ts';

export interface ConsentEvidenceRow {
  readonly externalId: string;
  readonly destinationId: string;
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
