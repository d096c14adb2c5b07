/** Where a migration stands, what is blocked and on whom, and the next safe command. Reads only. */

import { type TargetName } from '../model/location.ts';
import type { Counts } from '../model/plan.ts';
import { openDecisions } from './decision-specs.ts';
import type { Workspace } from './workspace.ts';

export interface Status {
  readonly step: 'status';
  readonly account: string;
  readonly exports: { readonly files: number; readonly rows: number; readonly people: number };
  /** Kartra's API as second witness; null when it was never asked. Instants in epoch ms. */
  readonly witness: {
    readonly read: number;
    readonly notRead: number;
    readonly oldest: number;
    readonly newest: number;
    /** Every person of the exports was asked for. */
    readonly complete: boolean;
  } | null;
  readonly map: 'none' | 'proposed' | 'confirmed';
  readonly openDecisions: readonly string[];
  readonly targets: Readonly<Record<TargetName, TargetStatus>>;
  readonly next: string;
}

export interface TargetStatus {
  readonly connected: boolean;
  readonly plannedAt: number | null;
  readonly counts: Readonly<Record<string, Counts>>;
  /** Operations not yet settled, those a person has to do among them. */
  readonly toDo: number;
  readonly verified: 'never' | 'equal' | 'differences';
}

export async function readStatus(workspace: Workspace): Promise<Status> {
  const { ledger, config } = workspace;
  const files = await ledger.staging.files();
  const map = await workspace.readFieldMap();
  const confirmed = map?.columns.every(({ status }) => status === 'confirmed') === true;
  const status = {
    step: 'status' as const,
    account: config.account,
    exports: {
      files: files.length,
      rows: files.reduce((sum, { rows }) => sum + rows, 0),
      people: await ledger.entities.count('contact'),
    },
    witness: await readWitness(workspace),
    map: map === null ? ('none' as const) : confirmed ? ('confirmed' as const) : ('proposed' as const),
    openDecisions: openDecisions(config.decisions),
    targets: {
      rehearsal: await targetStatus(workspace, 'rehearsal'),
      production: await targetStatus(workspace, 'production'),
    },
  };
  return { ...status, next: nextCommand(status) };
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

async function targetStatus(workspace: Workspace, target: TargetName): Promise<TargetStatus> {
  const { ledger, config } = workspace;
  const plan = await ledger.plans.latest(target);
  const counts = plan === null ? {} : await ledger.journal.counts(plan.id);
  const verification = plan === null ? null : await ledger.verifications.latest(plan.id);
  const toDo = Object.values(counts).reduce((sum, { planned, ...buckets }) => {
    const settled = Object.values(buckets).reduce((total, count) => total + count, 0);
    return sum + planned - settled + buckets.unresolved + buckets.manual;
  }, 0);
  const wrong =
    verification === null
      ? 0
      : verification.records.mismatched + verification.records.missing + verification.records.extra;
  return {
    connected: config.destinations[target] !== undefined,
    plannedAt: plan?.madeAt ?? null,
    counts,
    toDo,
    verified: verification === null ? 'never' : wrong > 0 ? 'differences' : 'equal',
  };
}

function nextCommand(status: Omit<Status, 'next'>): string {
  const { rehearsal } = status.targets;
  if (status.exports.files === 0) return 'landfall extract';
  if (status.map === 'none') return 'landfall map propose';
  if (status.map === 'proposed') return 'landfall map confirm --all --by "Your Name"';
  if (status.openDecisions.length > 0) return 'landfall decide --recommended --by "Your Name"';
  if (!rehearsal.connected) return 'landfall connect --target rehearsal --location <id> --token-file <file>';
  if (rehearsal.plannedAt === null) return 'landfall plan --target rehearsal';
  if (rehearsal.toDo > 0) return 'landfall apply --target rehearsal';
  if (rehearsal.verified === 'never') return 'landfall verify --target rehearsal';
  return rehearsal.verified === 'equal'
    ? 'landfall plan --target production'
    : 'landfall plan --target rehearsal';
}
