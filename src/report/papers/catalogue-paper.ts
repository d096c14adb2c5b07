/** The catalogue of objects: each kind, what it becomes, how much of it survives. */
import type { CatalogueEntry, Support } from '../../model/audit.ts';
import type { ReportFacts } from '../../model/report-facts.ts';
import { type Paper, section, type Table, tableOf } from '../paper/paper.ts';
import { percent } from '../words.ts';

const supportWords: Readonly<Record<Support, string>> = {
  exact: 'one to one',
  lossy: 'needs a rule',
  reconstructed: 'written again',
  manual: 'by hand',
  impossible: 'not possible',
};

export function cataloguePaper({ audit }: ReportFacts): Paper {
  const { catalogue } = audit.compatibility;
  return {
    title: 'What moves, and as what',
    lead: `${catalogue.exact} of ${catalogue.kinds} kinds of record move one to one: ${percent(catalogue.share, 0)}.`,
    sections: [
      section('Kinds of record', catalogueTable(audit.catalogue)),
      section(
        'On the way',
        tableOf(
          'Rules, links and what must be there first',
          ['in Kartra', 'what happens', 'linked to', 'needs'],
          audit.catalogue.map(({ kind, transformation, lookups, needs }) => [
            kind,
            transformation,
            lookups,
            needs,
          ]),
        ),
      ),
    ],
  };
}

export function catalogueTable(catalogue: readonly CatalogueEntry[]): Table {
  return tableOf(
    'Objects',
    ['in Kartra', 'in HighLevel', 'how', 'what is lost', 'records here'],
    catalogue.map(({ kind, becomes, support, loses, records }) => [
      kind,
      becomes,
      supportWords[support],
      loses,
      records,
    ]),
  );
}
