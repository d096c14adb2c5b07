/** What a failure of SQLite means for the person at the keyboard. */
import { type ErrorDetails, LandfallError } from '../../errors.ts';

/** @returns a `LandfallError` for the failures a machine can have; anything else comes back as it was. */
export function explainSqliteError(error: unknown, file: string): unknown {
  const code = errorCode(error);
  const safe = 'Nothing was sent to HighLevel because of this.';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new LandfallError(
      'ledger-corrupt',
      'The record of this migration is damaged and cannot be read.',
      {
        file,
        rule: 'a whole SQLite database',
        remedy:
          'Restore .landfall/ledger.db from a backup, or move it away and run `landfall extract` again: what was written to HighLevel is found again by its markers.',
        safe,
      },
      error,
    );
  }
  if (code.startsWith('SQLITE_FULL')) {
    const details: ErrorDetails = { file, remedy: 'Free some space, then run the same command again.', safe };
    return new LandfallError(
      'disk-full',
      'The disk is full: the record of this migration cannot grow.',
      details,
      error,
    );
  }
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|BUSY|AUTH)/.test(code)) {
    return new LandfallError(
      'workspace-unusable',
      'The record of this migration cannot be opened or written.',
      {
        file,
        value: code,
        remedy: 'Check that this user may write the folder and that no other program holds the file.',
        safe,
      },
      error,
    );
  }
  return error;
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
