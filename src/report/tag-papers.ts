/** Papers about tags: the inventory, a recipe for each Smart List, where each sequence goes on. */
import { csvText } from './csv.ts';
import { table } from './reconciliation.ts';
import { number } from './words.ts';

export interface TagRow {
  readonly tag: string;
  readonly names: readonly string[];
  readonly levels: readonly string[];
  readonly records: number;
  readonly category: string;
  readonly expiresAfterDays: string;
}

/** One line per tag as HighLevel will hold it. */
export function tagsCsv(rows: readonly TagRow[], held: boolean): AsyncGenerator<string> {
  const columns = ['tag', 'in Kartra', 'level', 'records', 'category', 'expires after days', 'held back'];
  const cells = async function* () {
    yield await Promise.resolve(
      rows.map(({ tag, names, levels, records, category, expiresAfterDays }) => {
        const place = [tag, names.join(' | '), levels.join(' | '), records];
        return [...place, category, expiresAfterDays, held ? 'until release' : 'no'];
      }),
    );
  };
  return csvText(columns, cells());
}

interface Cohort {
  /** The whole tag. */
  readonly tag: string;
  readonly people: number;
  readonly noEmail: number;
}

/** Markdown. HighLevel has no call that makes a Smart List, so a person makes each. */
export function smartListsPaper(lists: readonly Cohort[], left: readonly Cohort[]): string {
  const rows = lists.map(({ tag, people, noEmail }) => [
    tag.slice('list:'.length),
    `Tag · is · ${tag}`,
    ...[people, noEmail, people - noEmail].map(number),
  ]);
  return [
    '# A Smart List for each list of Kartra',
    '',
    'In HighLevel: Contacts, Smart Lists, the filter of the line, Save as. The count it then shows must be the',
    'one in the line. HighLevel leaves out of a mailing whoever gets no e-mail; they stay in the list.',
    '',
    table([['list', 'filter', 'people', 'of them without e-mail', 'will be mailed'], ...rows]),
    '',
    ...(left.length === 0
      ? []
      : [
          '## People who left a list',
          '',
          'Make no mailing from these: they said no to it.',
          '',
          table([['tag', 'people'], ...left.map(({ tag, people }) => [tag, number(people)])]),
          '',
        ]),
  ].join('\n');
}

const step = /^seq:(.*):step-(.*)$/;

/** Markdown: sequence, step, people, where they enter the rebuilt workflow. */
export function sequencesPaper(cohorts: readonly Cohort[]): string {
  const rows = cohorts.map(({ tag, people, noEmail }) => {
    const [, sequence = tag, at = ''] = step.exec(tag) ?? [];
    return [sequence, at, number(people), number(noEmail), tag, `at step ${at}, unless it was sent already`];
  });
  return [
    '# Where people stand in Kartra’s sequences',
    '',
    'A place in a sequence cannot be moved. Rebuild each sequence as a workflow, and let the people of a line',
    'enter it where the line says, by its tag. Who left a sequence is not here and has no such tag.',
    '',
    table([['sequence', 'step', 'people', 'of them without e-mail', 'tag', 'enter the workflow'], ...rows]),
    '',
  ].join('\n');
}
