/** The cut-over checklist with its dates, and the calendar by which a new sending domain is warmed up. */
import { checklistGroups } from '../../model/checklist.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import { type Paper, section, tableOf, text } from '../paper/paper.ts';
import { capital, number } from '../words.ts';

export function checklistPaper({ checklist, warmUp }: ReportFacts): Paper {
  const done = checklist.filter((item) => item.done !== null).length;
  return {
    title: 'Cut-over checklist',
    lead: `${number(done)} of ${number(checklist.length)} done. Tick an item: landfall checklist tick ID --by "Your Name".`,
    sections: [
      ...checklistGroups.map((group) =>
        section(capital(group), {
          kind: 'ticks',
          items: checklist
            .filter((item) => item.group === group)
            .map(({ id, what, why, due, done: tick }) => ({
              done: tick !== null,
              text: `${what}${due === null ? '' : ` (${due})`}`,
              details: [
                `${why} [${id}]`,
                ...(tick === null ? [] : [`Done: ${tick.by}, ${tick.at.slice(0, 10)}.`]),
              ],
            })),
        }),
      ),
      section(
        'Warming the domain up',
        tableOf(
          'How many people to mail each day at most',
          ['day', 'people', 'who'],
          warmUp.map(({ day, people, cohort }) => [day, people, cohort]),
          'Nobody may be mailed.',
        ),
        text('Stop for two days when more than 2 in 100 bounce, or 1 in 1,000 complains.'),
      ),
    ],
  };
}
