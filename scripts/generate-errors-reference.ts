/** `docs/reference/errors.md`: every failure that stops a step, from the one table in src/errors.ts. */
import { type ExitCode, errorTable, exitCodes, exitPrecedence, type Recovery } from '../src/errors.ts';
import { type GeneratedFile, generatedFrom, renderTable } from './generated-file.ts';

const recoveries: Readonly<Record<Recovery, string>> = {
  retry: 'run the same command again',
  skip: 'the record is left out, the run goes on',
  fix: 'put right what the message names, then run again',
  abort: 'stop, and report it: going on is not safe',
};

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'Done.',
  bug: 'A defect in Landfall.',
  usage: 'The command line, the configuration or an input file is not usable.',
  blocked: 'Something only a person can give is missing: an answer, a confirmation, a sign-off.',
  refusedRecords: 'Applied, but HighLevel refused some records.',
  differences: 'Verification found differences.',
  interrupted: 'Interrupted; run the same command to resume.',
  connection: 'Kartra or HighLevel refused: token, location or quota.',
  ledgerNewer: 'The ledger was written by a newer Landfall.',
};

function render(): string {
  const codes = Object.entries(errorTable).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = Object.keys(exitCodes) as (keyof typeof exitCodes)[];
  const rank = (code: ExitCode): string => String(exitPrecedence.indexOf(code) + 1);
  return [
    generatedFrom('src/errors.ts'),
    '# Errors and exit codes',
    'A bad record never stops a step: it becomes an issue or a rejected row. What stops a step has a code, a way to recover and an exit code.',
    '## Exit codes',
    'When several apply, the one with the lowest precedence number is returned.',
    renderTable(
      ['Exit code', 'Meaning', 'Precedence'],
      names.map((name) => [String(exitCodes[name]), meanings[name], rank(exitCodes[name])]),
    ),
    '## Codes',
    renderTable(
      ['Code', 'Exit code', 'Recovery', 'What happened'],
      codes.map(([code, entry]) => [`\`${code}\``, String(entry.exitCode), entry.recovery, entry.summary]),
    ),
    '## Ways to recover',
    renderTable(['Recovery', 'What to do'], Object.entries(recoveries)),
    '',
  ].join('\n\n');
}

export const errorsReference: GeneratedFile = { path: 'docs/reference/errors.md', render };
