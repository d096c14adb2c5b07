import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listExports } from './list-exports.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-list-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('lists exports of the whole tree by name and names what it leaves aside', async () => {
  await mkdir(join(folder, 'filter-opened'));
  await mkdir(join(folder, '.hidden'));
  await mkdir(join(folder, 'folder.csv'));
  const names = ['b.CSV', 'a.txt', 'filter-opened/c.tsv', 'd.xlsx', 'e.rar', '~$b.csv'];
  for (const name of [...names, '.answers.json', '.x.csv', '.hidden/y.csv'])
    await writeFile(join(folder, name), 'x');
  await symlink(join(folder, 'b.CSV'), join(folder, 'link.csv'));
  await symlink(join(folder, 'none'), join(folder, 'lost.csv'));

  const { files, ignored } = await listExports(folder);
  expect(files.map(({ name }) => name)).toEqual(['a.txt', 'b.CSV', 'filter-opened/c.tsv', 'link.csv']);
  expect(files[2]).toMatchObject({
    path: join(folder, 'filter-opened/c.tsv'),
    modifiedAt: expect.any(Number) as number,
  });
  expect(ignored).toEqual(['d.xlsx', 'e.rar', 'folder.csv', 'lost.csv', '~$b.csv']);
});

it('takes no file of a person for an export, whatever it is called', async () => {
  const exports = await mkdtemp(join(folder, 'exports-'));
  await mkdir(join(exports, 'attachments/17'), { recursive: true });
  await mkdir(join(exports, 'old/attachments'), { recursive: true });
  for (const name of ['a.csv', 'attachments/17/remarks.txt', 'old/attachments/b.csv'])
    await writeFile(join(exports, name), 'x');
  const { files, ignored } = await listExports(exports);
  expect(files.map(({ name }) => name)).toEqual(['a.csv', 'old/attachments/b.csv']);
  expect(ignored).toEqual(['attachments/']);
});

it('says that the folder does not exist', async () => {
  await expect(listExports(join(folder, 'none'))).rejects.toMatchObject({ code: 'file-missing' });
});
