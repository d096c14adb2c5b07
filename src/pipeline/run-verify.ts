/** Verify: reads everything back, compares, writes the papers. Needs a token that can only read. */
import { LandfallError } from '../errors.ts';
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import { isoInstant } from '../model/clock.ts';
import type { TargetName } from '../model/location.ts';
import type { Plan } from '../model/plan.ts';
import type { VerifySummary } from '../model/summary.ts';
import { consentEvidenceCsv } from '../report/consent-evidence.ts';
import { discrepanciesCsv } from '../report/verification-paper.ts';
import { sumTallies } from '../verify/tally.ts';
import { type ProvedBy, type Verification, verifyPlan } from '../verify/verify-plan.ts';
import { requirePlan } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import { consentEvidence } from './consent-evidence.ts';
import { countInto, planRequests, writtenContacts } from './count-requests.ts';
import { drawSpotCheck, laySideBySide, spotCheckSeed } from './draw-spot-check.ts';
import { loadCounts, settled } from './load-counts.ts';
import { prepareReadBack } from './read-back.ts';
import { writeReconciliation } from './reconcile-load.ts';
import { writeMoney } from './records/write-money.ts';
import { writeStepPaper } from './report/write-step-paper.ts';
import { requireDecisions } from './require-decisions.ts';
import { requireConfirmedMap } from './require-map.ts';
import { readSigningKey } from './signing-key.ts';
import { listLeftPrefix, listPrefix, type TagTally, tallyTags } from './tally-tags.ts';
import type { Workspace } from './workspace.ts';
import { writeManifest } from './write-manifest.ts';

export async function runVerify(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
  onProgress: (done: number) => void,
): Promise<VerifySummary> {
  const plan = await requirePlan(workspace, target);
  // Asked before everything is read, not after.
  const planning = {
    workspace,
    map: await requireConfirmedMap(workspace),
    choices: await requireDecisions(workspace),
  };
  await requireBegun(workspace.ledger.journal, plan);
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    return await verifyConnected(planning, plan, connection, surroundings, onProgress);
  } finally {
    await connection.close();
  }
}

async function verifyConnected(
  planning: Parameters<typeof writeMoney>[0]['planning'],
  plan: Plan,
  connection: DestinationConnection,
  { newId, environment }: Surroundings,
  onProgress: (done: number) => void,
): Promise<VerifySummary> {
  const { workspace } = planning;
  const { ledger } = workspace;
  const { clock } = connection;
  const { locationId } = plan.inputs;
  const runId = newId();
  const startedAt = clock.now();
  const { options, fields, place } = await prepareReadBack(workspace, plan, connection);
  await ledger.journal.startRun({
    id: runId,
    step: 'verify',
    target: plan.inputs.target,
    locationId,
    planId: plan.id,
    startedAt,
  });
  const counting = countInto(ledger.journal, runId, connection);
  let verification: Verification;
  const spotCheck = drawSpotCheck(spotCheckSeed);
  const provedBy = new Map<string, ProvedBy>();
  try {
    verification = await verifyPlan({
      ...options,
      runId,
      lists: await listsToProve(ledger.plans, plan.id),
      plans: ledger.plans,
      verifications: ledger.verifications,
      onShown: (operation, comparisons) => spotCheck.see(operation, comparisons),
      onProof: ({ operation, by }) => void provedBy.set(operation.externalId, by),
      onProgress(done) {
        counting.flush();
        onProgress(done);
      },
    });
  } finally {
    await counting.finish();
  }
  await ledger.journal.endRun(runId, clock.now());

  await ledger.approvals.saveSpotCheck(
    plan.inputs.target,
    await laySideBySide(workspace, plan, spotCheck, isoInstant(startedAt)),
  );
  const { records, tallies } = verification;
  const { target } = plan.inputs;
  const figures = { target, records, tallies };
  const name = `verification-${target}`;
  const files = [...(await writeStepPaper(workspace, 'load-verification', figures, clock.now(), name))];
  const readBack = { fields, opportunityFields: place.fields };
  const money = await writeMoney({ planning, plan, readBack }, clock.now());
  await ledger.verifications.keepUnequalSums(runId, money.unequal);
  files.push(...money.files);
  files.push(...(await writeReconciliation(workspace, plan, verification, money.report, clock.now())));
  const evidence = consentEvidenceCsv(consentEvidence(ledger, plan.id, provedBy));
  files.push(await workspace.writeReport(`consent-evidence-${target}.csv`, evidence));
  const wrong = records.mismatched + records.missing + records.extra + records.unverifiable;
  const isWrong = wrong > 0 || money.unequal.length > 0;
  if (wrong + records.suspended > 0) {
    const rows = discrepanciesCsv(ledger.verifications.discrepancies(runId));
    files.push(await workspace.writeReport(`discrepancies-${target}.csv`, rows));
  }
  const complete = await isComplete(ledger.journal, plan.id);
  if (!isWrong && complete) {
    const key = await readSigningKey(environment);
    files.push(await writeManifest(workspace, plan, { fields, place }, clock.now(), newId, key));
  }
  const byFilter = [...provedBy.values()].filter((by) => by === 'filtered search').length;
  const consent = {
    people: provedBy.size,
    byFilter,
    byRead: provedBy.size - byFilter,
    requests: connection.summary().byPurpose['verify-dnd'] ?? 0,
  };
  const counts = loadCounts(await ledger.journal.counts(plan.id));
  return {
    step: 'verify',
    runId,
    status: isWrong ? 'differences' : 'done',
    counts,
    requests: await planRequests(ledger.journal, plan, connection, writtenContacts(counts)),
    issues: money.unequal.length === 0 ? {} : { 'money-unequal': money.unequal.length },
    changes: 0,
    files,
    next: isWrong ? `landfall ${complete ? 'repair' : 'apply'} --target ${target}` : 'landfall status',
    verification: { records, fields: sumTallies(tallies), consent },
  };
}

/** @throws `step-missing` while nothing of the plan was written: there is nothing to read back */
async function requireBegun(journal: JournalStore, { id, inputs: { target } }: Plan): Promise<void> {
  const counts = Object.values(loadCounts(await journal.counts(id)));
  if (counts.length === 0 || counts.some((count) => settled(count) > 0)) return;
  throw new LandfallError('step-missing', `Nothing of the plan for the ${target} location was written yet.`, {
    rule: 'what was written is read back',
    safe: 'Nothing was sent to HighLevel.',
    next: `landfall apply --target ${target}`,
  });
}

/** Only what was written whole can be vouched for to others. */
async function isComplete(journal: JournalStore, planId: number): Promise<boolean> {
  const counts = Object.values(loadCounts(await journal.counts(planId)));
  return counts.every((count) => settled(count) === count.planned && count.unresolved === 0);
}

/** Lists as far as they were written; tags still held back are not looked for. */
async function listsToProve(plans: PlanStore, planId: number): Promise<ReadonlyMap<string, TagTally>> {
  const tallies = await tallyTags(plans, planId, ['done']);
  const isList = (tag: string) => tag.startsWith(listPrefix) || tag.startsWith(listLeftPrefix);
  return new Map([...tallies].filter(([tag]) => isList(tag)));
}
