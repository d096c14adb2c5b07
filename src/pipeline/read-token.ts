/** A secret from where its reference points: a token, a key, a password. It is never stored, logged or shown. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { TokenReference } from '../config.ts';
import { LandfallError } from '../errors.ts';

/** How the secret is called in messages, and how it is set right. */
export interface SecretWords {
  /** "token": `The token file …`. */
  readonly short: string;
  /** "the private integration token". */
  readonly full: string;
  /** "the location": whose it is. */
  readonly of: string;
  readonly option: string;
}

const tokenWords: SecretWords = {
  short: 'token',
  full: 'the private integration token',
  of: 'the location',
  option: '--token-file',
};

/**
 * @param directory the workspace: relative file references are relative to it
 * @throws `token-missing`
 */
export async function readToken(
  reference: TokenReference,
  directory: string,
  environment: NodeJS.ProcessEnv,
  words: SecretWords = tokenWords,
): Promise<string> {
  const { short, full, of } = words;
  if ('variable' in reference) {
    const value = environment[reference.variable]?.trim();
    if (value !== undefined && isToken(value)) return value;
    throw new LandfallError('token-missing', `The variable ${reference.variable} holds no ${short}.`, {
      value: reference.variable,
      rule: `${full} and nothing else`,
      remedy: `Set ${reference.variable} to ${full} of ${of}.`,
    });
  }
  const file = isAbsolute(reference.file) ? reference.file : join(directory, reference.file);
  try {
    const value = (await readFile(file, 'utf8')).trim();
    if (isToken(value)) return value;
  } catch {
    throw missing(file, `The ${short} file cannot be read.`, words);
  }
  throw missing(file, `The ${short} file does not hold one ${short}.`, words);
}

/** Printable ASCII without a space: anything else cannot travel in a header. */
const isToken = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

function missing(file: string, message: string, { short, full, of, option }: SecretWords): LandfallError {
  return new LandfallError('token-missing', message, {
    file,
    rule: `a file that holds ${full} and nothing else`,
    remedy: `Put the ${short} of ${of} there, or connect again with ${option}.`,
  });
}
