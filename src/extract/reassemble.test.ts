import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import { jsonDigest } from '../model/digest.ts';
import { extractExports } from './extract-exports.ts';
import { readTransaction } from './read-transaction.ts';
import { unfinishedKinds } from './reassemble.ts';

test('transactions an older program read without their dates with dots are read anew from the same file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-reassemble-'));
  const ledger = await openLedger(join(folder, 'ledger.db'));
  onTestFinished(async () => {
    await ledger.close();
    await rm(folder, { recursive: true });
  });
  const directory = join(folder, 'exports');
  await mkdir(directory);
  const csv = 'ID,Transaction_Type,Date,Price_point,Amount (USD),lead_id\n1,Sale,14.05.2026,1,10.00,1\n';
  await writeFile(join(directory, 't_6a27740000000.csv'), csv);
  const { staging, entities, transactions } = ledger;
  const extract = () => extractExports({ directory, account: 'acme', staging, entities, transactions });
  const months = async () => (await transactions.totals()).map(({ month }) => month);
  const { files } = await extract();
  expect(await months()).toEqual(['2026-05']);

  // As the second rules left it: built from these very files, the date not understood.
  await transactions.rebuild((columns) => ({ ...readTransaction(columns), at: '' }));
  const named = files.map(
    ({ name, sha256, kind, exportedAt, generation }) =>
      `${name} ${sha256} ${kind} ${exportedAt} ${generation}`,
  );
  const version = jsonDigest({ rules: 2, account: 'acme', files: named });
  await entities.saveState('transaction', { version, merged: 0, conflicts: 0 });
  expect(await months()).toEqual(['']);
  expect(await unfinishedKinds({ account: 'acme', entities, files })).toEqual(['transaction']);
  expect(await extract()).toMatchObject({ rebuilt: ['transaction'] });
  expect(await months()).toEqual(['2026-05']);
});
