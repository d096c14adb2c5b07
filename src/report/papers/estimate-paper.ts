/** The estimate: what it will take and why, each line with its rule; it is also the quote (it carries its instant). */
import type { Estimate } from '../../model/estimate.ts';
import { list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { duration, number, plural } from '../words.ts';

const minuteMs = 60_000;

export function estimatePaper(estimate: Estimate): Paper {
  const { workingDays, price, weeks, route } = estimate;
  return {
    title: `Estimate: ${route.source} to ${route.destination}`,
    lead: `${workingDays.low} to ${workingDays.high} working days, most likely ${workingDays.likely} (${weeks}). ${
      price === null
        ? 'More than two million records are scoped individually: no price is computed.'
        : `${number(price.total)} ${price.currency}; one record more or less changes nothing.`
    }`,
    sections: [
      section('At a glance', {
        kind: 'figures',
        figures: [
          ['records', estimate.records],
          ['requests to HighLevel', estimate.highLevelRequests],
          ['calls to Kartra', estimate.kartraRequests],
          ['machine time', duration(estimate.machineMinutes * minuteMs)],
          ['limit that binds', estimate.limit],
          ['people’s time', duration(estimate.humanMinutes * minuteMs)],
        ],
      }),
      section('Why that long', list(estimate.because)),
      section(
        'Phases',
        {
          kind: 'bars',
          caption: 'Hours of people by phase',
          bars: estimate.phases.map(({ phase, humanMinutes }) => ({
            name: phase,
            value: humanMinutes,
            shown: duration(humanMinutes * minuteMs),
          })),
        },
        tableOf(
          'Time by phase',
          ['phase', 'machine', 'people', 'waiting (working days)'],
          estimate.phases.map(({ phase, machineMinutes, humanMinutes, waitingDays }) => [
            phase,
            duration(machineMinutes * minuteMs),
            duration(humanMinutes * minuteMs),
            waitingDays,
          ]),
        ),
      ),
      section(
        'What people do',
        tableOf(
          'Work by hand',
          ['rule', 'phase', 'who', 'what', 'how often', 'minutes each', 'minutes'],
          estimate.human.map(({ rule, phase, who, what, count, minutesEach, minutes }) => [
            rule,
            phase,
            who,
            what,
            count,
            minutesEach,
            minutes,
          ]),
        ),
      ),
      section(
        'What the machine does',
        tableOf(
          'Requests by endpoint',
          ['rule', 'platform', 'endpoint', 'of', 'number', 'each', 'requests'],
          estimate.requests.map(({ rule, platform, endpoint, of, count, each, requests }) => [
            rule,
            platform,
            endpoint,
            of,
            count,
            each.toFixed(each < 0.1 ? 3 : 2),
            requests,
          ]),
        ),
        text(
          estimate.calibration.from === 'measured'
            ? `Corrected by the rehearsal of ${plural(estimate.calibration.people, 'person', 'people')}: where it took more or fewer requests than the rules foresaw, so will this.`
            : 'By rule, and by what you decided: a rehearsal corrects each line by what it took.',
        ),
      ),
      section(
        'Price',
        ...(price === null
          ? [text('Scoped individually.')]
          : [
              tableOf(
                `Price in ${price.currency}`,
                ['rule', 'what', 'amount'],
                [
                  ...price.lines.map(({ rule, what, amount }) => [rule, what, amount]),
                  ['', 'in all', price.total],
                ],
              ),
            ]),
        text(
          `Rates stand in prices.yaml of the workspace, or are examples. No fee per record: a band has one price. ${plural(estimate.records, 'record')} counted.`,
        ),
      ),
    ],
  };
}
