/** File-system failures in the words of the person at the keyboard. */
import { LandfallError } from '../errors.ts';

/** Nothing more fits: the disk, a quota of the disk, the largest file this user may write. */
const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const rules: Readonly<Record<string, string>> = {
  EISDIR: 'a file; this is a folder',
  ENOTDIR: 'a folder; this is a file',
  ENOENT: 'it exists',
  EROFS: 'a disk that can be written',
};

/** Calls that concern no file. */
const otherCalls = ['connect', 'listen', 'bind', 'accept', 'getaddrinfo', 'kill'];

/** @returns a `LandfallError` for what the file system refused; anything else comes back as it was. */
export function explainFileError(error: unknown, file: string): unknown {
  if (error instanceof LandfallError || !(error instanceof Error)) return error;
  if (!('code' in error) || !('syscall' in error)) return error;
  if (otherCalls.includes(String(error.syscall).split(' ')[0] ?? '')) return error;
  const code = String(error.code);
  if (full.includes(code)) {
    return new LandfallError(
      'disk-full',
      'The disk is full.',
      {
        file,
        value: code,
        rule: 'some free space',
        remedy: 'Free some space, then run the same command again.',
        safe: 'The file stands as it was before.',
      },
      error,
    );
  }
  return new LandfallError(
    'workspace-unusable',
    `${file} cannot be read or written.`,
    {
      file,
      value: code,
      rule: rules[code] ?? 'read and write permission',
      remedy: 'Check that it is there and that this user may read and write it, then run the command again.',
      safe: 'Nothing was sent to HighLevel because of this.',
    },
    error,
  );
}

/** Does something to a file; what the file system refuses is thrown in words. */
export async function explainFiles<Result>(file: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw explainFileError(error, file);
  }
}
