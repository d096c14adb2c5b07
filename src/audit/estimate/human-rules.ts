/**
 * Minutes that people spend, by phase, from counts alone. Each rule has an id that the estimate shows; the
 * figures are ours, from building and rehearsing such moves, and are ranges' middles, not promises. Pure.
 *
 * An account of more than 10,000 contacts is exported in several downloads, each set up and checked by hand:
 * that is then the largest single piece of the work before the load.
 */
import type { EstimateInputs, HumanLine, MigrationPhase } from '../../model/estimate.ts';

/** Contacts that one download is sure to hold. Configuration, not a fact of Kartra: no page of it names a limit. */
export const contactsPerDownload = 10_000;

type Rule = readonly [
  rule: string,
  phase: MigrationPhase,
  who: HumanLine['who'],
  what: string,
  count: (inputs: EstimateInputs) => number,
  minutesEach: number,
];

const once = () => 1;
const kindsExported = (inputs: EstimateInputs): number =>
  [
    inputs.contacts,
    inputs.transactions,
    inputs.subscriptions,
    inputs.companies,
    inputs.deals,
    inputs.affiliates,
    inputs.calendars,
    inputs.appointments,
    inputs.memberships,
    inputs.notes,
  ].filter((count) => count > 0).length;

/** Downloads of contacts, once a single one is not enough: also one for each mailing status. */
export const extraDownloads = (inputs: EstimateInputs): number =>
  Math.max(0, Math.ceil(inputs.contacts / contactsPerDownload) - 1);

const rules: readonly Rule[] = [
  ['H-SCOPE', 'Discover', 'you', 'read the audit, acknowledge the gaps', once, 60],
  ['H-INVENTORY', 'Discover', 'you', 'list what must be rebuilt', (i) => rebuilt(i), 3],
  ['H-EXPORT', 'Export', 'you', 'download one kind of record from Kartra', kindsExported, 10],
  [
    'H-EXPORT-STATUS',
    'Export',
    'you',
    'download contacts by mailing status',
    (i) => (i.contacts > 0 ? 6 : 0),
    8,
  ],
  [
    'H-EXPORT-MORE',
    'Export',
    'you',
    'set up, download and check a further piece of contacts',
    extraDownloads,
    75,
  ],
  ['H-MAP', 'Set up', 'you', 'look at one column of the map', (i) => i.columns, 2],
  ['H-DECIDE', 'Set up', 'you', 'answer the questions only you can', once, 60],
  ['H-OBJECT', 'Set up', 'whoever migrates', 'agree on a custom object', (i) => i.customObjects, 45],
  ['H-SPOT', 'Rehearse', 'you', 'look at 25 records side by side', once, 75],
  ['H-SIGN', 'Rehearse', 'you', 'read the plan and sign it', once, 45],
  ['H-WATCH', 'Migrate', 'whoever migrates', 'start the load and read its papers', once, 60],
  ['H-SEQUENCE', 'Cut over', 'whoever migrates', 'rebuild a sequence as a workflow', (i) => i.sequences, 90],
  ['H-AUTOMATION', 'Cut over', 'whoever migrates', 'rebuild an automation', (i) => i.automations, 40],
  ['H-PAGE', 'Cut over', 'whoever migrates', 'rebuild a page', (i) => i.pages, 60],
  ['H-FORM', 'Cut over', 'whoever migrates', 'rebuild a form or survey', (i) => i.forms, 25],
  ['H-EMAIL', 'Cut over', 'whoever migrates', 'copy an e-mail and its merge tags', (i) => i.emails, 15],
  ['H-VIDEO', 'Cut over', 'whoever migrates', 'host and embed a video again', (i) => i.videos, 15],
  ['H-PRODUCT', 'Cut over', 'whoever migrates', 'set up a product with its prices', (i) => i.products, 20],
  ['H-CALENDAR', 'Cut over', 'you', 'connect and test a calendar', (i) => i.calendars, 30],
  [
    'H-MEMBERSHIP',
    'Cut over',
    'whoever migrates',
    'rebuild a membership or course',
    (i) => i.membershipsToRebuild,
    360,
  ],
  [
    'H-BILLING',
    'Cut over',
    'you',
    'move billing of subscriptions, a hundred at a time',
    (i) => Math.ceil(i.subscriptions / 100),
    60,
  ],
  [
    'H-ACCOUNT',
    'Set up',
    'whoever migrates',
    'set up a further location',
    (i) => Math.max(0, i.subAccounts - 1),
    240,
  ],
  ['H-CLOSE', 'Cut over', 'you', 'go through the cut-over checklist', once, 120],
];

export function countHumanWork(inputs: EstimateInputs): readonly HumanLine[] {
  return rules
    .map(([rule, phase, who, what, count, minutesEach]): HumanLine => {
      const found = count(inputs);
      return { rule, phase, who, what, count: found, minutesEach, minutes: found * minutesEach };
    })
    .filter(({ minutes }) => minutes > 0);
}

function rebuilt(inputs: EstimateInputs): number {
  const { sequences, automations, pages, forms, emails, videos, products, membershipsToRebuild } = inputs;
  return sequences + automations + pages + forms + emails + videos + products + membershipsToRebuild;
}
