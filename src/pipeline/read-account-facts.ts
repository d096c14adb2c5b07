/** What of the account decides which questions matter: counts and samples the ledger has at hand. */

import { findPreset } from '../mapping/presets/find-preset.ts';
import { foldColumn } from '../mapping/presets/preset-column.ts';
import { isSuppressionName } from '../mapping/suppression-names.ts';
import type { AccountFacts } from '../model/decision.ts';
import { type SourceObject, sourceObjects } from '../model/destination-fields.ts';
import { columnsOf } from '../model/field-map.ts';
import { readStamp } from '../model/read-stamp.ts';
import { moneyIn } from '../model/transaction.ts';
import { readLimits } from './read-limits.ts';
import { readProfiles } from './survey-columns.ts';
import type { Workspace } from './workspace.ts';

const stampsShown = 3;

/** Counts and sums the database makes, and profiles of columns: no pass over the records. */
export async function readAccountFacts(workspace: Workspace): Promise<AccountFacts> {
  const { ledger, config } = workspace;
  const counts = await Promise.all(
    sourceObjects.map(async (object) => [object, await ledger.entities.count(object)] as const),
  );
  const profiles = await readProfiles(ledger);
  const contacts = profiles.contact ?? [];
  const map = await workspace.readFieldMap();
  const written = columnsOf(map ?? { columns: [] }, 'contact').filter(({ evidence }) =>
    ['sms-opt-in', 'whatsapp-opt-in', 'call-opt-in'].includes(evidence ?? ''),
  );
  const all = Object.values(profiles).flat();
  const survey = (await ledger.surveys.latest())?.survey;
  const sellers = profiles.transaction?.find(({ column }) => foldColumn(column) === 'seller_username');
  return {
    records: Object.fromEntries(counts) as Record<SourceObject, number>,
    paidSubscriptions: await ledger.transactions.paidSubscriptionCount(),
    orphanDeals: (await ledger.entities.orphanCounts())['deal'] ?? 0,
    filled: Object.fromEntries(contacts.map(({ column, filled }) => [column, filled])),
    unknownColumns: contacts.filter(
      ({ column, filled }) => filled > 0 && findPreset('contact', column) === null,
    ).length,
    writtenConsentColumns: written.length,
    suppressionNames: [...(survey?.tags ?? []), ...(survey?.lists ?? [])].filter(({ name }) =>
      isSuppressionName(name),
    ),
    sellers: sellers?.distinct ?? 0,
    stamps: all
      .flatMap(({ samples }) => samples.filter((sample) => readStamp(sample, null)?.time != null))
      .slice(0, stampsShown),
    orders: (await ledger.transactions.totals())
      .filter(({ type }) => moneyIn.includes(type))
      .reduce((sum, { events }) => sum + events, 0),
    location: await readLimits(workspace),
    connected: {
      rehearsal: config.destinations.rehearsal !== undefined,
      production: config.destinations.production !== undefined,
    },
  };
}
