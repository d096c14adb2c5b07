/** Rows of approvals: a log of documents by kind; `document` is JSON. */
import type { Generated } from 'kysely';

export interface ApprovalTable {
  id: Generated<number>;
  /** `rehearsal`, `spot-check` or `sign-off`. */
  kind: string;
  target: string;
  document: string;
  /** Of a sign-off that no longer counts. */
  voided_because: string | null;
}
