/**
 * Independent verification: a location against a manifest, with a token that can only read, in no workspace. The result
 * is a signed file; anybody checks it with `landfall verify --check`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isoInstant } from '../model/clock.ts';
import type { ManifestResult } from '../model/manifest.ts';
import { verifySealed } from '../verify/sealed/verify-sealed.ts';
import { connectLocation, type Surroundings } from './connect-destination.ts';
import { explainFiles } from './explain-file-error.ts';
import { isSignedDocument, type Signature, signDocument } from './signature.ts';
import { readSigningKey } from './signing-key.ts';
import { notAsSigned, readManifest } from './write-manifest.ts';

export interface ManifestVerification {
  readonly result: ManifestResult & { readonly signature: Signature };
  /** Where it was written. */
  readonly file: string;
}

/**
 * @param manifest path
 * @param token may only read
 * @param program version of this program
 * @throws `signature-invalid`, `wrong-location`, …
 */
export async function runVerifyManifest(
  manifest: string,
  token: string,
  program: string,
  surroundings: Surroundings,
  onProgress: (done: number) => void,
): Promise<ManifestVerification> {
  const { header, records, struck } = await explainFiles(manifest, () => readManifest(manifest));
  const connection = await connectLocation(header.locationId, token, surroundings);
  try {
    const { destination, send, concurrency, clock } = connection;
    const { types } = header;
    const outcome = await verifySealed({ records, types, destination, send, concurrency, onProgress });
    const result: ManifestResult = {
      format: 'landfall-verification-1',
      locationId: header.locationId,
      at: isoInstant(clock.now()),
      program,
      manifest: {
        digest: header.digest,
        planHash: header.planHash,
        fingerprint: header.signature.fingerprint,
      },
      ...outcome,
      struck,
      notCovered: header.notCovered,
    };
    const key = await readSigningKey(surroundings.environment);
    const signed = { ...result, signature: signDocument(result, key) };
    const file = join(dirname(manifest), `verification-${result.at.slice(0, 10)}.json`);
    await explainFiles(file, () => writeFile(file, `${JSON.stringify(signed, null, 2)}\n`, { mode: 0o600 }));
    return { result: signed, file };
  } finally {
    await connection.close();
  }
}

export interface CheckedFile {
  readonly format: string;
  readonly at: string;
  readonly fingerprint: string;
  readonly records: ManifestResult['records'] | number;
}

/** Whether a manifest or a result is as it was signed, and by which key. @throws `signature-invalid` */
export async function checkSigned(file: string): Promise<CheckedFile> {
  const text = await explainFiles(file, () => readFile(file, 'utf8'));
  if (text.startsWith('{"format":"landfall-manifest')) {
    const { header } = await readManifest(file);
    const { format, at, signature, records } = header;
    return { format, at, fingerprint: signature.fingerprint, records };
  }
  const result = readResult(text, file);
  const { format, at, signature, records } = result;
  return { format, at, fingerprint: signature.fingerprint, records };
}

function readResult(text: string, file: string): ManifestVerification['result'] {
  try {
    const result = JSON.parse(text) as ManifestVerification['result'];
    if (result.format === 'landfall-verification-1' && isSignedDocument(result)) return result;
  } catch {
    // What cannot be read is not what was signed.
  }
  throw notAsSigned(file);
}
