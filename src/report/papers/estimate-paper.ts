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
          ['rule', 'platform', 'endpoint', 'of', 'number', 'requests'],
          estimate.requests.map(({ rule, platform, endpoint, of, count, requests }) => [
            rule,
            platform,
            endpoint,
            of,
            count,
            requests,
          ]),
        ),
        text(
          estimate.calibration.from === 'measured'
            ? `Calibrated: the rehearsal of this account took ${estimate.calibration.requestsPerContact.toFixed(2)} requests to write one contact.`
            : 'By rule: a rehearsal replaces the figure for contacts by the one it measured.',
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
