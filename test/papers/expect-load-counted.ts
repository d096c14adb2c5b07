/** Holds every number of a load's papers against SQL, and every sentence against the figures beside it. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import type { LoadFacts } from '../../src/model/report-facts.ts';
import type { PaperFigures, StepFigures } from '../../src/pipeline/report/paper-figures.ts';
import { readReportFacts } from '../../src/pipeline/report/read-report-facts.ts';
import { stepPapers } from '../../src/pipeline/report/write-step-paper.ts';
import type { Paper } from '../../src/report/paper/paper.ts';
import { faultsOfPaper, readPapers } from '../support/check-document.ts';
import type { TestMigration } from '../support/migration.ts';
import { loadInSql, loadOfFacts, sumsOf } from './load-in-sql.ts';
import { strangeNumbers, textsOf, withUniqueNumbers } from './strange-numbers.ts';

type Written = {
  readonly [Name in keyof StepFigures]: { readonly report: Name; readonly figures: StepFigures[Name] };
}[keyof StepFigures];

/** @param at ISO instant of the papers
 * @returns kinds of paper that steps wrote */
export async function expectLoadCounted(
  of: TestMigration,
  target: LoadFacts['target'],
  at: string,
): Promise<ReadonlySet<string>> {
  const facts = await of.with((workspace) => readReportFacts(workspace, at));
  const db = new Database(join(of.workspaceFolder, '.landfall', 'ledger.db'), { readonly: true });
  try {
    const counted = loadInSql(db, target);
    const { wanted, different: _, money, levels, ...rest } = counted;
    expect(loadOfFacts(facts)).toEqual({ ...rest, sums: sumsOf(counted) });
    const tallies = facts.load?.tallies ?? [];
    const compared = tallies.filter(({ object, field }) => object === 'contact' && field in wanted);
    expect(Object.fromEntries(compared.map((tally) => [tally.field, tally.compared]))).toEqual(wanted);
    for (const { compared: all, equal, normalised, different } of tallies)
      expect(equal + normalised + different).toBe(all);
    const papers = (await readPapers(join(of.workspaceFolder, 'reports'))) as unknown as readonly Written[];
    expect(papers.flatMap(faultsOfPaper)).toEqual([]);
    for (const paper of papers) expectSame(paper, { counted, money, levels });
    expect(papers.filter(({ report }) => report in stepPapers).flatMap(strangeIn)).toEqual([]);
    return new Set(papers.map(({ report }) => report));
  } finally {
    db.close();
  }
}

function expectSame(
  paper: Written,
  {
    counted,
    money,
    levels,
  }: Pick<ReturnType<typeof loadInSql>, 'money' | 'levels'> & {
    readonly counted: ReturnType<typeof loadInSql>;
  },
): void {
  if (paper.report === 'load-reconciliation') {
    for (const { object, planned, written, leftOut, open } of paper.figures.objects) {
      const {
        planned: all = 0,
        created = 0,
        updated = 0,
        unchanged = 0,
        skipped = 0,
        refused = 0,
      } = (counted.counts[object] ?? {}) as Record<string, number>;
      const [arrived, left] = [created + updated + unchanged, skipped + refused];
      expect({ object, planned, written, leftOut, open }).toEqual({
        object,
        planned: all,
        written: arrived,
        leftOut: left,
        open: all - arrived - left,
      });
    }
    expect(paper.figures.objects.map(({ object }) => object).sort()).toEqual(Object.keys(counted.counts));
  }
  if (paper.report === 'phase-reconciliation') {
    for (const [object, counts] of Object.entries(paper.figures.counts)) {
      expect({ [object]: counts }).toEqual({ [object]: counted.counts[object] });
      expect({ [object]: paper.figures.sums[object] }).toEqual({ [object]: counts.planned });
    }
  }
  if (paper.report === 'money') {
    const months = paper.figures.report.months.map(({ currency, month, gross, refunds }) => [
      `${currency} ${month}`,
      { gross: gross.source, refunds: refunds.source },
    ]);
    expect(Object.fromEntries(months)).toEqual(money);
  }
  if (paper.report === 'memberships') {
    const rows = paper.figures.levels.map(({ membership, level, active, ended, unknown }) => [
      `${membership} / ${level}`,
      active + ended + unknown,
    ]);
    expect(Object.fromEntries(rows)).toEqual(levels);
    expect(paper.figures.active).toBe(paper.figures.levels.reduce((sum, { active }) => sum + active, 0));
  }
  if (paper.report === 'consent') {
    const { rows, people, closed, payingSilenced } = paper.figures;
    expect({ people, closed, payingSilenced }).toEqual(counted.consent);
    expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(people);
  }
  if (paper.report === 'smart-lists')
    for (const { people, noEmail, mailed } of [...paper.figures.lists, ...paper.figures.left])
      expect(noEmail + mailed).toBe(people);
}

/** Sentences and cells that say a number which is not among the figures of the paper. */
function strangeIn({ report, figures }: Written): readonly string[] {
  const unique = withUniqueNumbers(figures);
  const make = stepPapers[report] as (figures: PaperFigures | StepFigures[keyof StepFigures]) => Paper;
  return strangeNumbers(textsOf(make(unique)), unique).map((text) => `${report}: ${text}`);
}
