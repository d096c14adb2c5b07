/** Where a migration stands, what is blocked and on whom, and the next safe command. Reads only. */
import type { Ledger } from '../ledger/ledger.ts';
import type { VerificationRow } from '../ledger/verification-stores.ts';
import { needsPerson } from '../mapping/confirm-map.ts';
import { mapVersion } from '../mapping/map-version.ts';
import type { OpenQuestion } from '../mapping/open-questions.ts';
import type { TargetName } from '../model/location.ts';
import type { Counts } from '../model/plan.ts';
import { plural } from '../report/words.ts';
import { awaitsDelta, isOpen, readConflicts } from './conflict-file.ts';
import { openDecisions } from './decision-specs.ts';
import { findExportFiles } from './find-export-files.ts';
import { loadCounts } from './load-counts.ts';
import { nextStep } from './next-step.ts';
import { readAccountFacts } from './read-account-facts.ts';
import { type Freshness, type OptOutSweep, readFreshness, readSweep } from './read-hypercare.ts';
import { isExtracted } from './require-extracted.ts';
import { readOpenQuestions } from './run-map.ts';
import type { Workspace } from './workspace.ts';

export interface Status {
  readonly step: 'status';
  readonly account: string;
  readonly exports: {
    /** Files lying in exports/, read or not. */
    readonly found: number;
    /** People and records are built from all files read, by this program; otherwise they have to be read again. */
    readonly whole: boolean;
    readonly files: number;
    readonly rows: number;
    readonly people: number;
  };
  /** Kartra's API as second witness; null when it was never asked. Instants in epoch ms. */
  readonly witness: {
    readonly read: number;
    readonly notRead: number;
    readonly oldest: number;
    readonly newest: number;
    /** Every person of the exports was asked for. */
    readonly complete: boolean;
  } | null;
  readonly map: {
    readonly state: 'none' | 'proposed' | 'confirmed';
    readonly columns: number;
    /** Columns nobody has looked at. */
    readonly open: number;
    /** Of those, the ones that say something about consent. */
    readonly consent: number;
    /** What their values leave open, so that they cannot be confirmed yet. */
    readonly questions: readonly OpenQuestion[];
    readonly version: string | null;
  };
  readonly openDecisions: readonly string[];
  readonly targets: Readonly<Record<TargetName, TargetStatus>>;
  readonly freshness: Freshness;
  readonly optOutSweep: OptOutSweep;
  /** What production asks for: a rehearsal of this map, somebody who looked at it, a sign-off on this plan. */
  readonly approvals: {
    /** Whether a rehearsal writes addresses that reach nobody: then it is `landfall rehearse` that makes it. */
    readonly masked: boolean;
    readonly rehearsed: boolean;
    /** The last one that ended well, of whatever map: ISO instant, people in it, people of the account. */
    readonly lastRehearsal: { readonly at: string; readonly people: number; readonly of: number } | null;
    readonly looked: boolean;
    readonly signed: boolean;
    /** There is no second location, and somebody decided to rehearse with a sample in the real one. */
    readonly inProduction: boolean;
  };
  /** What is blocked, and on whom. */
  readonly waiting: readonly {
    readonly on: 'you';
    readonly what: string;
    readonly command: string;
  }[];
  readonly next: string;
}

export interface TargetStatus {
  readonly connected: boolean;
  readonly plannedAt: number | null;
  /** The map changed since the plan was made: it has to be made again. */
  readonly stale: boolean;
  /** When what it wrote was taken back, in whole or in part (epoch ms); it has to be made again. */
  readonly undoneAt: number | null;
  readonly counts: Readonly<Record<string, Counts>>;
  /** Operations not yet settled, those a person has to do among them. */
  readonly toDo: number;
  readonly verified: 'never' | 'equal' | 'differences';
  /** Records of the last read-back that are not as they were planned, by what is wrong; edited ones are theirs. */
  readonly discrepancies: {
    readonly different: number;
    readonly missing: number;
    readonly twice: number;
    readonly notShown: number;
    readonly edited: number;
    /** Sums of money that are not equal on all sides. */
    readonly unequalSums: number;
  };
  /** Records nobody can tell about yet. */
  readonly unresolved: number;
  /** Details changed on both sides: for a person to decide, and decided but not carried out. */
  readonly conflicts: { readonly open: number; readonly decided: number };
  /** Who closed the migration; null before. */
  readonly finished: {
    readonly by: string;
    readonly at: string;
    readonly markers: 'kept' | 'removed';
    /** Sums of money that person accepted as not equal on all sides. */
    readonly unequalSums?: number | undefined;
  } | null;
  /** Owners no user of the location is, and their records, which stand unassigned. */
  readonly placeholders: { readonly owners: number; readonly records: number };
}

