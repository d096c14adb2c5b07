/**
 * Consent of two witnesses: the stricter word stands, the looser one is kept as earlier evidence.
 *
 * Codes of `gdpr_lead_status`, Kartra's help pages: 0 off for the account, 1 not subject, 2 accepted, 3 not
 * accepted, 4 unknown, 5 pending. Who was never asked (0, 1, 4) has a 0 in `gdpr_lead_communications` because
 * that is the column's default (inferred), so it speaks only for people who were asked; against an export
 * that says yes it counts for everybody.
 */
import type { CommunicationsReading, LeadRecord } from '../../model/witness.ts';
import {
  type Communications,
  type GdprStatus,
  readBlocked,
  readCommunications,
  readGdprStatus,
} from '../consent-values.ts';
import type { WitnessMerge } from './witness-merge.ts';

const statusWords: Readonly<Record<string, string>> = {
  '0': 'Off',
  '1': 'Not subject',
  '2': 'Accepted',
  '3': 'Not accepted',
  '4': 'Unknown',
  '5': 'Pending',
};
const asked = new Set(['2', '3', '5']);

/** Strictest first. */
const statusOrder: readonly GdprStatus[] = [
  'not-accepted',
  'unrecognised',
  'pending',
  'unknown',
  'off',
  'not-subject',
  'accepted',
];
const communicationsOrder: readonly Communications[] = ['no', 'unrecognised', 'blank', 'yes'];

export function mergeConsent(merge: WitnessMerge, record: LeadRecord, reading: CommunicationsReading): void {
  const status = statusWords[record.gdprStatus] ?? record.gdprStatus;
  if (status !== '') {
    settleConsent(merge, 'gdpr_status', status, (text) => statusOrder.indexOf(readGdprStatus(text)));
  }
  const communications = communicationsOf(merge, record, reading);
  if (communications !== '') {
    settleConsent(merge, 'gdpr_communications', communications, (text) =>
      communicationsOrder.indexOf(readCommunications(text)),
    );
  }
  const blacklisted = record.fields['blacklisted'] ?? '';
  if (blacklisted !== '') {
    const isOpen = (text: string) => (readBlocked(text) === 'no' ? 1 : 0);
    settleConsent(merge, 'blacklisted', blacklisted, isOpen);
  }
}

/** @param rank of a word: lower is stricter */
function settleConsent(
  merge: WitnessMerge,
  column: string,
  api: string,
  rank: (text: string) => number,
): void {
  if (!merge.isExported(column)) {
    merge.replace(column, api);
    return;
  }
  const exported = merge.exported(column) ?? '';
  const [ours, theirs] = [rank(exported), rank(api)];
  if (ours === theirs) return;
  merge.report(column, 'consent', exported || null, api, 'strictest');
  if (theirs < ours) merge.replace(column, api);
  else merge.remember(column, api);
}

/** '' when the API says nothing; the bare code, which nobody reads as a yes, when it cannot be read. */
function communicationsOf(
  merge: WitnessMerge,
  { gdprStatus, communications: code }: LeadRecord,
  reading: CommunicationsReading,
): string {
  if (code !== '0' && code !== '1') return '';
  const exportSaysYes = readCommunications(merge.exported('gdpr_communications') ?? '') === 'yes';
  if (!asked.has(gdprStatus) && !exportSaysYes) return '';
  if (reading === 'unknown') return code;
  return (code === '1') === (reading === 'agreed-is-1') ? 'Yes' : 'No';
}
