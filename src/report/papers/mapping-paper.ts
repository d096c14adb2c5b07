/** The field map as a paper: every column of every kind of record, with its target or an explicit "not moved". */
import { type Fate, fates } from '../../model/cell-fate.ts';
import type { Target } from '../../model/field-map.ts';
import { entityWords } from '../../model/number-words.ts';
import type { CellSums, ReportFacts } from '../../model/report-facts.ts';
import { type Bars, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { capital, number, percent, plural } from '../words.ts';

export function mappingPaper({ map, cellSums, decisions }: ReportFacts): Paper {
  const columns = map?.columns ?? [];
  const notMoved = columns.filter(({ target }) => target.kind === 'archive').length;
  const open = columns.filter(({ status }) => status === 'proposed').length;
  const kinds = [...new Set(columns.map(({ object }) => object))];
  return {
    title: 'The field map',
    lead:
      map === null
        ? 'Nothing has been proposed yet: landfall map propose.'
        : `${plural(columns.length, 'column')}: ${number(columns.length - notMoved)} move, ${number(notMoved)} stay in your archive, ${number(open)} wait for you.`,
    sections: [
      ...kinds.map((kind) =>
        section(
          capital(entityWords[kind][1]),
          tableOf(
            `Columns of ${entityWords[kind][1]}`,
            ['column', 'goes to', 'rule', 'sure', 'known from', 'confirmed by'],
            columns
              .filter(({ object }) => object === kind)
              .map(({ column, target, transform, confidence, tier, decided }) => [
                column,
                targetText(target),
                transform,
                percent(confidence, 0),
                tier,
                decided === null
                  ? 'nobody yet'
                  : `${decided.by}${decided.withoutReview ? ' (all at once)' : ''}`,
              ]),
          ),
        ),
      ),
      ...(cellSums.read === 0
        ? []
        : [
            section(
              'Every filled cell of people',
              fateBars(cellSums),
              text(`${number(cellSums.read)} cells read, each in one of these.`),
            ),
          ]),
      section(
        'Decisions',
        tableOf(
          'Answers only a person can give',
          ['question', 'answer', 'by', 'when'],
          Object.entries(decisions).map(([id, { choice, by, at, withoutReview }]) => [
            id,
            choice,
            withoutReview ? `${by} (recommended, not reviewed)` : by,
            at.slice(0, 10),
          ]),
        ),
      ),
    ],
  };
}

const fateWords: Readonly<Record<Fate, string>> = {
  exact: 'arrive unchanged',
  transformed: 'change by a named rule',
  text: 'are carried as text',
  archive: 'stay in your archive',
  refused: 'cannot be carried',
};

export function fateBars({ byFate }: CellSums): Bars {
  return {
    kind: 'bars',
    caption: 'Where cells end',
    bars: fates.map((fate) => ({ name: fateWords[fate], value: byFate[fate] })),
  };
}

function targetText(target: Target): string {
  switch (target.kind) {
    case 'field':
      return target.field;
    case 'custom':
      return `custom field "${target.custom.name}" (${target.custom.dataType})`;
    case 'tags':
      return target.prefix === '' ? 'tags' : `tags ${target.prefix}…`;
    case 'tag':
      return `tag ${target.name}, where the cell says yes`;
    case 'part':
      return `part of ${target.of}`;
    case 'link':
      return `link to ${target.to}`;
    case 'marker':
      return 'Kartra’s id, kept to recognise the record';
    case 'archive':
      return `not moved: ${target.reason}`;
  }
}
