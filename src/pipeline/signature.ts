/**
 * Signatures on what Landfall hands to others: Ed25519 over the canonical JSON of the document without its signature.
 * The public key travels with the document, which proves only that nobody changed it; that it is *ours* is proved by
 * the fingerprint, which stands in the sign-off paper as well.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { sha256 } from '../model/digest.ts';
import { canonicalJson, type Json } from '../model/json.ts';

export interface Signature {
  readonly algorithm: 'Ed25519';
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  /** SHA-256 of that key, 64 hex digits. */
  readonly fingerprint: string;
  /** Base64. */
  readonly value: string;
}

/** A new private key, PKCS#8 in PEM. */
export function createSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function fingerprintOf(privateKey: string): string {
  return sha256(publicKeyOf(privateKey));
}

/** @param document anything but its `signature` is signed */
export function signDocument(document: object, privateKey: string): Signature {
  const publicKey = publicKeyOf(privateKey);
  return {
    algorithm: 'Ed25519',
    publicKey: publicKey.toString('base64'),
    fingerprint: sha256(publicKey),
    value: sign(null, signedBytes(document), createPrivateKey(privateKey)).toString('base64'),
  };
}

/** Whether the document is as it was signed, by the key it names. */
export function isSignedDocument(document: object & { readonly signature: Signature }): boolean {
  const { publicKey, fingerprint, value } = document.signature;
  const key = Buffer.from(publicKey, 'base64');
  if (sha256(key) !== fingerprint) return false;
  try {
    const opened = createPublicKey({ key, type: 'spki', format: 'der' });
    return verify(null, signedBytes(document), opened, Buffer.from(value, 'base64'));
  } catch {
    // What is no key at all has signed nothing.
    return false;
  }
}

const publicKeyOf = (privateKey: string): Buffer =>
  createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' });

function signedBytes(document: object): Buffer {
  const { signature: _, ...content } = document as Record<string, unknown>;
  return Buffer.from(canonicalJson(content as Json));
}
