import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBytes } from './read-bytes.ts';

const chunkBytes = 256 * 1024;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-bytes-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function chunksOf(bytes: Buffer) {
  const path = join(folder, 'a.csv');
  await writeFile(path, bytes);
  const chunks: Buffer[] = [];
  const buffers = new Set<ArrayBufferLike>();
  const file = { path, name: 'a.csv', modifiedAt: 0, sizeOnDisk: bytes.length };
  for await (const chunk of readBytes(file)) {
    buffers.add(chunk.buffer);
    chunks.push(Buffer.from(chunk));
  }
  return { chunks, buffers };
}

it.each([1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 5 * chunkBytes + 7])(
  'reads a file of %i bytes whole through one buffer, however long it is',
  async (length) => {
    const bytes = randomBytes(length);
    const { chunks, buffers } = await chunksOf(bytes);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    expect(chunks).toHaveLength(Math.ceil(length / chunkBytes));
    expect(buffers.size).toBe(1);
  },
);

it('hands out nothing of an empty file', async () => {
  expect((await chunksOf(Buffer.alloc(0))).chunks).toEqual([]);
});
