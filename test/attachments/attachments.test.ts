/** Files of people: linked, typed by their bytes, recorded; pictures fetched only when asked. */

import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fetchFile, pictureRules } from '../../src/http/fetch-file.ts';
import { type AttachmentsOptions, runAttachments } from '../../src/pipeline/run-attachments.ts';
import { startMigration } from '../support/migration.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const quiet: AttachmentsOptions = {
  pictures: false,
  stop: new AbortController().signal,
  onProgress: () => undefined,
};

async function start(csv: string) {
  const migration = await startMigration({ csv });
  onTestFinished(() => migration.close());
  await migration.prepare();
  const folder = join(migration.workspaceFolder, 'attachments');
  const put = async (path: string, content: string | Buffer) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const run = (options: Partial<AttachmentsOptions> = {}) =>
    migration.with((workspace) => runAttachments(workspace, { ...quiet, ...options }));
  const all = () => migration.with(({ ledger }) => ledger.attachments.all());
  return { migration, folder, put, run, all };
}

const people = 'id,email,first_name\n1,ann@example.com,Ann\n2,bob@example.com,Bob\n';

test('by folder, by index and by nobody', async () => {
  const { migration, folder, put, run, all } = await start(people);
  expect(await run()).toBeNull();
  await put('1/contract.pdf', '%PDF-1.7\n%\u00e2\n1 0 obj');
  await put('Bob@Example.com/photos/me.pdf', png);
  await put('notes.txt', 'hello');
  await put('99/x.bin', Buffer.from([0, 1, 2]));
  await put('scan.txt', 'of Ann');
  await put('.hidden', 'x');
  await put('index.csv', 'Path,Lead ID,Email\nattachments/scan.txt,,ANN@example.com\n,1,\n');
  await symlink('/etc/passwd', join(folder, '1/passwd'));
  const summary = await run();
  expect(summary).toMatchObject({ files: 5, linked: 3, unlinked: 2, pictures: null });
  expect((await all()).map(({ path, marker, type }) => [path, marker, type])).toEqual([
    ['1/contract.pdf', 'L:1', 'application/pdf'],
    ['99/x.bin', null, 'application/octet-stream'],
    ['Bob@Example.com/photos/me.pdf', 'L:2', 'image/png'],
    ['notes.txt', null, 'text/plain'],
    ['scan.txt', 'L:1', 'text/plain'],
  ]);
  const [contract] = await all();
  expect(contract).toMatchObject({ bytes: 20, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  const paper = await readFile(join(migration.workspaceFolder, 'reports/attachments.csv'), 'utf8');
  expect(paper).toContain('99/x.bin,,application/octet-stream,3,nobody in the exports');
  expect(await run()).toEqual(summary);
});

test('pictures: fetched once, only pictures, only from where they may be, and only when asked', async () => {
  let asked = 0;
  const server = createServer(({ url }, response) => {
    asked += 1;
    response.end(url === '/a.png' ? png : '<html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rows = [`1,ann@example.com,${url}/a.png`, `2,bob@example.com,${url}/b.png`];
  rows.push('3,cid@example.com,http://169.254.169.254/x', '4,dee@example.com,');
  const { folder, run, all } = await start(`id,email,lead_picture\n${rows.join('\n')}\n`);
  expect(await run()).toBeNull();
  expect(asked).toBe(0);
  // The guarded way asks neither a machine of ours nor plain http.
  expect(await run({ pictures: true })).toMatchObject({
    pictures: { fetched: 0, refused: { 'not an https address': 3 } },
  });
  expect(asked).toBe(0);
  const isAllowedAddress = (address: string) => address === '127.0.0.1';
  const fetch = (address: string) =>
    fetchFile(address, { ...pictureRules, protocol: 'http:', isAllowedAddress });
  expect(await run({ pictures: true, fetch })).toMatchObject({
    files: 1,
    linked: 1,
    pictures: { fetched: 1, kept: 0, refused: { 'not a picture': 1, 'not a public address': 1 } },
  });
  expect(await readdir(folder, { recursive: true })).toEqual(['1', join('1', 'picture.png')]);
  expect(await all()).toMatchObject([{ path: '1/picture.png', marker: 'L:1', type: 'image/png' }]);
  expect(await run({ pictures: true, fetch })).toMatchObject({ pictures: { fetched: 0, kept: 1 } });
});
