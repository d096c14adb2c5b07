/** The store of what locations take, and its row: for questions that are asked without a request. */
import type { LocationLimits } from '../model/location.ts';

export interface LocationStore {
  /** Replaces what was read before. @param readAt epoch ms */
  save(locationId: string, limits: LocationLimits, readAt: number): Promise<void>;
  find(locationId: string): Promise<LocationLimits | null>;
}

export interface LocationLimitsTable {
  location_id: string;
  several_opportunities: 0 | 1;
  /** JSON list of full keys; null where they could not be read. */
  object_keys: string | null;
  read_at: number;
}
