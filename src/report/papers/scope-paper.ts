/** The written migration scope: every kind of record there is, every gap, and what HighLevel should look like. */
import type { ReportFacts } from '../../model/report-facts.ts';
import { list, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { percent, plural } from '../words.ts';
import { gapsTable, gradeSection } from './audit-paper.ts';
import { catalogueTable } from './catalogue-paper.ts';
import { fieldRows, pipelineRows } from './schema-paper.ts';

export function scopePaper({ audit }: ReportFacts): Paper {
  const { survey, sums, compatibility, grade, estimate, gaps, nine, gotchas } = audit;
  const { account, catalogue } = compatibility;
  return {
    title: 'Scope of the migration',
    lead: `${catalogue.exact} of ${catalogue.kinds} kinds of record move one to one (${percent(catalogue.share, 0)}); of the ${account.kinds} kinds this account has, ${account.exact} do. ${plural(gaps.length, 'gap')}. ${estimate.workingDays.low} to ${estimate.workingDays.high} working days. Grade ${grade.overall}.`,
    sections: [
      section('What there is', { kind: 'figures', figures: nine.map(({ name, count }) => [name, count]) }),
      section('What becomes of it', catalogueTable(audit.catalogue)),
      gradeSection(audit),
      section('What will not come along', gapsTable(gaps)),
      section(
        'What HighLevel should look like',
        tableOf('Recommended pipelines', ['pipeline', 'stages', 'deals'], pipelineRows(sums)),
        tableOf(
          'Recommended custom fields',
          ['field in Kartra', 'kind there', 'type in HighLevel', 'people'],
          fieldRows(survey),
        ),
      ),
      section(
        'Consent',
        text(
          'Kartra’s words about consent arrive as they are, in fields of each person. Check them against the law of the country you mail from before the first campaign: what allows a mailing in Kartra may not allow one in HighLevel.',
        ),
        tableOf(
          'People by what Kartra says',
          ['GDPR status', 'communications', 'people'],
          survey.consent.map(({ gdprStatus, communications, people }) => [
            gdprStatus === '' ? '(blank)' : gdprStatus,
            communications === '' ? '(blank)' : communications,
            people,
          ]),
        ),
      ),
      section(
        'Why care is needed',
        list(
          gotchas
            .filter(({ applies }) => applies)
            .map(({ severity, title, evidence }) => `${severity}: ${title} (${evidence}).`),
        ),
      ),
      section(
        'Better afterwards',
        list([
          `Score: Kartra’s points of ${plural(survey.people.withScore, 'person', 'people')} stand in a field; HighLevel’s own contact scoring can take over from there.`,
          'Pipelines with as many stages as you need, automations on each of them.',
          'Reviews, reputation and AI agents are part of HighLevel: available after the move, not part of it.',
        ]),
      ),
    ],
  };
}
