/**
 * The errors of a file that cannot be read as an export: one shape, so that every message names the
 * file, the place, the rule and the remedy. Values shown are masked: a message never holds an e-mail
 * address or a phone number.
 */
import { type ErrorDetails, LandfallError } from '../../errors.ts';

export interface FileFault extends Omit<ErrorDetails, 'file' | 'rule' | 'remedy'> {
  /** Short code of the broken rule, such as `quote-not-closed`. */
  readonly rule: string;
  readonly remedy: string;
}

/** The file is not an export Landfall can read. `what` continues the sentence "<file> …". */
export function refuseFile(file: string, what: string, fault: FileFault): LandfallError {
  return new LandfallError('file-not-an-export', sentence(file, what, fault), {
    file,
    safe: 'Nothing of this file was kept; HighLevel was not touched.',
    ...fault,
  });
}

/** The text encoding of the file is not certain. */
export function refuseEncoding(file: string, what: string, fault: FileFault): LandfallError {
  return new LandfallError('file-encoding', sentence(file, what, fault), {
    file,
    safe: 'Nothing of this file was kept; HighLevel was not touched.',
    ...fault,
  });
}

function sentence(file: string, what: string, { line, column }: FileFault): string {
  const place = line === undefined ? '' : `, line ${line}`;
  const cell = column === undefined ? '' : typeof column === 'number' ? `, cell ${column}` : `, "${column}"`;
  return `${file}${place}${cell}: ${what}`;
}
