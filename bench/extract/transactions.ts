/**
 * 348,917 transactions, the size of the largest real file known of: extracted whole, every sum against the
 * answer known beforehand. Prints `{ rows, ms, peakMb, exact }`; exits 1 when a cent is missing.
 * Run: node bench/extract/transactions.ts [rows]
 */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extractExports } from '../../src/extract/extract-exports.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { transactionLines } from './transaction-lines.ts';

const rows = Number(process.argv[2] ?? 348_917);
const known = { gross: 0, refunds: 0, sales: 0, refundRows: 0 };

const work = await mkdtemp(join(tmpdir(), 'landfall-transactions-'));
try {
  const directory = join(work, 'exports');
  await mkdir(directory);
  await pipeline(
    Readable.from(transactionLines(rows, known)),
    createWriteStream(join(directory, 'report_all_transactions.csv')),
  );
  const ledger = await openLedger(join(work, 'ledger.db'));
  const started = performance.now();
  const result = await extractExports({ directory, account: 'bench', ...ledger });
  const ms = Math.round(performance.now() - started);
  const found = { gross: 0, refunds: 0, sales: 0, refundRows: 0 };
  for (const { type, amount, events } of await ledger.transactions.totals()) {
    if (type === 'sale' || type === 'rebill') found.gross += amount;
    if (type === 'sale') found.sales += events;
    if (type === 'refund') {
      found.refunds -= amount;
      found.refundRows += events;
    }
  }
  const links = await ledger.transactions.linkCounts();
  await ledger.close();
  const exact = JSON.stringify(found) === JSON.stringify(known);
  // Linux gives the peak in kilobytes.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    JSON.stringify({ rows: result.entities['transaction'], ms, peakMb, exact, found, known, links }),
  );
  process.exitCode = exact ? 0 : 1;
} finally {
  await rm(work, { recursive: true });
}
