/**
 * GDPR status and communications, as Kartra's words and as they stand in the cells (some in capitals).
 */

import type { Random } from './create-random.ts';
import { RATES, SHARES } from './shares.ts';

export type GdprStatus = keyof typeof SHARES.gdprStatus;
export type GdprCommunications = keyof typeof SHARES.gdprCommunications;

export interface Consent {
  readonly status: GdprStatus;
  readonly statusCell: string;
  readonly communications: GdprCommunications;
}

/** Draws the consent of one person; status and communications are independent, as in real accounts. */
export function drawConsent(random: Random): Consent {
  const status = random.pickKey(SHARES.gdprStatus);
  return {
    status,
    statusCell: random.chance(RATES.statusCaseSlip.share) ? status.toUpperCase() : status,
    communications: random.pickKey(SHARES.gdprCommunications),
  };
}
