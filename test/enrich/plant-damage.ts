/** An export after a spreadsheet, a wrong encoding and a stale day have had it. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Damages cells of known people, each in a way of its own. */
export function plantDamage(csv: string): string {
  const rows = parse(csv, { bom: true, relax_column_count: true });
  const [header = []] = rows;
  const at = (column: string) => header.indexOf(column);
  const filled = (column: string, fits: (cell: string) => boolean) =>
    rows.find((row, index) => index > 20 && row.length === header.length && fits(row[at(column)] ?? ''))!;
  const change = (column: string, fits: (cell: string) => boolean, damage: (cell: string) => string) => {
    const row = filled(column, fits);
    row[at(column)] = damage(row[at(column)]!);
  };
  change(
    'zip',
    (cell) => /^0\d+$/.test(cell),
    (cell) => String(Number(cell)),
  );
  change(
    'city',
    (cell) => /[éüöç]/.test(cell),
    (cell) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(cell)),
  );
  change(
    'company',
    (cell) => cell !== '' && cell !== 'N/A',
    () => 'Somebody Else Ltd',
  );
  change(
    'tags',
    (cell) => cell.includes(','),
    (cell) => `${cell.split(',').slice(1).join(',')},never there`,
  );
  change(
    'lists',
    (cell) => cell !== '',
    (cell) => `${cell},Never There`,
  );
  change(
    'gdpr_status',
    (cell) => cell === 'Not accepted',
    () => 'Accepted',
  );
  return `\uFEFF${stringify(rows, { record_delimiter: 'windows', quoted: true })}`;
}
