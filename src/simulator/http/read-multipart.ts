/**
 * Owns: reading a multipart form as an object of texts and files. The bytes of a file are not kept, only its name,
 * type and size, which is counted after decoding as UTF-8 and so is a little large for binary files.
 */

export interface SentFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
}

const PART = /^\r\nContent-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?(?:[^\r\n]*)\r\n/i;

/** Whether a body is a multipart form: no JSON begins so. */
export function isMultipart(text: string): boolean {
  return /^--[^\r\n]+\r\nContent-Disposition: form-data;/i.test(text);
}

export function readMultipart(text: string): Readonly<Record<string, string | SentFile>> {
  const boundary = text.slice(0, text.indexOf('\r\n'));
  const fields: [string, string | SentFile][] = [];
  for (const part of text.split(boundary)) {
    const head = PART.exec(part);
    if (head === null) continue;
    const [, name = '', fileName] = head;
    const start = part.indexOf('\r\n\r\n');
    const value = part.slice(start + 4, -2);
    const contentType = /\r\nContent-Type: ([^\r\n]+)/i.exec(part.slice(0, start))?.[1] ?? '';
    const size = Buffer.byteLength(value);
    fields.push([name, fileName === undefined ? value : { fileName, contentType, size }]);
  }
  return Object.fromEntries(fields);
}
