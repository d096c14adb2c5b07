/** The ledger's suite on SQLite. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { describeLedger } from './ledger-suite.ts';

describeLedger('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-ledger-'));
  const file = join(folder, 'ledger.db');
  let ledger = await openLedger(file);
  return {
    ledger,
    async reopen() {
      await ledger.close();
      ledger = await openLedger(file);
      return ledger;
    },
    async destroy() {
      await ledger.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
