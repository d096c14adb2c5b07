/**
 * How a failure is shown: what happened, where, the rule, what is safe to assume, what to do next. With
 * `--json` it is a document of its own. A bug shows its stack and asks for nothing.
 */
import { type ErrorDetails, LandfallError } from '../errors.ts';
import { explainSqliteError } from '../ledger/sqlite/explain-sqlite-error.ts';
import { explainFileError } from '../pipeline/explain-file-error.ts';
import type { FailedError } from './documents.ts';
import type { Output } from './output.ts';

/** Prints the failure of a step and returns the exit code. */
export function printError(error: unknown, step: string, output: Output): number {
  const failure = asFailure(error);
  const { code, exitCode } = failure;
  if (output.json) {
    const problems = problemsOf(failure).map(failedError);
    const error = { ...failedError(failure), ...(problems.length === 0 ? {} : { problems }) };
    output.document({ step, status: 'failed', error });
    return exitCode;
  }
  const { message, details } = withoutSecretsIn(failure);
  output.endProgress();
  const place = [details.file, details.line, details.column].filter((part) => part !== undefined).join(':');
  const lines = [
    `✗ ${message}`,
    ...(place === '' ? [] : [`  where:  ${place}`]),
    ...(details.value === undefined ? [] : [`  value:  ${details.value}`]),
    ...(details.rule === undefined ? [] : [`  rule:   ${details.rule}`]),
    ...(details.safe === undefined ? [] : [`  safe:   ${details.safe}`]),
    ...(details.remedy === undefined ? [] : [`  remedy: ${details.remedy}`]),
    ...(details.next === undefined ? [] : [`  next:   ${output.naming(details.next)}`]),
    `  (${code}, exit ${exitCode})`,
  ];
  console.error(lines.join('\n'));
  if (code === 'bug' && failure.cause instanceof Error)
    console.error(withoutSecrets(framesOf(failure.cause.stack ?? '')));
  return exitCode;
}

function failedError(failure: LandfallError): FailedError {
  const { code, exitCode, recovery } = failure;
  const { message, details } = withoutSecretsIn(failure);
  return {
    code,
    message,
    recovery,
    exitCode,
    file: details.file ?? null,
    line: details.line ?? null,
    column: details.column ?? null,
    value: details.value ?? null,
    rule: details.rule ?? null,
    remedy: details.remedy ?? null,
    safe: details.safe ?? null,
    next: details.next ?? null,
    ...(details.facts === undefined ? {} : { facts: details.facts }),
  };
}

/** The failures one failure stands for. */
function problemsOf({ cause }: LandfallError): readonly LandfallError[] {
  const errors: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [];
  return errors.filter((error) => error instanceof LandfallError);
}

function withoutSecretsIn(failure: LandfallError): {
  readonly message: string;
  readonly details: ErrorDetails;
} {
  const details = Object.fromEntries(
    Object.entries(failure.details).map(([key, value]) => [
      key,
      typeof value === 'string' ? withoutSecrets(value) : value,
    ]),
  ) as ErrorDetails;
  return { message: withoutSecrets(failure.message), details };
}

/** The last line of defence: what a person typed or a server said may hold an address, a number or a token (I11). */
const withoutSecrets = (text: string): string =>
  text
    .replace(/\bpit-[\w-]+/g, 'pit-…')
    .replace(/[^\s"'<>,;:=/]+@[^\s"'<>,;:/]+\.[a-z]{2,}/gi, '…@…')
    .replace(/\+\d[\d ()-]{6,}\d/g, '+…');

/** Where it failed, without the message above it: that is told already. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .join('\n');

/** What the disk or the database refused is no defect, wherever it surfaced; all else is. */
function asFailure(error: unknown): LandfallError {
  const file = '.landfall/ledger.db';
  const explained = explainFileError(explainSqliteError(error, file), pathOf(error) ?? file);
  return explained instanceof LandfallError ? explained : asBug(explained);
}

const pathOf = (error: unknown): string | null =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;

function asBug(error: unknown): LandfallError {
  const message =
    error instanceof Error && /^(?:ZodError|SyntaxError)$/u.test(error.name)
      ? 'A value inside Landfall has an unexpected shape.'
      : error instanceof Error
        ? error.message
        : String(error);
  return new LandfallError(
    'bug',
    message,
    {
      safe: 'What was sent is on record: run again, it is never sent twice.',
      remedy: 'Please report it with the lines below; run the same command again to go on.',
    },
    error,
  );
}
