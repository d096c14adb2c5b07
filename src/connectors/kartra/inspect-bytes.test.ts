import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeStream } from './decode-stream.ts';
import { type ConfirmedEncoding, inspectBytes } from './inspect-bytes.ts';

const text = 'email,first_name\r\nann@example.com,Zoë 😍\r\nbob@example.com,Łukasz\r\n';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-bytes-'));
});
afterAll(() => rm(folder, { recursive: true }));

const onDisk = (path: string, name = 'a.csv') => ({ path, name, modifiedAt: 0, sizeOnDisk: 0 });

async function inspect(bytes: Buffer, confirmed?: ConfirmedEncoding) {
  const path = join(folder, 'a.csv');
  await writeFile(path, bytes);
  return inspectBytes(onDisk(path), confirmed);
}

async function decode(bytes: Buffer, confirmed?: ConfirmedEncoding) {
  const { encoding } = await inspect(bytes, confirmed);
  const chunks: Buffer[] = [];
  for await (const chunk of decodeStream(onDisk(join(folder, 'a.csv')), encoding))
    chunks.push(Buffer.from(chunk));
  return { encoding, text: Buffer.concat(chunks).toString() };
}

const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

describe('encodings that are read', () => {
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8-bom', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
    ['utf-16le', utf16le],
    ['utf-16be', utf16be],
  ] as const)('%s gives the same text without a mark', async (encoding, bytes) => {
    expect(await decode(bytes)).toEqual({ encoding, text });
  });

  it('gives checksum and size of the bytes on disk', async () => {
    const bytes = Buffer.from(`\uFEFF${text}`);
    expect(await inspect(bytes)).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      encoding: 'utf-8-bom',
    });
  });

  it('reads characters cut by the end of a chunk, in every encoding', async () => {
    const long = 'x,'.repeat(50_000) + 'é€😍'.repeat(60_000);
    for (const shift of ['', 'a', 'ab', 'abc']) {
      const shifted = `${shift}${long}`;
      expect((await decode(Buffer.from(shifted))).text).toBe(shifted);
      const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(shifted, 'utf16le')]);
      expect((await decode(wide)).text).toBe(shifted);
    }
  });

  it('reads windows-1252 only when a person confirmed it', async () => {
    const bytes = Buffer.from([
      ...Buffer.from('email,n\na@b.co,O'),
      0x92,
      ...Buffer.from('Neill '),
      0x80,
      0xe9,
    ]);
    expect(await decode(bytes, 'windows-1252')).toEqual({
      encoding: 'windows-1252',
      text: 'email,n\na@b.co,O’Neill €é',
    });
  });

  it('keeps UTF-8 when windows-1252 was confirmed for nothing', async () => {
    expect(await decode(Buffer.from(text), 'windows-1252')).toEqual({ encoding: 'utf-8', text });
  });
});

describe('files that are refused', () => {
  it('names byte, line, letter and remedy when the encoding is not certain', async () => {
    const bytes = Buffer.from('email,city\na@b.co,Berlin\nc@d.co,K\xf6ln\n', 'latin1');
    await expect(inspect(bytes)).rejects.toMatchObject({
      code: 'file-encoding',
      message: expect.stringContaining('a.csv, line 3: byte 34 (0xF6) is not UTF-8') as string,
      details: { file: 'a.csv', line: 3, value: '0xF6', rule: 'encoding-unconfirmed', facts: { byte: 34 } },
    });
  });

  it.each([
    ['a sequence cut by the end of the file', Buffer.from([0x61, 0xe2, 0x82]), 'file-encoding'],
    ['broken UTF-8 behind a mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]), 'file-encoding'],
    ['a lone surrogate', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x00, 0xd8, 0x61, 0x00]), 'file-encoding'],
    ['half a UTF-16 unit', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x61]), 'file-encoding'],
    ['a NUL', Buffer.from('email\na\u0000@b.co\n'), 'file-not-an-export'],
    ['a NUL in UTF-16', Buffer.from('\uFEFFemail\n\u0000a', 'utf16le'), 'file-not-an-export'],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004…'), 'file-not-an-export'],
    ['a web page', Buffer.from('\n<!DOCTYPE html><html>'), 'file-not-an-export'],
  ])('%s', async (_, bytes, code) => {
    await expect(inspect(bytes)).rejects.toMatchObject({ code });
  });

  it('finds a NUL behind a confirmed windows-1252 letter', async () => {
    const bytes = Buffer.from([0x61, 0x0a, 0xe9, 0x0a, 0x00]);
    await expect(inspect(bytes, 'windows-1252')).rejects.toMatchObject({ details: { rule: 'nul', line: 3 } });
  });

  it('finds the byte when the broken sequence began in the chunk before', async () => {
    const bytes = Buffer.alloc(256 * 1024 + 10, 'a');
    bytes[256 * 1024 - 1] = 0xe9;
    await expect(inspect(bytes)).rejects.toMatchObject({
      details: { value: '0xE9', facts: { byte: 256 * 1024 } },
    });
  });

  it('a file that is gone', async () => {
    await expect(inspectBytes(onDisk(join(folder, 'none.csv')))).rejects.toMatchObject({
      code: 'file-missing',
    });
  });

  it('a folder in place of a file', async () => {
    await expect(inspectBytes(onDisk(folder))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
