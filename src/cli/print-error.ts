/**
 * How a failure is shown: what happened, where, the rule, what is safe to assume, what to do next. With
 * `--json` it is a document of its own. A bug shows its stack and asks for nothing.
 */
import { ZodError } from 'zod';
import { LandfallError } from '../errors.ts';
import type { Output } from './output.ts';

/** Prints the failure of a step and returns the exit code. */
export function printError(error: unknown, step: string, output: Output): number {
  const failure = error instanceof LandfallError ? error : asBug(error);
  const { code, details, exitCode, recovery, message } = failure;
  if (output.json) {
    output.document({
      step,
      status: 'failed',
      error: {
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
      },
    });
    return exitCode;
  }
  output.endProgress();
  const place = [details.file, details.line, details.column].filter((part) => part !== undefined).join(':');
  const lines = [
    `✗ ${message}`,
    ...(place === '' ? [] : [`  where:  ${place}`]),
    ...(details.value === undefined ? [] : [`  value:  ${details.value}`]),
    ...(details.rule === undefined ? [] : [`  rule:   ${details.rule}`]),
    ...(details.safe === undefined ? [] : [`  safe:   ${details.safe}`]),
    ...(details.remedy === undefined ? [] : [`  remedy: ${details.remedy}`]),
    ...(details.next === undefined ? [] : [`  next:   ${details.next}`]),
    `  (${code}, exit ${exitCode})`,
  ];
  console.error(lines.join('\n'));
  if (code === 'bug' && failure.cause instanceof Error) console.error(failure.cause.stack);
  return exitCode;
}

function asBug(error: unknown): LandfallError {
  const message =
    error instanceof ZodError
      ? 'A value inside Landfall has an unexpected shape.'
      : error instanceof Error
        ? error.message
        : String(error);
  return new LandfallError('bug', message, { safe: 'What was sent is in the journal.' }, error);
}
