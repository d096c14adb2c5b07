/** Rows of the probe: answers by location and question; traces of what experiments made. */
import type { Generated } from 'kysely';

export interface ProbeAnswerTable {
  location_id: string;
  question: string;
  answer: string | null;
  read: string;
  /** JSON. */
  requests: string;
  asked_at: number;
  program: string;
}

export interface ProbeTraceTable {
  id: Generated<number>;
  location_id: string;
  kind: string;
  name: string;
  parent_id: string | null;
  destination_id: string | null;
}