/** @param now epoch ms: ages and days left count from it */
export async function readStatus(workspace: Workspace, now: number): Promise<Status> {
  const { ledger, config } = workspace;
  const files = await ledger.staging.files();
  const map = await readMapStatus(workspace);
  const status = {
    step: 'status' as const,
    account: config.account,
    exports: {
      found: await findExportFiles(workspace.exportsDirectory),
      files: files.length,
      whole: await isExtracted(workspace),
      rows: files.reduce((sum, { rows }) => sum + rows, 0),
      people: await ledger.entities.count('contact'),
    },
    witness: await readWitness(workspace),
    map,
    openDecisions: openDecisions(config.decisions, await readAccountFacts(workspace)),
    targets: {
      rehearsal: await targetStatus(workspace, 'rehearsal', map.version),
      production: await targetStatus(workspace, 'production', map.version),
    },
    approvals: await readApprovals(workspace, map.version),
    freshness: await readFreshness(workspace, now),
    optOutSweep: await readSweep(workspace, now),
  };
  return { ...status, waiting: waitingFor(status), next: nextStep(status).command };
}

async function readApprovals(
  { ledger, config }: Workspace,
  version: string | null,
): Promise<Status['approvals']> {
  const { approvals, plans } = ledger;
  const { rehearsal: second, production } = config.destinations;
  const isOnly = second === undefined && production !== undefined;
  const rehearsal = await approvals.latestRehearsal();
  const spotCheck = await approvals.latestSpotCheck('rehearsal');
  const signed = await approvals.latestSignoff();
  const plan = await plans.latest('production');
  const hashes = [plan?.hash, plan?.inputs.repairs];
  return {
    masked: config.decisions['rehearsal-addresses']?.choice !== 'real',
    rehearsed: rehearsal !== null && rehearsal.mapVersion === version,
    lastRehearsal:
      rehearsal === null ? null : { at: rehearsal.at, people: rehearsal.people, of: rehearsal.of },
    looked: spotCheck?.result?.wrong === 0,
    inProduction: isOnly && config.decisions['only-one-location']?.choice === 'sample',
    signed: signed !== null && signed.voidedBecause === null && hashes.includes(signed.signoff.planHash),
  };
}

async function readMapStatus(workspace: Workspace): Promise<Status['map']> {
  const map = await workspace.readFieldMap();
  if (map === null) return { state: 'none', columns: 0, open: 0, consent: 0, questions: [], version: null };
  const open = map.columns.filter(({ status }) => status === 'proposed');
  return {
    state: open.length === 0 && map.confirmedBy !== null ? 'confirmed' : 'proposed',
    columns: map.columns.length,
    open: open.length,
    consent: open.filter(needsPerson).length,
    questions: open.length === 0 ? [] : await readOpenQuestions(workspace, map),
    version: mapVersion(map),
  };
}

async function readWitness({ ledger }: Workspace): Promise<Status['witness']> {
  const summary = await ledger.witness.summary();
  if (summary === null) return null;
  const { outcomes, oldest, newest } = summary;
  const { read = 0, ...others } = outcomes;
  const notRead = Object.values(others).reduce((sum, count) => sum + count, 0);
  const round = await ledger.witness.latestRound();
  return { read, notRead, oldest, newest, complete: round?.endedAt !== null };
}

