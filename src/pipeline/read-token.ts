/** A destination's token, from where its reference points. It is never stored, logged or shown. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { TokenReference } from '../config.ts';
import { LandfallError } from '../errors.ts';

/**
 * @param directory the workspace: relative file references are relative to it
 * @throws `token-missing`
 */
export async function readToken(
  reference: TokenReference,
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  if ('variable' in reference) {
    const value = environment[reference.variable]?.trim();
    if (value !== undefined && isToken(value)) return value;
    throw new LandfallError('token-missing', `The variable ${reference.variable} holds no token.`, {
      value: reference.variable,
      rule: 'the private integration token and nothing else',
      remedy: `Set ${reference.variable} to the private integration token of the location.`,
    });
  }
  const file = isAbsolute(reference.file) ? reference.file : join(directory, reference.file);
  try {
    const value = (await readFile(file, 'utf8')).trim();
    if (isToken(value)) return value;
  } catch {
    throw missing(file, 'The token file cannot be read.');
  }
  throw missing(file, 'The token file does not hold one token.');
}

/** Printable ASCII without a space: anything else cannot travel in a header. */
const isToken = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

function missing(file: string, message: string): LandfallError {
  return new LandfallError('token-missing', message, {
    file,
    rule: 'a file that holds the private integration token and nothing else',
    remedy: 'Put the token of the location there, or connect again with --token-file.',
  });
}
