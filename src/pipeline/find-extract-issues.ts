/** What a person should look at after extracting: findings about files, records and money, streamed. */
import { findHeaderDrift } from '../extract/find-header-drift.ts';
import { attachmentsFolder } from '../extract/list-exports.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ExportFile } from '../model/entity.ts';
import { moneyBack } from '../model/transaction.ts';
import type { ExtractFinding } from '../report/extract-papers.ts';
import type { ExpectedDifference } from './compare-expected.ts';
import { hashAddress } from './suppressions.ts';

export interface ExtractState {
  readonly files: readonly ExportFile[];
  /** Names of what stands in `exports/` and was not read. */
  readonly ignored: readonly string[];
  readonly differences: readonly ExpectedDifference[];
  /** Addresses of `suppress.csv` that the account has. */
  readonly suppressedEmails: readonly string[];
}

/** @param issues gets the number of findings by code */
export async function* findExtractIssues(
  ledger: Ledger,
  { files, ignored, differences, suppressedEmails }: ExtractState,
  issues: Record<string, number>,
): AsyncGenerator<readonly ExtractFinding[]> {
  const count = (findings: readonly ExtractFinding[]) => {
    for (const { code } of findings) issues[code] = (issues[code] ?? 0) + 1;
    return findings;
  };
  yield count(ignored.map(describeIgnored));
  yield count(differences.map(describeDifference));
  yield count(findHeaderDrift(files).map(describeDrift));
  yield count(suppressedEmails.map(describeSuppressed));
  for await (const page of ledger.entities.orphans()) {
    yield count(
      page.map(({ kind, marker, file, line }) => ({
        code: `${kind}-without-person`,
        where: `${file}, line ${line}`,
        what: `${marker} names nobody whom a contacts export has.`,
        remedy: 'Export the contact too, or leave the record out: it cannot be written without a person.',
      })),
    );
  }
  for await (const page of ledger.transactions.events([...moneyBack, 'other'])) {
    yield count(
      page.flatMap((event): ExtractFinding[] =>
        event.type === 'other'
          ? [unknownType(event.externalId)]
          : event.saleId === null
            ? [unlinked(event.externalId)]
            : [],
      ),
    );
  }
  yield count(
    (await ledger.transactions.totals()).flatMap(({ currency, month, type, events, unreadable }) => [
      ...(unreadable === 0 ? [] : [unreadableMoney(`${currency} ${month} ${type}`, unreadable)]),
      ...(month === '' ? [unreadableDate(`${currency} ${type}`, events)] : []),
    ]),
  );
}

function describeIgnored(name: string): ExtractFinding {
  const code = 'file-ignored';
  return name === attachmentsFolder
    ? {
        code,
        where: `exports/${name}`,
        what: 'The files of people in it were not looked at.',
        remedy: 'Move the folder out of exports/, so that it stands beside it, and extract again.',
      }
    : {
        code,
        where: `exports/${name}`,
        what: 'It was not read: exports are .csv, .txt, .tsv or .zip.',
        remedy: 'If it is an export, save it as "CSV UTF-8"; better, export from Kartra again. Else nothing.',
      };
}

function describeDifference({ what, expected, found, difference }: ExpectedDifference): ExtractFinding {
  return {
    code: 'expected-differs',
    where: what,
    what: `Kartra shows ${expected}, the exports hold ${found} (${difference}).`,
    remedy:
      'Look for an export that is missing, made under a filter, or older than the number read in Kartra.',
  };
}

function describeDrift(drift: ReturnType<typeof findHeaderDrift>[number]): ExtractFinding {
  const { kind, file, before, appeared, vanished } = drift;
  const parts = [
    ...(appeared.length === 0 ? [] : [`new: ${appeared.join(', ')}`]),
    ...(vanished.length === 0 ? [] : [`gone: ${vanished.join(', ')}`]),
  ];
  return {
    code: 'header-drift',
    where: `${file} (${kind})`,
    what: `Its columns differ from those of ${before}: ${parts.join('; ')}.`,
    remedy: 'Nothing if Kartra changed; else export again with the same columns ticked.',
  };
}

function describeSuppressed(email: string): ExtractFinding {
  return {
    code: 'suppressed',
    where: hashAddress(email),
    what: 'suppress.csv names this person: neither they nor their records are written.',
    remedy: 'Nothing to do.',
  };
}

function unlinked(externalId: string): ExtractFinding {
  return {
    code: 'refund-without-sale',
    where: externalId,
    what: 'No earlier sale of this person and product could take it; it counts in the totals all the same.',
    remedy: 'Export transactions from the very beginning.',
  };
}

function unknownType(externalId: string): ExtractFinding {
  return {
    code: 'transaction-type-unknown',
    where: externalId,
    what: 'Its type is none Landfall knows, so it is counted as no money.',
    remedy: 'Look the transaction up in Kartra and tell us the type.',
  };
}

function unreadableMoney(where: string, events: number): ExtractFinding {
  return {
    code: 'amount-unreadable',
    where,
    what: `${events} amounts are not one certain number and are in no total.`,
    remedy: 'Export from Kartra again and put the file here unopened.',
  };
}

function unreadableDate(where: string, events: number): ExtractFinding {
  return {
    code: 'date-unreadable',
    where,
    what: `${events} transactions have a date that cannot be read; they are in the totals under no month.`,
    remedy: 'Export from Kartra again and put the file here unopened.',
  };
}
