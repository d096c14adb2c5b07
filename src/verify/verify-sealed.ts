/**
 * Reads a location back against a manifest: people by search pages of 500, deals by pages of 100, and a read by id only
 * for what a page omits or shows otherwise: channel DND, names, what search does not show yet. Only reads.
 */

import pMap from 'p-map';
import { requireFound } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { CustomValue } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { isRestriction } from '../model/expected-contact.ts';
import type { Send } from '../model/http.ts';
import type { RequestPurpose } from '../model/journal.ts';
import type { ManifestRecord, ManifestResult } from '../model/manifest.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import { sealValue } from './seal-value.ts';

export interface SealedOptions {
  /** By record id. */
  readonly records: ReadonlyMap<string, ManifestRecord>;
  /** Type of each custom field, by id. */
  readonly types: Readonly<Record<string, string>>;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly concurrency: number;
  readonly onProgress: (done: number) => void;
}

export type SealedOutcome = Pick<ManifestResult, 'records' | 'fields' | 'requests' | 'differences'>;

type Values = Readonly<Record<string, CustomValue | null>>;

export async function verifySealed(options: SealedOptions): Promise<SealedOutcome> {
  const { records, destination, send, concurrency } = options;
  const open = new Map(records);
  const differences: ManifestResult['differences'][number][] = [];
  const fields = { compared: 0, equal: 0, different: 0 };
  const counts = { verified: 0, mismatched: 0, missing: 0 };
  const requests = { pages: 0, reads: 0 };
  const settle = (record: ManifestRecord, wrong: readonly string[]) => {
    open.delete(record.id);
    const compared = Object.keys(record.fields).length;
    fields.compared += compared;
    fields.different += wrong.length;
    fields.equal += compared - wrong.length;
    counts[wrong.length === 0 ? 'verified' : 'mismatched'] += 1;
    differences.push(...wrong.map((field) => ({ object: record.object, id: record.id, field })));
    options.onProgress(1);
  };
  const seeRow = (id: string, values: Values) => {
    const record = open.get(id);
    if (record === undefined) return;
    const wrong = differing(record, values, options.types);
    // What a page shows otherwise is read by id before anything is called different.
    if (wrong.length === 0) settle(record, wrong);
  };
  for await (const { contacts } of destination.searchContacts([], send('verify'))) {
    requests.pages += 1;
    for (const contact of contacts) seeRow(contact.id, valuesOfContact(contact));
  }
  if ([...open.values()].some(({ object }) => object === 'opportunity')) {
    for await (const page of destination.searchOpportunities({}, send('verify'))) {
      requests.pages += 1;
      for (const one of requireFound(page, 'its opportunities')) seeRow(one.id, valuesOfDeal(one));
    }
  }
  const readOne = async (record: ManifestRecord) => {
    requests.reads += 1;
    const values = await readValues(record, options);
    if (values !== null) return settle(record, differing(record, values, options.types));
    counts.missing += 1;
    differences.push({ object: record.object, id: record.id, field: null });
  };
  await pMap([...open.values()], readOne, { concurrency });
  return { records: counts, fields, requests, differences };
}

/** Null where the record is gone. */
async function readValues(
  record: ManifestRecord,
  { destination, send }: SealedOptions,
): Promise<Values | null> {
  if (record.object === 'contact') {
    const read = await destination.contacts.read(send('verify-dnd'), record.id);
    return read.kind === 'absent' ? null : valuesOfContact(requireFound(read, `the contact ${record.id}`));
  }
  const read = await destination.opportunities.read(send('verify'), record.id);
  return read.kind === 'absent' ? null : valuesOfDeal(requireFound(read, `the opportunity ${record.id}`));
}

function differing(
  record: ManifestRecord,
  values: Values,
  types: Readonly<Record<string, string>>,
): readonly string[] {
  const { salt, fields } = record;
  return Object.entries(fields).flatMap(([field, sealed]) => {
    const value = values[field] ?? null;
    if (typeof sealed !== 'string') {
      const standing = new Set(
        (Array.isArray(value) ? value : []).map((tag) => sealValue(salt, field, '', tag)),
      );
      return sealed.every((one) => standing.has(one)) ? [] : [field];
    }
    if (value === null || value === '') return [field];
    const name = isRestriction(field) ? 'dnd' : field;
    return sealValue(salt, name, types[field.replace('custom.', '')] ?? '', value) === sealed ? [] : [field];
  });
}

function valuesOfContact(contact: DestinationContact): Values {
  return {
    ...contact.fields,
    tags: contact.tags,
    ...Object.fromEntries(Object.entries(contact.custom).map(([id, value]) => [`custom.${id}`, value])),
    ...Object.fromEntries((contact.restricted ?? []).map((channel) => [`dnd.${channel}`, channel])),
  };
}

function valuesOfDeal(one: DestinationOpportunity): Values {
  return {
    name: one.name,
    pipeline: one.pipelineId,
    stage: one.stageId,
    status: one.status,
    amount: one.amount,
    owner: one.ownerId,
    closeDate: one.expectedCloseDate,
    ...Object.fromEntries(Object.entries(one.custom).map(([id, value]) => [`custom.${id}`, value])),
  };
}
