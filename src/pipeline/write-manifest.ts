/** Writes the manifest of what was proved, signed: the approvals first, then a sealed line for each record. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { LandfallError } from '../errors.ts';
import type { Signoff } from '../model/approval.ts';
import { isoInstant } from '../model/clock.ts';
import { sha256, startDigest } from '../model/digest.ts';
import type { ManifestHeader, ManifestRecord } from '../model/manifest.ts';
import type { Plan } from '../model/plan.ts';
import { type SealOptions, sealRecords } from '../verify/seal-records.ts';
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
  sealing: Omit<SealOptions, 'seed' | 'planId' | 'plans'>,
  at: number,
  newId: () => string,
  key: string,
): Promise<string> {
  const { ledger } = workspace;
  const { target, locationId, exports, mapVersion, decisionsHash } = plan.inputs;
  const seed = sha256(`${newId()}${newId()}`);
  const options = { ...sealing, planId: plan.id, plans: ledger.plans, seed };
  // Read twice with the same salts: the first line binds what comes after it.
  const digest = startDigest();
  let records = 0;
  for await (const record of sealRecords(options)) {
    digest.add(JSON.stringify(record));
    records += 1;
  }
  const signed = target === 'production' ? await ledger.approvals.latestSignoff() : null;
  const header: ManifestHeader = {
    format: 'landfall-manifest-1',
    locationId,
    at: isoInstant(at),
    planHash: plan.hash,
    exports,
    mapVersion,
    decisionsHash,
    types: Object.fromEntries(
      [...sealing.fields.values(), ...sealing.place.fields.values()].map(({ id, dataType }) => [
        id,
        dataType,
      ]),
    ),
    approval: signed === null ? null : approvalOf(signed.signoff),
    records,
    digest: digest.hex(),
  };
  const lines = async function* () {
    yield `${JSON.stringify({ ...header, signature: signDocument(header, key) })}\n`;
    for await (const record of sealRecords(options)) yield `${JSON.stringify(record)}\n`;
  };
  return workspace.writeReport(`manifest-${target}.jsonl`, lines());
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

/** @throws `signature-invalid` for a manifest that is not as it was signed */
export async function readManifest(
  file: string,
): Promise<{ readonly header: SignedHeader; readonly records: ReadonlyMap<string, ManifestRecord> }> {
  const records = new Map<string, ManifestRecord>();
  const digest = startDigest();
  let header: SignedHeader | null = null;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (header === null) {
      header = parse(line, file) as SignedHeader;
      continue;
    }
    digest.add(line);
    const record = parse(line, file) as ManifestRecord;
    records.set(record.id, record);
  }
  const isWhole =
    header?.format === 'landfall-manifest-1' && isSignedDocument(header) && digest.hex() === header.digest;
  if (header !== null && isWhole) return { header, records };
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
