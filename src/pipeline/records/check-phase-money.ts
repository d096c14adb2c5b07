/**
 * Money at the end of a phase (R191, I4): what was written in it is read back in pages of 100 and added up by currency
 * and month. One unequal sum stops the run before the next phase, which leans on this one.
 */
import pMap from 'p-map';
import { requireFound } from '../../connectors/connector.ts';
import {
  copyOpportunities,
  copyRecords,
  opportunitySnapshot,
} from '../../connectors/highlevel/copy-records.ts';
import { LandfallError } from '../../errors.ts';
import type { Capabilities } from '../../model/capabilities.ts';
import type { DestinationRecord } from '../../model/custom-object.ts';
import { asExpectedOpportunity, asExpectedRecord } from '../../model/expected-record.ts';
import type { Operation } from '../../model/journal.ts';
import type { Json } from '../../model/json.ts';
import { formatMinor } from '../../model/money.ts';
import type { PhaseMoney } from '../../model/money-report.ts';
import type { DestinationOpportunity } from '../../model/opportunity.ts';
import { type OpportunityPlace, placeName } from '../../model/opportunity-place.ts';
import type { ObjectKind, Phase, Plan } from '../../model/plan.ts';
import { recordMarkerKey } from '../../model/snapshot-row.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import { waitForSearch } from '../wait-for-search.ts';
import type { Workspace } from '../workspace.ts';
import { collectPhaseMoney, type MoneyRecord } from './phase-sums.ts';

/** Kinds of operation that carry money, by their phase. */
const kindsOf: Readonly<Partial<Record<Phase, readonly ObjectKind[]>>> = {
  opportunities: ['opportunity'],
  transactions: ['order', 'order-record'],
  subscriptions: ['subscription', 'subscription-record'],
};

/** @returns every sum; empty for a phase that wrote no money */
export async function checkPhaseMoney(
  workspace: Workspace,
  plan: Plan,
  phase: Phase,
  connection: DestinationConnection,
  place: OpportunityPlace,
  capabilities: Capabilities,
): Promise<readonly PhaseMoney[]> {
  const { ledger } = workspace;
  const { locationId } = plan.inputs;
  const kinds = kindsOf[phase] ?? [];
  if (kinds.length === 0) return [];
  const written = await ledger.plans.kinds(plan.id, ['create', 'update']);
  const writes = kinds.filter((kind) => written.has(kind));
  if (writes.length === 0) return [];
  await waitForSearch(ledger.journal, locationId, connection.clock, capabilities);
  const sums = collectPhaseMoney();
  for (const object of writes) {
    await readPages(workspace, plan, object, connection, place);
    for await (const batch of ledger.plans.operations(plan.id, { object, states: ['done'] })) {
      const written = batch.filter(
        ({ action, destinationId }) => action !== 'skip' && destinationId !== null,
      );
      const shown = await readShown(workspace, locationId, written, connection, place);
      for (const operation of written) sums.see(operation, shown.get(operation.destinationId ?? '') ?? null);
    }
  }
  return sums.result();
}

/** @throws `phase-unbalanced` naming currency, month and both sums of the first that differs */
export function requireEqualMoney(phase: Phase, target: string, sums: readonly PhaseMoney[]): void {
  const unequal = sums.filter(({ written, standing }) => written !== standing);
  if (unequal.length === 0) return;
  const shown = unequal.slice(0, 5).map(describe).join('; ');
  throw new LandfallError(
    'phase-unbalanced',
    `HighLevel does not hold the money that was written: ${shown}.`,
    {
      value: unequal.length === 1 ? '1 sum' : `${unequal.length} sums`,
      rule: 'what a phase wrote is what stands there, by currency and month, before the next phase begins',
      remedy: `Read reports/reconciliation-${target}-${phase}.html; landfall verify names each record that differs.`,
      safe: 'Everything sent is in the journal; the next phase was not started.',
      next: `landfall verify --target ${target}`,
    },
  );
}

function describe({ currency, month, what, written, standing }: PhaseMoney): string {
  const amount = (minor: number) => formatMinor(minor, currency);
  return `${what}, ${currency} ${month === '' ? 'without a date' : month}: ${amount(written)} written, ${amount(standing)} there`;
}

async function readPages(
  { ledger }: Workspace,
  plan: Plan,
  object: ObjectKind,
  { destination, send }: DestinationConnection,
  place: OpportunityPlace,
): Promise<void> {
  const { records } = ledger.snapshots;
  const { locationId } = plan.inputs;
  const wanted = new Set<string>();
  for await (const batch of ledger.plans.operations(plan.id, { object, states: ['done'] }))
    for (const operation of batch) if (operation.action !== 'skip') wanted.add(placeIn(operation));
  if (object.endsWith('-record')) {
    const copy = { destination, send: send('verify-objects'), locationId, records };
    for (const schemaKey of wanted) await copyRecords(copy, schemaKey);
    return;
  }
  const markerField = place.fields.get(recordMarkerKey)?.id ?? '';
  const pipelineIds = [...wanted].flatMap((name) => place.pipelines.get(placeName(name))?.id ?? []);
  await copyOpportunities(
    { destination, send: send('verify'), locationId, records },
    markerField,
    pipelineIds,
  );
}

/** A pipeline's name, or the full key of a custom object. */
const placeIn = ({ object, expected }: Operation): string =>
  object.endsWith('-record') ? asExpectedRecord(expected).object : asExpectedOpportunity(expected).pipeline;

/** By destination id; what a page did not show is read by id before it counts as missing. */
async function readShown(
  { ledger }: Workspace,
  locationId: string,
  operations: readonly Operation[],
  { destination, send, concurrency }: DestinationConnection,
  place: OpportunityPlace,
): Promise<ReadonlyMap<string, MoneyRecord>> {
  const shown = new Map<string, MoneyRecord>();
  const keyOf = new Map([...place.fields].map(([key, { id }]) => [id, key]));
  const snapshotName = (operation: Operation) =>
    operation.object.endsWith('-record') ? placeIn(operation) : opportunitySnapshot;
  for (const [object, part] of Map.groupBy(operations, snapshotName)) {
    const isOpportunity = object === opportunitySnapshot;
    const ids = part.flatMap(({ destinationId }) => destinationId ?? []);
    const rows = new Map<string, Json>(await ledger.snapshots.records.get(locationId, object, ids));
    await pMap(
      ids.filter((id) => !rows.has(id)),
      async (id) => {
        const read = isOpportunity
          ? await destination.opportunities.read(send('verify'), id)
          : await destination.records(object).read(send('verify-objects'), id);
        if (read.kind === 'absent') return;
        rows.set(id, requireFound<object>(read, `the record ${id}`) as Json);
      },
      { concurrency },
    );
    for (const [id, row] of rows) {
      if (!isOpportunity) {
        const { properties } = row as unknown as DestinationRecord;
        shown.set(id, { amount: null, closeDate: null, values: properties });
        continue;
      }
      const { amount, expectedCloseDate, custom } = row as unknown as DestinationOpportunity;
      const values = Object.entries(custom).map(([id, value]) => [keyOf.get(id) ?? id, value]);
      shown.set(id, {
        amount,
        closeDate: expectedCloseDate,
        values: Object.fromEntries(values) as object as Record<string, unknown>,
      });
    }
  }
  return shown;
}