async function targetStatus(
  workspace: Workspace,
  target: TargetName,
  version: string | null,
): Promise<TargetStatus> {
  const { ledger, config } = workspace;
  const plan = await ledger.plans.latest(target);
  const counts = plan === null ? {} : loadCounts(await ledger.journal.counts(plan.id));
  const verification = plan === null ? null : await ledger.verifications.latest(plan.id);
  const toDo = Object.values(counts).reduce((sum, { planned, ...buckets }) => {
    const settled = Object.values(buckets).reduce((total, count) => total + count, 0);
    return sum + planned - settled + buckets.unresolved + buckets.manual;
  }, 0);
  const wrong =
    verification === null
      ? 0
      : verification.records.mismatched +
        verification.records.missing +
        verification.records.extra +
        verification.unequalSums.length;
  return {
    connected: config.destinations[target] !== undefined,
    plannedAt: plan?.madeAt ?? null,
    stale: plan !== null && plan.inputs.mapVersion !== version,
    undoneAt: plan?.undoneAt ?? null,
    counts,
    toDo,
    placeholders: plan === null ? { owners: 0, records: 0 } : await countPlaceholders(ledger, plan.id),
    verified: verification === null ? 'never' : wrong > 0 ? 'differences' : 'equal',
    ...(await openAt(workspace, target, counts, verification)),
  };
}

async function openAt(
  workspace: Workspace,
  target: TargetName,
  counts: Readonly<Record<string, Counts>>,
  verification: VerificationRow | null,
): Promise<Pick<TargetStatus, 'discrepancies' | 'unresolved' | 'conflicts' | 'finished'>> {
  const conflicts = await readConflicts(workspace, target);
  const records = verification?.records;
  return {
    discrepancies: {
      different: records?.mismatched ?? 0,
      missing: records?.missing ?? 0,
      twice: records?.extra ?? 0,
      notShown: records?.unverifiable ?? 0,
      edited: records?.suspended ?? 0,
      unequalSums: verification?.unequalSums.length ?? 0,
    },
    unresolved: Object.values(counts).reduce((sum, { unresolved }) => sum + unresolved, 0),
    conflicts: {
      open: conflicts.filter(isOpen).length,
      decided: conflicts.filter(awaitsDelta).length,
    },
    finished: workspace.config.finished[target] ?? null,
  };
}

async function countPlaceholders(ledger: Ledger, planId: number): Promise<TargetStatus['placeholders']> {
  const owners = new Set<string>();
  let records = 0;
  for await (const batch of ledger.plans.operations(planId, { phase: 'opportunities' })) {
    for (const { expected } of batch) {
      const owner = (expected as { custom?: { kartra_owner?: unknown } }).custom?.kartra_owner;
      if (typeof owner !== 'string') continue;
      owners.add(owner);
      records += 1;
    }
  }
  return { owners: owners.size, records };
}

/** Everything that waits, not only what comes next: a person can do several things at once. */
function waitingFor(status: Omit<Status, 'next' | 'waiting'>): Status['waiting'] {
  const { exports, map, openDecisions: open, targets } = status;
  const you = (what: string, command: string) => ({ on: 'you' as const, what, command });
  const byYou = '--by "Your Name"';
  return [
    ...(exports.files + exports.found === 0
      ? [you('the exports, in the folder exports/', 'landfall extract')]
      : []),
    ...(map.state === 'proposed'
      ? [
          you(
            map.open === 0
              ? 'your word on the map, which changed since you confirmed it'
              : `your word on ${plural(map.open, 'column')} of the map`,
            `landfall map confirm --all ${byYou}`,
          ),
        ]
      : []),
    ...map.questions.map(({ column, asks, answers }) =>
      you(`your answer about ${column}: ${asks}`, answers.join('   or   ')),
    ),
    ...(map.consent > 0
      ? [you(`your look at ${plural(map.consent, 'column')} about consent`, 'landfall map show')]
      : []),
    ...(open.length > 0 ? [you(`your answer to ${plural(open.length, 'question')}`, 'landfall decide')] : []),
    ...(targets.rehearsal.connected
      ? []
      : [you('a location to rehearse in', 'landfall connect --target rehearsal')]),
    ...(['rehearsal', 'production'] as const)
      .filter((name) => Object.values(targets[name].counts).some(({ manual }) => manual > 0))
      .map((name) => you(`work by hand in the ${name} location`, `landfall plan --target ${name}`)),
    ...(['rehearsal', 'production'] as const)
      .filter((name) => targets[name].conflicts.open > 0)
      .map((name) =>
        you(
          `your decision about ${plural(targets[name].conflicts.open, 'detail')} changed on both sides`,
          `landfall conflicts --target ${name}`,
        ),
      ),
  ];
}
