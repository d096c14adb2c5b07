/** How to rebuild memberships and courses: levels, counts to check, three ways, and what cannot be moved. */
import type { ReportFacts } from '../../model/report-facts.ts';
import { list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { number, plural } from '../words.ts';

export function membershipsPaper({ audit, decisions }: ReportFacts): Paper {
  const { survey, sums, behaviour } = audit;
  const { memberships, inventory } = survey;
  const access = behaviour.find((one) => one.behaviour === 'access')?.tags ?? [];
  const names = [...new Set(memberships.map(({ membership }) => membership))];
  const items = inventory.filter(({ kind }) => kind === 'membership');
  const chosen = decisions['memberships'];
  return {
    title: 'Memberships and courses: the way to rebuild them',
    lead:
      memberships.length + items.length === 0
        ? 'This account has no memberships, as far as exports, API and tags tell.'
        : `${plural(names.length, 'membership')} with ${plural(memberships.length, 'level')}; ${plural(sums.access, 'access', 'accesses')} to give again. Lessons and progress do not move.`,
    sections: [
      section(
        'Levels, and the counts to check afterwards',
        tableOf(
          'Access by level',
          ['membership', 'level', 'with access', 'ended', 'tag in HighLevel'],
          memberships.map(({ membership, level, active: open, ended }) => [
            membership,
            level,
            open,
            ended,
            `access:${[membership, level]
              .filter((part) => part !== '')
              .join(':')
              .toLowerCase()}`,
          ]),
        ),
        tableOf(
          'Tags that speak of access',
          ['tag', 'people'],
          access.map(({ name, count }) => [name, count]),
        ),
        tableOf(
          'Memberships of the inventory without an export of access',
          ['membership', 'used by', 'status'],
          items
            .filter(({ name }) => !names.includes(name))
            .map(({ name, usedBy, status }) => [name, usedBy, status]),
        ),
      ),
      section(
        'Three ways',
        tableOf(
          'Ways',
          ['way', 'what it takes', 'when it is right'],
          [
            [
              'rebuild in HighLevel',
              'a course and an offer for each level, published by you; access granted by a step of its own, one person first',
              'few courses, lessons at hand',
            ],
            [
              'another membership platform',
              'import by e-mail from the tags; link it by its own integration',
              'community or features HighLevel lacks',
            ],
            [
              'keep Kartra for the content',
              'Kartra stays paid on its smallest plan; people go on logging in there',
              'many lessons, no time before the switch',
            ],
          ],
        ),
        text(
          chosen === undefined
            ? 'Nobody has decided yet: landfall decide memberships.'
            : `Decided: ${chosen.choice}, by ${chosen.by}.`,
        ),
      ),
      section(
        'For each level, in this order',
        list([
          'Make the course with its modules; upload the lessons. Nothing of a lesson can be exported from Kartra: use your own files.',
          'Make an offer for the level and publish the course.',
          'Grant access to yourself, look at the login mail people will get.',
          'Grant to one person of the tag, then to all: landfall grant. The count must be the one in the table.',
          'For new buyers: a workflow, trigger "tag added", action "grant offer".',
        ]),
      ),
      section(
        'What cannot be moved',
        list([
          'Progress through lessons, comments, drip dates.',
          'The day access was granted, unless the export names it.',
          `Who pays is not who may enter: access comes from memberships, not from the ${number(survey.counts.subscription)} subscriptions.`,
        ]),
      ),
    ],
  };
}
