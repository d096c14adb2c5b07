/** Rows of rollbacks: one for each preview, and one for each operation it covers. */
import type { Generated } from 'kysely';

export interface RollbackTable {
  id: Generated<number>;
  location_id: string;
  /** JSON. */
  scope: string;
  basis: string;
  hash: string | null;
  made_at: number;
  started_at: number | null;
  ended_at: number | null;
}

export interface ReversalTable {
  id: Generated<number>;
  rollback_id: number;
  operation_id: number;
  state: string;
  reason: string | null;
  forecast: string | null;
  forecast_reason: string | null;
  /** The last request sent for it. */
  request_id: number | null;
}
