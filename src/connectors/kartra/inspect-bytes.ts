/**
 * The first pass over a file: its checksum, its size and the one encoding it certainly is in.
 *
 * The rule, in order: a byte order mark; no mark, NULs on one side of every pair: UTF-16; strict UTF-8
 * over the whole stream; else windows-1252, and only when a person has confirmed it. Nothing is
 * guessed by frequency: a wrong guess changes names in silence. Whatever the encoding is taken to be,
 * every byte of the file must fit it. Files with NUL characters are refused.
 */
import { createHash } from 'node:crypto';
import { createUtf8Check, type TextCheck, type TextFault } from './check-utf8.ts';
import { createUtf16Check } from './check-utf16.ts';
import type { FileOnDisk } from './file-on-disk.ts';
import { readBytes } from './read-bytes.ts';
import { recogniseBinary } from './recognise-binary.ts';
import { refuseEncoding, refuseFile } from './refuse-file.ts';

export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a person may confirm where the bytes alone do not decide. */
export type ConfirmedEncoding = 'windows-1252';

export interface InspectedBytes {
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: TextEncoding;
}

/**
 * @param confirmed the encoding a person confirmed for this file, used only if it is not UTF
 * @throws LandfallError `file-encoding`, `file-not-an-export`, `file-missing`, `file-unreadable`
 */
export async function inspectBytes(
  source: FileOnDisk,
  confirmed?: ConfirmedEncoding,
): Promise<InspectedBytes> {
  const file = source.name;
  const hash = createHash('sha256');
  let bytes = 0;
  let encoding: TextEncoding = 'utf-8';
  let check: TextCheck | null = null;
  const settle = async (fault: TextFault | null, chunk?: Buffer): Promise<void> => {
    if (fault === null) return;
    if (fault.kind === 'nul') throw await nulError(source, fault);
    if (encoding !== 'utf-8' || confirmed === undefined) {
      throw await invalidError(source, fault, encoding);
    }
    encoding = confirmed;
    check = createNulCheck(bytes);
    await settle(chunk === undefined ? null : check.push(chunk), chunk);
  };

  for await (const chunk of readBytes(source)) {
    if (check === null) {
      const binary = recogniseBinary(chunk);
      if (binary !== null) {
        throw refuseFile(file, `this is ${binary.name}, not a text file.`, {
          rule: 'not-text',
          remedy: binary.remedy,
        });
      }
      encoding = encodingOfHead(chunk);
      check = createCheck(encoding);
    }
    await settle(check.push(chunk), chunk);
    hash.update(chunk);
    bytes += chunk.length;
  }
  await settle(check?.end() ?? null);
  return { sha256: hash.digest('hex'), bytes, encoding };
}

function createCheck(encoding: TextEncoding): TextCheck {
  if (encoding === 'utf-16le') return createUtf16Check('le');
  return encoding === 'utf-16be' ? createUtf16Check('be') : createUtf8Check();
}

function createNulCheck(start: number): TextCheck {
  let base = start;
  return {
    push(chunk) {
      const nul = chunk.indexOf(0);
      if (nul >= 0) return { kind: 'nul', offset: base + nul, byte: 0 };
      base += chunk.length;
      return null;
    },
    end: () => null,
  };
}

function encodingOfHead(head: Buffer): TextEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return utf16ByParity(head) ?? 'utf-8';
}

/** Headers are ASCII, so in UTF-16 most pairs of the beginning hold a NUL, always on the same side. */
function utf16ByParity(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(head.length, 512) / 2);
  let first = 0;
  let second = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[pair * 2] === 0) first += 1;
    if (head[pair * 2 + 1] === 0) second += 1;
  }
  if (second > pairs / 2 && first <= pairs / 50) return 'utf-16le';
  return first > pairs / 2 && second <= pairs / 50 ? 'utf-16be' : null;
}

async function nulError(source: FileOnDisk, { offset }: TextFault): Promise<Error> {
  return refuseFile(source.name, `byte ${offset + 1} is a NUL, which no text file holds.`, {
    line: await lineOf(source, offset),
    rule: 'nul',
    remedy: 'The file is damaged or not a CSV file. Export from Kartra again.',
    facts: { byte: offset + 1 },
  });
}

async function invalidError(
  source: FileOnDisk,
  { offset, byte }: TextFault,
  encoding: TextEncoding,
): Promise<Error> {
  const file = source.name;
  const line = await lineOf(source, offset);
  const facts = { byte: offset + 1 };
  if (encoding !== 'utf-8') {
    return refuseEncoding(file, `byte ${offset + 1} is not valid ${encoding}, which the file begins as.`, {
      line,
      rule: 'encoding-broken',
      remedy: 'The file is damaged or was cut. Export from Kartra again.',
      facts,
    });
  }
  const hex = `0x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  const shown = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
  return refuseEncoding(
    file,
    `byte ${offset + 1} (${hex}) is not UTF-8. Read as windows-1252 it is "${shown}", which a person must confirm.`,
    {
      line,
      value: hex,
      rule: 'encoding-unconfirmed',
      remedy: `Export from Kartra again without opening the file in Excel, or, if the letter shown is right, confirm it: landfall extract --encoding "${file}=windows-1252" --by "Your Name"`,
      facts,
    },
  );
}

/** Line of a byte, from 1; reads the file again up to it. */
async function lineOf(source: FileOnDisk, offset: number): Promise<number> {
  let line = 1;
  let read = 0;
  for await (const chunk of readBytes(source)) {
    const part = chunk.subarray(0, offset - read);
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) line += 1;
    read += chunk.length;
    if (read >= offset) break;
  }
  return line;
}
