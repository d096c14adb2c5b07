/** Reads everything the papers are made from, once. Needs neither a token nor a network. */
import { buildChecklist, warmUp } from '../../audit/build-checklist.ts';
import { compareCosts } from '../../audit/compare-costs.ts';
import { countPeople } from '../../extract/count-people.ts';
import { sumMoney } from '../../extract/sum-money.ts';
import { isoInstant } from '../../model/clock.ts';
import type { LoadFacts, ReadFile, ReportFacts } from '../../model/report-facts.ts';
import { readAudit } from '../audit/read-audit.ts';
import { readEffort } from '../audit/read-measured.ts';
import { compareExpected } from '../compare-expected.ts';
import { sharesLocation } from '../shares-location.ts';
import { tallyConsent } from '../tally-consent.ts';
import type { Workspace } from '../workspace.ts';
import { readCosts } from './read-costs.ts';
import { sumCells, sumLoad } from './sum-load.ts';

/** @param at ISO instant the papers are written */
export async function readReportFacts(workspace: Workspace, at: string): Promise<ReportFacts> {
  const { ledger, config } = workspace;
  const audit = await readAudit(workspace);
  const today = at.slice(0, 10);
  const costs = await readCosts(workspace);
  const isMapped = (await ledger.mapped.version()) !== null;
  const cells = isMapped ? await ledger.mapped.cells() : [];
  return {
    audit,
    files: await readFiles(workspace),
    map: await workspace.readFieldMap(),
    decisions: Object.fromEntries(
      Object.entries(config.decisions).flatMap(([id, answer]) =>
        answer === undefined ? [] : [[id, answer]],
      ),
    ),
    checklist: buildChecklist({
      survey: audit.survey,
      sums: audit.sums,
      today,
      oneLocation: sharesLocation(config.decisions),
      ticks: config.ticks,
    }),
    warmUp: warmUp(audit, today),
    cells,
    cellSums: sumCells(cells),
    consent: isMapped ? await readConsent(workspace) : null,
    load: await readLoad(workspace),
    expected: await readExpected(workspace, audit.survey.counts),
    today,
    costs,
    comparisons: compareCosts(costs, audit.survey, audit.sums),
    finished: config.finished.production ?? config.finished.rehearsal ?? null,
  };
}

async function readConsent({ ledger }: Workspace): Promise<ReportFacts['consent']> {
  const { people, closed, open, payingSilenced } = await tallyConsent(ledger);
  return { people, closed, open, payingSilenced };
}

async function readFiles({ ledger }: Workspace): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = [];
  for (const { id, name, kind, rows, staged, rejected, encoding, header } of await ledger.staging.files()) {
    const { filled, findings } = await ledger.staging.report(id);
    read.push({
      name,
      kind,
      rows,
      staged,
      rejected,
      encoding,
      columns: header.length,
      filled: filled.reduce((sum, count) => sum + count, 0),
      findings: findings.map(({ code, column, count, message, remedy }) => ({
        code,
        column: column ?? '',
        count,
        message,
        remedy,
      })),
    });
  }
  return read;
}

/** The production load where there is a plan for it, else the rehearsal. */
async function readLoad(workspace: Workspace): Promise<LoadFacts | null> {
  const { ledger } = workspace;
  for (const target of ['production', 'rehearsal'] as const) {
    const plan = await ledger.plans.latest(target);
    if (plan === null) continue;
    const verification = await ledger.verifications.latest(plan.id);
    const effort = await readEffort(workspace, target);
    const counts = await ledger.journal.counts(plan.id);
    const { records = null, tallies = [] } = verification ?? {};
    return {
      target,
      counts,
      reasons: await ledger.plans.reasonCounts(plan.id),
      records,
      tallies,
      sums: sumLoad(counts, records, tallies),
      verifiedAt: verification === null ? null : isoInstant(verification.endedAt),
      requests: effort?.requests ?? 0,
      minutes: effort?.minutes ?? 0,
    };
  }
  return null;
}

async function readExpected(
  { ledger, config: { expected } }: Workspace,
  entities: Readonly<Record<string, number>>,
): Promise<ReportFacts['expected']> {
  const namesOf = (of: number | Readonly<Record<string, number>> | undefined) =>
    typeof of === 'object' ? Object.keys(of) : [];
  const people = await countPeople(ledger.entities, {
    statuses: Object.keys(expected.statuses ?? {}),
    lists: namesOf(expected.lists),
    tags: namesOf(expected.tags),
  });
  return compareExpected(expected, { entities, people, money: sumMoney(await ledger.transactions.totals()) });
}
