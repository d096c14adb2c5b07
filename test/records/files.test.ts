/** Files of people: into the file field, byte for byte, what HighLevel does not take left out with its reason (R34, R35). */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runAttachments } from '../../src/pipeline/run-attachments.ts';
import {
  injectFault,
  leaveIntent,
  type SmallMigration,
  startSmallMigration,
} from '../support/small-account.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const files: Readonly<Record<string, Buffer>> = {
  '1/Foto – Büro.png': png,
  '1/remarks.txt': Buffer.from('Läuft. ✅\n'),
  '2/contract.pdf': Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n'),
  '2/photo.webp': Buffer.from('RIFF\u001a\0\0\0WEBPVP8L\u000d\0\0\0/\0\0\0', 'latin1'),
  '2/program.exe': Buffer.from([0x4d, 0x5a, 0, 0, 0, 1]),
  '999/of nobody.txt': Buffer.from('Nobody has this lead id.\n'),
};

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(): Promise<SmallMigration> {
  const started = await startSmallMigration();
  migration = started;
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(started.workspaceFolder, 'attachments', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  await find(migration);
  return migration;
}

const find = (of: SmallMigration) =>
  of.with((workspace) =>
    runAttachments(workspace, { pictures: false, stop: of.surroundings.stop, onProgress: () => undefined }),
  );
const applyTo = (of: SmallMigration) =>
  of.with((workspace) => runApply(workspace, 'rehearsal', of.surroundings, () => undefined));
const inOrder = (a: string, b: string): number => (a < b ? -1 : 1);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface MediaState {
  readonly notes: readonly { readonly body: string }[];
  readonly media: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

async function expectFour(of: SmallMigration): Promise<void> {
  const { media } = (await of.state()) as unknown as MediaState;
  const arrived = media.map(
    ({ name, size, sha256 }) => `${name.replace(/^kartra-\w{16}-/u, '')} ${size} ${sha256}`,
  );
  const sent = Object.entries(files)
    .filter(([path]) => !/exe|nobody/u.test(path))
    .map(([path, bytes]) => `${path.slice(2)} ${bytes.length} ${digest(bytes)}`);
  expect(arrived.sort(inOrder)).toEqual(sent.sort(inOrder));
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, unverifiable: 0 });
}

test('every file HighLevel takes arrives byte for byte, the others are left out with their reason', async () => {
  const of = await start();
  const planned = await of.plan();
  expect(planned.counts['attachment']).toMatchObject({ created: 2, skipped: 2 });
  expect(planned.counts['media-file']).toMatchObject({ created: 1 });
  expect(Object.keys(planned.reasons).join()).toMatch(/file-type/u);
  expect((await applyTo(of)).status).toBe('done');
  await expectFour(of);
  const { notes } = (await of.state()) as unknown as MediaState;
  expect(notes.map(({ body }) => body)).toEqual([
    expect.stringMatching(/"photo.webp" stands in the media library as "kartra-\w{16}-photo.webp"\./u),
  ]);
  expect((await of.plan()).changes).toBe(0);
});

test('a file changed since the plan is not sent; one that changes later, or joins, is put there too', async () => {
  const of = await start();
  await of.plan();
  await writeFile(join(of.workspaceFolder, 'attachments/1/remarks.txt'), 'Other words');
  expect((await applyTo(of)).status).toBe('refused-records');
  expect(((await of.state()) as unknown as MediaState).media).toHaveLength(2);
  await find(of);
  await of.plan();
  await applyTo(of);
  const { media } = (await of.state()) as unknown as MediaState;
  expect(media.find(({ name }) => name === 'remarks.txt')?.sha256).toBe(digest(Buffer.from('Other words')));
  await writeFile(join(of.workspaceFolder, 'attachments/2/more.txt'), 'More');
  await writeFile(join(of.workspaceFolder, 'attachments/1/remarks.txt'), 'The last words');
  await find(of);
  expect((await of.plan()).counts['attachment']).toMatchObject({ created: 2, unchanged: 0 });
  await applyTo(of);
  expect((await of.verify()).verification.fields.different).toBe(0);
});

test.each(['drop-after', 'killed'])('one of each: %s', async (effect) => {
  const of = await start();
  await of.plan();
  if (effect === 'killed') await leaveIntent(of, 'L:1:files');
  else await injectFault(of, 'POST', '/forms/upload-custom-files', effect);
  await applyTo(of);
  await applyTo(of);
  await expectFour(of);
});
