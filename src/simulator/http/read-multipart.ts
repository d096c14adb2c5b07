/**
 * Owns: reading a multipart form as an object of texts and files. The bytes of a file are not kept, only its name,
 * type, size and SHA-256, by which a test can tell that they arrived unchanged.
 */

import { createHash } from 'node:crypto';

export interface SentFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  /** As hex. */
  readonly sha256: string;
}

const PART = /^\r\nContent-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?(?:[^\r\n]*)\r\n/i;

/** @param bytes read one byte a character, so that nothing of a file changes */
export function readMultipart(bytes: Buffer): Readonly<Record<string, string | SentFile>> {
  const text = bytes.toString('latin1');
  const decode = (part: string) => Buffer.from(part, 'latin1').toString('utf8');
  const boundary = text.slice(0, text.indexOf('\r\n'));
  const fields: [string, string | SentFile][] = [];
  for (const part of text.split(boundary)) {
    const head = PART.exec(part);
    if (head === null) continue;
    const [, name = '', fileName] = head;
    const start = part.indexOf('\r\n\r\n');
    const value = part.slice(start + 4, -2);
    const contentType = /\r\nContent-Type: ([^\r\n]+)/i.exec(part.slice(0, start))?.[1] ?? '';
    if (fileName === undefined) {
      fields.push([name, decode(value)]);
      continue;
    }
    const content = Buffer.from(value, 'latin1');
    const sha256 = createHash('sha256').update(content).digest('hex');
    fields.push([name, { fileName: decode(fileName), contentType, size: content.length, sha256 }]);
  }
  return Object.fromEntries(fields);
}
