/** Rows of a transactions export as varied as the largest real file known of, and the sums they add up to. */

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

export interface KnownSums {
  /** Cents. */
  gross: number;
  refunds: number;
  sales: number;
  refundRows: number;
}

/** Rows of one subscription: each lead has one. */
export const rowsPerLead = cycle.length;

/** @param known is added to, row by row */
export function* transactionLines(rows: number, known: KnownSums): Generator<string> {
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
