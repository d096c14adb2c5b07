/**
 * What a row of a contacts export can be recognised by: the lead id, the e-mail address, or nothing.
 *
 * Kartra, lead API: ids are whole numbers, often written as text. Anything else in that column ("N/A",
 * "1.2E+07" after a visit to Excel) is not an id: two people may share it.
 */
import { normaliseEmail } from './e-mail.ts';

/** Where the identifying cells stand; -1 where the file has no such column. */
export interface IdentityColumns {
  readonly leadId: number;
  readonly email: number;
}

export interface Identity {
  readonly leadId: string | null;
  readonly email: string | null;
}

const leadIdPattern = /^[1-9]\d{0,19}$/u;

export function findIdentityColumns(columns: readonly string[]): IdentityColumns {
  return { leadId: columns.indexOf('lead_id'), email: columns.indexOf('email') };
}

export function identifyRow(cells: readonly string[], columns: IdentityColumns): Identity {
  const leadId = cells[columns.leadId]?.trim() ?? '';
  return {
    leadId: leadIdPattern.test(leadId) ? leadId : null,
    email: normaliseEmail(cells[columns.email] ?? ''),
  };
}
