/** Papers about tags: the inventory, a recipe for each Smart List, where each sequence goes on. */
import { csvText } from './csv.ts';
import { type Paper, section, tableOf, text } from './paper/paper.ts';

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

export interface Cohort {
  /** The whole tag. */
  readonly tag: string;
  readonly people: number;
  readonly noEmail: number;
  /** The others: who may be mailed. */
  readonly mailed: number;
}

export interface SmartListFigures {
  readonly lists: readonly Cohort[];
  /** People who left a list. */
  readonly left: readonly Cohort[];
}

/** HighLevel has no call that makes a Smart List, so a person makes each. */
export function smartListsPaper({ lists, left }: SmartListFigures): Paper {
  return {
    title: 'A Smart List for each list of Kartra',
    lead: 'In HighLevel: Contacts, Smart Lists, the filter of the line, Save as. The count it then shows must be the one in the line. HighLevel leaves out of a mailing whoever gets no e-mail; they stay in the list.',
    sections: [
      section(
        'Lists',
        tableOf(
          'A filter for each list',
          ['list', 'filter', 'people', 'of them without e-mail', 'will be mailed'],
          lists.map(({ tag, people, noEmail, mailed }) => [
            tag.slice('list:'.length),
            `Tag · is · ${tag}`,
            people,
            noEmail,
            mailed,
          ]),
        ),
      ),
      section(
        'People who left a list',
        ...(left.length === 0
          ? []
          : [
              text('Make no mailing from these: they said no to it.'),
              tableOf(
                'Who left',
                ['tag', 'people'],
                left.map(({ tag, people }) => [tag, people]),
              ),
            ]),
      ),
    ],
  };
}

const step = /^seq:(.*):step-(.*)$/;

export interface SequenceFigures {
  readonly sequences: readonly Cohort[];
}

/** Sequence, step, people, where they enter the rebuilt workflow. */
export function sequencesPaper({ sequences }: SequenceFigures): Paper {
  return {
    title: 'Where people stand in Kartra’s sequences',
    lead: 'A place in a sequence cannot be moved. Rebuild each sequence as a workflow, and let the people of a line enter it where the line says, by its tag. Who left a sequence is not here and has no such tag.',
    sections: [
      section(
        'By sequence and step',
        tableOf(
          'People in sequences',
          ['sequence', 'step', 'people', 'of them without e-mail', 'tag', 'enter the workflow'],
          sequences.map(({ tag, people, noEmail }) => {
            const [, sequence = tag, at = ''] = step.exec(tag) ?? [];
            return [
              sequence,
              at,
              people,
              noEmail,
              tag,
              at === ''
                ? 'at its beginning, unless it ran already'
                : `at step ${at}, unless it was sent already`,
            ];
          }),
        ),
      ),
    ],
  };
}
