/** What the move does to cost and capacity, with inputs people fill in: prices change, so none is ours. */
import type { CostComparison, CostInputs, ReportFacts } from '../../model/report-facts.ts';
import { type Block, list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { number } from '../words.ts';

/** Plain facts with their date: look them up again before quoting. */
const factsAsOf = '2026-11';

export function capacityPaper({ audit, costs, comparisons }: ReportFacts): Paper {
  const { counts, people, pruning } = audit.survey;
  const { people: reach } = audit.sums;
  return {
    title: 'Cost and capacity',
    lead: `Kartra is paid by the number of contacts (${number(counts.contact)} here, ${number(pruning.people)} of them dead weight); HighLevel by the location, whatever the number, and by use for texts, calls and e-mails.`,
    sections: [
      section(
        'Cost',
        ...(costs === null
          ? [
              text(
                'No prices yet. Write what you read on both platforms’ pages into costs.yaml (landfall report --costs-template), and this page computes the comparison.',
              ),
            ]
          : costBlocks(costs, comparisons)),
      ),
      section(
        'Usage that is paid apart',
        tableOf(
          'What may be used',
          ['', 'people'],
          [
            ['who can be mailed at most', reach.mailable],
            ['who have a phone number', reach.withPhone],
            ['of them North American: texting needs registration', people.northAmericanPhones],
          ],
        ),
        text(
          'Texts, calls, e-mails and AI are billed by use. A campaign of one text to everybody costs the number above times the price of a text.',
        ),
      ),
      section(
        'Limits to know',
        list([
          `HighLevel takes 100 requests in 10 seconds and 200,000 a day for each location (as of ${factsAsOf}); the load needs ${number(audit.estimate.highLevelRequests)}.`,
          `Contacts and users are not limited by number (as of ${factsAsOf}; look it up before quoting).`,
          `A location has ten custom objects (as of ${factsAsOf}); this migration uses ${number(audit.estimate.inputs.customObjects)}.`,
          `One location for each Kartra account: ${number(audit.estimate.inputs.subAccounts)} here. Clients never share one.`,
          'Very large teams: reports across locations and complex roles are limited; check them on a trial before the switch.',
        ]),
      ),
      section(
        'Afterwards',
        list([
          'One subscription instead of several: cancel the tools HighLevel replaces, after the checklist is done.',
          'White label and branding are set up by hand: nothing of it can be exported by program.',
          'Plan two half days for the team to learn workflows: the editor is powerful and wide.',
        ]),
      ),
    ],
  };
}

/** Short enough to stand beside a bar. */
const barNames: Readonly<Record<CostComparison['of'], string>> = {
  everybody: 'Kartra, everybody',
  'without the dead weight': 'Kartra, less dead weight',
};

function costBlocks(costs: CostInputs, comparisons: readonly CostComparison[]): readonly Block[] {
  const money = (value: number) => value.toFixed(2);
  const kartra = (value: number | null) => (value === null ? 'beyond your last tier' : money(value));
  const bars = comparisons.flatMap(({ of, kartra: value }) =>
    value === null ? [] : [{ name: barNames[of], value, shown: money(value) }],
  );
  const highLevel = comparisons.slice(0, 1).map((one) => ({
    name: 'HighLevel, any number',
    value: one.highLevel,
    shown: money(one.highLevel),
  }));
  return [
    { kind: 'bars', caption: `A month, in ${costs.currency}`, bars: [...bars, ...highLevel] },
    ...comparisons.map((one) =>
      tableOf(
        `By the prices you wrote down: ${one.of} (${costs.currency} a month)`,
        ['', 'amount'],
        [
          [`Kartra for ${number(one.contacts)} contacts`, kartra(one.kartra)],
          ['HighLevel, any number of contacts', money(costs.highLevelMonthly)],
          [`texts: ${number(costs.textsAMonth)}`, money(one.texts)],
          [`calls: ${number(costs.callMinutesAMonth)} minutes`, money(one.calls)],
          [`e-mails: ${number(costs.emailsAMonth)}`, money(one.mails)],
          ['HighLevel in all', money(one.highLevel)],
          ...(one.difference === null ? [] : [['difference', money(one.difference)] as const]),
        ],
      ),
    ),
  ];
}
