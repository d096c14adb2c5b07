/** Writes the manifest of what was proved, signed: the approvals first, then a sealed line for each record. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { LandfallError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Signoff } from '../model/approval.ts';
import { isoInstant } from '../model/clock.ts';
import { sha256, startDigest } from '../model/digest.ts';
import type { ManifestHeader, ManifestRecord, StruckRecord } from '../model/manifest.ts';
import type { Plan } from '../model/plan.ts';
import { isSealed, type SealOptions, sealRecords, typesById } from '../verify/sealed/seal-records.ts';
import { loadCounts } from './load-counts.ts';
import { isSignedDocument, type Signature, signDocument } from './signature.ts';
import type { Workspace } from './workspace.ts';

export type SignedHeader = ManifestHeader & { readonly signature: Signature };

/**
 * @param newId gives ids nobody can guess: the salts are made of them
 * @param key PKCS#8 in PEM
 * @returns the path of the paper
 */
export async function writeManifest(
  workspace: Workspace,
  plan: Plan,
  sealing: Pick<SealOptions, 'fields' | 'place'>,
  at: number,
  newId: () => string,
  key: string,
): Promise<string> {
  const { ledger } = workspace;
  const { target, locationId, exports, mapVersion, decisionsHash } = plan.inputs;
  const seed = sha256(`${newId()}${newId()}`);
  const { plans, journal } = ledger;
  const options = { ...sealing, planId: plan.id, locationId, plans, journal, seed };
  // Read twice with the same salts: the first line binds what comes after it.
  const digest = startDigest();
  let records = 0;
  for await (const record of sealRecords(options)) {
    digest.add(sha256(JSON.stringify(record)));
    records += 1;
  }
  const signed = target === 'production' ? await ledger.approvals.latestSignoff() : null;
  const header: ManifestHeader = {
    format: 'landfall-manifest-2',
    locationId,
    at: isoInstant(at),
    planHash: plan.hash,
    exports,
    mapVersion,
    decisionsHash,
    types: typesById(sealing),
    approval: signed === null ? null : approvalOf(signed.signoff),
    records,
    notCovered: await notCovered(ledger, plan.id),
    digest: digest.hex(),
  };
  const lines = async function* () {
    yield `${JSON.stringify({ ...header, signature: signDocument(header, key) })}\n`;
    for await (const record of sealRecords(options)) yield `${JSON.stringify(record)}\n`;
  };
  return workspace.writeReport(`manifest-${target}.jsonl`, lines());
}

/** Links and tags of people are sealed with them; the rest is named. */
async function notCovered({ journal }: Ledger, planId: number): Promise<Record<string, number>> {
  const withPeople = ['contact-tags', 'contact-company', 'opportunity-reason'];
  const counts = Object.entries(loadCounts(await journal.counts(planId)));
  return Object.fromEntries(
    counts.flatMap(([object, { created, updated, unchanged }]) => {
      const stands = created + updated + unchanged;
      return isSealed(object) || withPeople.includes(object) || stands === 0 ? [] : [[object, stands]];
    }),
  );
}

function approvalOf({
  by,
  at,
  planHash,
  withoutReview,
  rehearsal,
  spotCheck,
}: Signoff): ManifestHeader['approval'] {
  const { at: rehearsedAt, people, of, masked, fields } = rehearsal;
  return {
    by,
    at,
    planHash,
    withoutReview,
    rehearsal: { at: rehearsedAt, people, of, masked, fields },
    spotCheck,
  };
}

export interface ReadManifest {
  readonly header: SignedHeader;
  readonly records: readonly ManifestRecord[];
  /** Records of people who were purged since. */
  readonly struck: number;
}

/** @throws `signature-invalid` for a manifest that is not as it was signed */
export async function readManifest(file: string): Promise<ReadManifest> {
  const records: ManifestRecord[] = [];
  const digest = startDigest();
  let struck = 0;
  let header: SignedHeader | null = null;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (header === null) {
      header = parse(line, file) as SignedHeader;
      continue;
    }
    const record = parse(line, file) as ManifestRecord | StruckRecord;
    digest.add('struck' in record ? record.struck : sha256(line));
    if ('struck' in record) struck += 1;
    else records.push(record);
  }
  const isWhole =
    header?.format === 'landfall-manifest-2' && isSignedDocument(header) && digest.hex() === header.digest;
  if (header !== null && isWhole) return { header, records, struck };
  throw notAsSigned(file);
}

/** @throws `signature-invalid` */
export function notAsSigned(file: string): LandfallError {
  return new LandfallError('signature-invalid', 'The file is not as it was signed.', {
    file,
    rule: 'every byte of a signed file is as Landfall wrote it',
    remedy: 'Take the file from whoever made it once more.',
    safe: 'Nothing was read from HighLevel, and nothing is proved by this file.',
  });
}

function parse(line: string, file: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw notAsSigned(file);
  }
}
