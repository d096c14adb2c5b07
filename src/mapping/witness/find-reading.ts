/**
 * Which way round this account writes `gdpr_lead_communications`. Kartra documents 1 as "agreed" on one page
 * and 0 as "agreed" on another, so only the export can tell: it writes "Yes" and "No".
 */
import type { Entity } from '../../model/entity.ts';
import type { CommunicationsReading, WitnessLead } from '../../model/witness.ts';
import { readCommunications } from '../consent-values.ts';

/** People whose export says yes or no, by what the API says. */
export interface CommunicationsTally {
  agreedIs1: number;
  agreedIs0: number;
}

/** Fewer comparisons prove nothing. */
const fewestComparisons = 10;
/** Share that must agree; the rest may have changed their mind since the export. */
const clearShare = 0.95;

export function addToTally(tally: CommunicationsTally, entity: Entity, lead: WitnessLead): void {
  const exported = readCommunications(entity.columns['gdpr_communications'] ?? '');
  const code = lead.record?.communications;
  if ((exported !== 'yes' && exported !== 'no') || (code !== '0' && code !== '1')) return;
  if ((exported === 'yes') === (code === '1')) tally.agreedIs1 += 1;
  else tally.agreedIs0 += 1;
}

/** `unknown` without a clear majority: what the API says then counts as no consent. */
export function findReading({ agreedIs1, agreedIs0 }: CommunicationsTally): CommunicationsReading {
  const compared = agreedIs1 + agreedIs0;
  if (compared < fewestComparisons) return 'unknown';
  if (agreedIs1 >= compared * clearShare) return 'agreed-is-1';
  return agreedIs0 >= compared * clearShare ? 'agreed-is-0' : 'unknown';
}
