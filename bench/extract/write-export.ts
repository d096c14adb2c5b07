/**
 * A contacts export of any length with 30 columns, for the benchmark: the columns of Kartra's contacts
 * export and its custom fields, one cell in four empty, tags and addresses in quotes, a note of two
 * lines now and then. The same number of rows always gives the same bytes.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const firstNames = ['Ann', 'Zoë', 'Mateo', 'Łukasz', 'Priya', 'Chidi', 'Noor', 'Yuki'];
const cities = ['Köln', 'Austin', 'São Paulo', 'Leeds', 'Kraków', 'Lagos', 'Pune', 'Osaka'];
const tags = ['buyer', 'vip', 'webinar 2024', 'Level 11', '5K_Prelaunch_Start', 'refunded'];
const fixed = ['id', 'email', 'first_name', 'last_name', 'phone_country_code', 'phone', 'address', 'city'];
const further = ['state', 'zip', 'country', 'company', 'website', 'date_joined', 'tags', 'lists', 'notes'];
const consent = ['gdpr_status', 'gdpr_communications', 'score', 'ip'];
const custom = Array.from({ length: 9 }, (_, index) => `custom_${index + 1}`);
const header = [...fixed, ...further, ...consent, ...custom];

/** Writes `rows` people below the header; resolves when the file is closed. */
export async function writeExport(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  file.write(`${header.join(',')}\r\n`);
  for (let from = 0; from < rows; from += 1000) {
    let text = '';
    for (let row = from; row < Math.min(from + 1000, rows); row += 1) text += writeRow(row);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

function writeRow(row: number): string {
  const pick = (from: readonly string[], salt: number) => from[(row * 7 + salt * 13) % from.length] ?? '';
  const first = pick(firstNames, 1);
  const cells = [
    String(100_000 + row),
    `person.${row}@example${row % 97}.com`,
    first,
    `Of-${(row * 31) % 9973}`,
    '+1',
    `415555${String(row % 10_000).padStart(4, '0')}`,
    `"${row % 900} Main Street, Apt ${row % 40}"`,
    pick(cities, 2),
    'CA',
    String(row % 100_000).padStart(5, '0'),
    'United States',
    row % 3 === 0 ? `Company ${row % 5000}` : '',
    row % 3 === 0 ? `https://www.example${row % 5000}.com` : '',
    `2024-${String((row % 12) + 1).padStart(2, '0')}-${String((row % 28) + 1).padStart(2, '0')} 14:05:00`,
    `"${pick(tags, 3)},${pick(tags, 4)}"`,
    'Newsletter',
    row % 50 === 0 ? '"called twice,\nsaid ""later"""' : '',
    'Accepted',
    'Yes',
    String(row % 250),
    `10.${row % 250}.${(row * 3) % 250}.7`,
  ];
  for (let index = 0; index < custom.length; index += 1) {
    cells.push((row + index) % 2 === 0 ? `answer ${(row * (index + 3)) % 1009}` : '');
  }
  return `${cells.join(',')}\r\n`;
}
