/**
 * From the header of an export that is not of contacts to one key per column: the key its table knows it
 * by, else the header verbatim. A column under its own name is preferred to one under an alias; the alias
 * then keeps its own header.
 */
import { foldHeader } from './column-names.ts';
import { splitCurrency } from './currency-column.ts';
import { exportColumns, moneyColumns, type RecordExportKind } from './export-columns.ts';

/** Words that many exports have: as aliases they say nothing about which export it is. */
const generic = new Set(
  'id name type title date text body content value count status owner created email product active start end day description notes action'.split(
    ' ',
  ),
);

interface Lookup {
  readonly keys: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, string>;
}

const lookups = new Map(
  Object.entries(exportColumns).map(([kind, table]): [string, Lookup] => [
    kind,
    {
      keys: new Set(Object.keys(table)),
      aliases: new Map(
        Object.entries(table).flatMap(([key, aliases]) =>
          aliases.split(' ').flatMap((alias) => (alias === '' ? [] : [[alias, key] as const])),
        ),
      ),
    },
  ]),
);

/** @returns the known key per header cell, null where the table knows none; a key is given once. */
export function knownKeys(header: readonly string[], kind: RecordExportKind): readonly (string | null)[] {
  const names = header.map(readName);
  const { keys, aliases } = lookups.get(kind) ?? { keys: new Set(), aliases: new Map<string, string>() };
  const found = names.map((name) => (keys.has(name.fold) ? name.key(name.fold) : null));
  const taken = new Set(found);
  for (const [index, name] of names.entries()) {
    const key = found[index] === null ? aliases.get(name.fold) : undefined;
    if (key === undefined || taken.has(name.key(key))) continue;
    found[index] = name.key(key);
    taken.add(name.key(key));
  }
  return found;
}

/** The keys, without currencies, whose header could not stand in just any export. */
export function tellingKeys(header: readonly string[], kind: RecordExportKind): ReadonlySet<string> {
  const keys = knownKeys(header, kind);
  return new Set(
    keys.flatMap((key, index) => {
      if (key === null) return [];
      const { base } = splitCurrency(key);
      const { fold } = readName(header[index] ?? '');
      return fold === base || !generic.has(fold) ? [base] : [];
    }),
  );
}

function readName(header: string) {
  const whole = foldHeader(header);
  const { base, currency } = splitCurrency(whole);
  const money = currency !== null && /\([A-Za-z]{3}\)$/u.test(header.trim());
  const fold = money ? base : whole;
  return {
    fold,
    key: (known: string) => (money && moneyColumns.has(known) ? `${known} (${currency})` : known),
  };
}
