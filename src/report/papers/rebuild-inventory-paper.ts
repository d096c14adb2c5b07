/** Everything that must be rebuilt by hand, one line each: N in, N out. What is not known is said. */
import type { SurveyedItem } from '../../model/account-survey.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import { type Cell, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { plural } from '../words.ts';

const fromWords: Readonly<Record<SurveyedItem['from'], string>> = {
  inventory: 'inventory file',
  api: 'Kartra’s API',
  records: 'people who are in it',
};

const becomes: Readonly<Record<string, string>> = {
  sequence: 'workflow with waits and e-mails',
  automation: 'workflow',
  campaign: 'folder of workflows',
  page: 'page or funnel step',
  funnel: 'funnel',
  form: 'form',
  survey: 'survey',
  quiz: 'quiz',
  email: 'e-mail template',
  'e-mail': 'e-mail template',
  video: 'video, hosted again',
  product: 'product with prices',
  membership: 'course with offers',
  calendar: 'calendar: comes along, connect and test it',
};

const unknown = 'not known';

export function rebuildInventoryPaper({ audit }: ReportFacts): Paper {
  const { inventory, places } = audit.survey;
  const kinds = [...new Set(inventory.map(({ kind }) => kind))];
  return {
    title: 'What must be rebuilt',
    lead:
      inventory.length === 0
        ? 'Nothing says what there is to rebuild: no inventory file, no answer of Kartra’s API, nobody in a sequence. landfall extract --inventory-template makes the file.'
        : `${plural(inventory.length, 'thing')} of ${plural(kinds.length, 'kind')}. Nothing of them is moved as code: this is the reference to rebuild from.`,
    sections: [
      section('By kind', {
        kind: 'bars',
        caption: 'How many',
        bars: kinds.map((kind) => ({
          name: kind,
          value: inventory.filter((item) => item.kind === kind).length,
        })),
      }),
      ...kinds.map((kind) =>
        section(
          `${kind} → ${becomes[kind] ?? 'to be decided'}`,
          tableOf(
            `Every ${kind}`,
            [
              'name',
              'state',
              'trigger, conditions, delays',
              'steps',
              'tags named like it',
              'used by',
              'people in flight',
              'known from',
            ],
            inventory.filter((item) => item.kind === kind).map((item) => rowOf(item, audit)),
          ),
        ),
      ),
      section(
        'People in flight, by step',
        tableOf(
          'Where they enter the rebuilt workflow',
          ['sequence', 'step', 'people', 'tag'],
          places.map(({ sequence, step, people }) => [
            sequence,
            step === '' ? unknown : step,
            people,
            step === '' ? `seq:${sequence}`.toLowerCase() : `seq:${sequence}:step-${step}`.toLowerCase(),
          ]),
          'Nobody, as far as exports and API tell.',
        ),
        text(
          'Steps are told by Kartra’s API only (landfall enrich): an export names the sequence and not the place in it.',
        ),
      ),
      section(
        'Not in any export',
        text(
          'Texts of e-mails, conditions of branches, page designs and videos stay in Kartra: copy them while the account is open. The blog, helpdesk and ad pixels too.',
        ),
      ),
    ],
  };
}

function rowOf(item: SurveyedItem, { survey, sums }: ReportFacts['audit']): readonly Cell[] {
  const inFlight = sums.sequences.find(({ name }) => fold(name) === fold(item.name))?.count ?? 0;
  const named = survey.tags.filter(({ name }) => fold(name).includes(fold(item.name)) && item.name !== '');
  return [
    item.name,
    item.status === '' ? unknown : item.status,
    item.description === '' ? unknown : item.description,
    item.steps === '' ? (item.kind === 'sequence' || item.kind === 'automation' ? unknown : '') : item.steps,
    named.map(({ name }) => name).join(' · '),
    item.usedBy,
    item.kind === 'sequence' ? inFlight : '',
    fromWords[item.from],
  ];
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
