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

const rows = Number(process.argv[2] ?? 348_917);
/** One subscription's life, over and over: as varied as the real file, in its proportions. */
const cycle = [
  'Sale',
  'Rebill',
  'Rebill',
  'Failed',
  'Rebill',
  'Cancellation',
  'Rebill',
  'Refund',
  'Request Can.',
];
const filler = Array.from({ length: 40 }, (_, index) => `Other_${index}`);
const header = [
  'ID,Transaction_Type,Date,Product,Price_point,Amount (USD),Sales_tax (USD),Buyer_Email,subscription_id,lead_id',
  ...filler,
].join(',');

const known = { gross: 0, refunds: 0, sales: 0, refundRows: 0 };

function* lines(): Generator<string> {
  yield `\uFEFF${header}\r\n`;
  const rest = filler.map((name) => `${name} value`).join(',');
  let soldCents = 0;
  for (let row = 0; row < rows; row += 1) {
    const type = cycle[row % cycle.length] ?? 'Sale';
    const subscription = Math.floor(row / cycle.length) + 1;
    if (type === 'Sale') soldCents = 100 + ((subscription * 7919) % 99_901);
    const day = new Date(Date.UTC(2020, 5, 1) + row * 500_000).toISOString();
    const amount = `${type === 'Refund' ? '-' : ''}${(soldCents / 100).toFixed(2)}`;
    if (type === 'Sale' || type === 'Rebill') known.gross += soldCents;
    if (type === 'Sale') known.sales += 1;
    if (type === 'Refund') {
      known.refunds += soldCents;
      known.refundRows += 1;
    }
    const stamp = `${day.slice(0, 10)} ${day.slice(11, 19)}`;
    yield `${row + 1},${type},${stamp},Club,1,${amount},0.00,p${subscription}@example.com,${subscription},${subscription},${rest}\r\n`;
  }
}

const work = await mkdtemp(join(tmpdir(), 'landfall-transactions-'));
try {
  const directory = join(work, 'exports');
  await mkdir(directory);
  await pipeline(Readable.from(lines()), createWriteStream(join(directory, 'report_all_transactions.csv')));
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
