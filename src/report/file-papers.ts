/** CSV papers about the export files: how full each column is, and what was noticed in each file. */
import type { FileReport } from '../model/file-report.ts';
import { csvText } from './csv.ts';

export interface ReportedFile {
  readonly name: string;
  readonly header: readonly string[];
  /** Rows that were read into records. */
  readonly staged: number;
  readonly report: FileReport;
}

/** One line per file and column: cells that are filled, and their share of the rows in per cent. */
export function fileColumnsCsv(files: readonly ReportedFile[]): AsyncGenerator<string> {
  const columns = ['file', 'column', 'rows', 'filled', 'filled %'];
  const lines = async function* () {
    for (const { name, header, staged, report } of files) {
      yield header.map((column, index) => {
        const filled = report.filled[index] ?? 0;
        return [name, column, staged, filled, staged === 0 ? 0 : Math.floor((filled * 1000) / staged) / 10];
      });
    }
  };
  return csvText(columns, lines());
}

/** One line per finding. Examples are masked. */
export function fileFindingsCsv(files: readonly ReportedFile[]): AsyncGenerator<string> {
  const columns = [
    'file',
    'column',
    'finding',
    'how many',
    'first lines',
    'examples',
    'what it is',
    'what to do',
  ];
  const lines = async function* () {
    for (const { name, report } of files) {
      yield report.findings.map(({ code, column, count, lines: at, examples, message, remedy }) => [
        name,
        column,
        code,
        count,
        at.join(' '),
        examples.join(' | '),
        message,
        remedy,
      ]);
    }
  };
  return csvText(columns, lines());
}
