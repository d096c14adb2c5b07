/** Whether the exports are whole: every file, what was wrong in it, and what Kartra's own screens say. */
import type { ReportFacts } from '../../model/report-facts.ts';
import { type Paper, section, tableOf, text } from '../paper/paper.ts';
import { number, plural } from '../words.ts';

export function exportValidationPaper({ files, expected, audit }: ReportFacts): Paper {
  const { survey, sums } = audit;
  const findings = files.flatMap((file) => file.findings.map((finding) => ({ file: file.name, ...finding })));
  return {
    title: 'Are the exports whole?',
    lead: `${plural(survey.files.files, 'file')}, ${plural(survey.files.rows, 'row')}: ${number(survey.files.staged)} read, ${number(survey.files.rejected)} not usable. ${
      expected.length === 0
        ? 'Nothing differs from the numbers you wrote down of Kartra’s screens.'
        : `${plural(expected.length, 'number')} differ from what Kartra shows.`
    }`,
    sections: [
      section(
        'Files',
        tableOf(
          'Rows read = taken in + not usable',
          ['file', 'kind', 'rows', 'taken in', 'not usable', 'columns', 'filled cells', 'text encoding'],
          files.map(({ name, kind, rows, staged, rejected, columns, filled, encoding }) => [
            name,
            kind,
            rows,
            staged,
            rejected,
            columns,
            filled,
            encoding,
          ]),
        ),
      ),
      section(
        'Signs of damage',
        tableOf(
          'Findings',
          ['file', 'column', 'how many', 'what it is', 'what to do'],
          findings.map(({ file, column, count, message, remedy }) => [file, column, count, message, remedy]),
          'None.',
        ),
      ),
      section(
        'Against Kartra’s own screens',
        tableOf(
          'Differences',
          ['what', 'Kartra shows', 'exports hold', 'difference'],
          expected.map(({ what, expected: shown, found, difference }) => [what, shown, found, difference]),
          'None, as far as numbers were written into landfall.yaml (expected).',
        ),
      ),
      section(
        'Put together',
        tableOf(
          '',
          ['', 'number'],
          [
            ['rows that stood in more than one file', survey.duplicates.repeatedRows],
            ['e-mail addresses of two Kartra ids', survey.duplicates.emailConflicts],
            ['records that name nobody of the contacts', sums.orphans],
          ],
        ),
        text(
          'Why each row is not usable: reports/rejected-rows.csv. How full each column is: reports/file-columns.csv.',
        ),
      ),
    ],
  };
}
