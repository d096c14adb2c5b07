/** What the file system refuses, in the words of the person at the keyboard. */
import { LandfallError } from '../../errors.ts';

/** A file-system error in Landfall's terms; anything else comes back unchanged. */
export function describeReadError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const code = 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT') {
    return new LandfallError(
      'file-missing',
      `${file} is not there any more.`,
      { file, remedy: 'Put the file back, or run the step again without it.' },
      error,
    );
  }
  return new LandfallError(
    'file-unreadable',
    `${file} cannot be read (${code}).`,
    { file, rule: code, remedy: 'Check the permissions of the file and the disk it stands on.' },
    error,
  );
}
