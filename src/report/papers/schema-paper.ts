/** What will stand in HighLevel before the first person is written: fields, pipelines, tags, objects. */
import type { AccountSurvey, KartraFieldType } from '../../model/account-survey.ts';
import type { SurveySums } from '../../model/audit.ts';
import { columnsOf } from '../../model/field-map.ts';
import { orderPipeline } from '../../model/order-pipeline.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import { type Cell, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { objectWords, plural } from '../words.ts';
import { fieldTypeWords } from './audit-paper.ts';

/** HighLevel has no boolean: a checkbox with one choice stays a checkbox with one choice. */
const typeOf: Readonly<Record<KartraFieldType, string>> = {
  input_field: 'Single line (TEXT)',
  text_area: 'Multi line (LARGE_TEXT)',
  drop_down: 'Dropdown (SINGLE_OPTIONS)',
  radio_button: 'Radio (RADIO)',
  checkbox: 'Checkbox (CHECKBOX)',
};

export function schemaPaper({ audit, map, load }: ReportFacts): Paper {
  const { survey, sums } = audit;
  const mapped = columnsOf(map ?? { columns: [] }, 'contact').flatMap(({ column, target }) =>
    target.kind === 'custom'
      ? [
          [
            column,
            target.custom.name,
            target.custom.dataType,
            target.custom.options.length === 0 ? 'none' : target.custom.options.length,
          ],
        ]
      : [],
  );
  const planned = Object.entries(load?.counts ?? {}).filter(([object]) => schemaObjects.includes(object));
  return {
    title: 'What HighLevel will look like',
    lead: `${plural(survey.customFields.length, 'custom field')}, ${plural(survey.tags.length, 'tag')}, ${plural(survey.lists.length, 'list')} as tags, ${plural(pipelineRows(sums).length, 'pipeline')}. All of it is made before the first person is written.`,
    sections: [
      section(
        'Pipelines and stages',
        tableOf('Pipelines', ['pipeline', 'stages', 'deals'], pipelineRows(sums)),
        text('Payments get a pipeline of their own, so that history does not mix with what is being sold.'),
      ),
      section(
        'Custom fields',
        mapped.length > 0
          ? tableOf('As mapped', ['column in Kartra', 'field', 'type', 'choices'], mapped)
          : tableOf(
              'As recommended',
              ['field in Kartra', 'kind there', 'type in HighLevel', 'people'],
              fieldRows(survey),
            ),
      ),
      section(
        'Lists',
        tableOf(
          'Each list becomes a tag; make a Smart List of those you mail',
          ['list', 'tag', 'people'],
          survey.lists.map(({ name, count }) => [name, `list:${name.toLowerCase()}`, count]),
        ),
      ),
      ...(planned.length === 0
        ? []
        : [
            section(
              'As planned',
              tableOf(
                'Parts of the schema',
                ['what', 'planned', 'made', 'there already', 'by hand'],
                planned.map(([object, { planned: all, created, unchanged, manual }]) => [
                  objectWords[object] ?? object,
                  all,
                  created,
                  unchanged,
                  manual,
                ]),
              ),
            ),
          ]),
    ],
  };
}

const schemaObjects = [
  'custom-field',
  'opportunity-field',
  'tag',
  'pipeline',
  'object',
  'object-field',
  'association',
];

export function fieldRows(survey: AccountSurvey): readonly (readonly Cell[])[] {
  return survey.customFields.map(({ column, type, filled }) => [
    column,
    fieldTypeWords[type],
    typeOf[type],
    filled,
  ]);
}

export function pipelineRows({ pipelines, payments }: SurveySums): readonly (readonly Cell[])[] {
  const rows = pipelines.map(({ pipeline, stages, deals }) => [
    pipeline === '' ? '(no name)' : pipeline,
    stages.join(' · '),
    deals,
  ]);
  return payments === 0 ? rows : [...rows, [orderPipeline.name, orderPipeline.stages.join(' · '), payments]];
}
