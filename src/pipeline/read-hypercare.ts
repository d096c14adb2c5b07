/**
 * What the weeks after the switch ask for: how old the exports are, and how long opt-outs are still carried over every
 * day. An opt-out link in a mail of Kartra's may be used for 30 days after the mail, so the sweep goes on that long
 * after Kartra's last send; a person says when that was, by ticking the item of the checklist.
 */
import { isoInstant } from '../model/clock.ts';
import { targetNames } from '../model/location.ts';
import type { Workspace } from './workspace.ts';

/** Item of the cut-over checklist: Kartra sends nothing any more. */
const sendingStopped = 'sending-stopped';
const sweepDays = 30;
const dayMs = 86_400_000;

export interface Freshness {
  /** Instant of the newest export, ISO; null without any. */
  readonly exportedAt: string | null;
  readonly hoursOld: number | null;
  /** Generations of exports read so far. */
  readonly generations: number;
  /** Leads Kartra's events named after the newest export; needs `landfall listen`. */
  readonly changedSince: number;
}

export interface OptOutSweep {
  /** Instant of the last `delta --opt-outs-only`, ISO; null: never. */
  readonly lastAt: string | null;
  /** Day of Kartra's last send, `YYYY-MM-DD`, as a person ticked it; null while it still sends. */
  readonly lastSend: string | null;
  /** Day after which the sweep may end, and days until then; null while Kartra still sends. */
  readonly until: string | null;
  readonly daysLeft: number | null;
}

/** @param now epoch ms */
export async function readFreshness({ ledger }: Workspace, now: number): Promise<Freshness> {
  const files = await ledger.staging.files();
  const newest = Math.max(0, ...files.map(({ exportedAt }) => exportedAt));
  return {
    exportedAt: newest === 0 ? null : isoInstant(newest),
    hoursOld: newest === 0 ? null : Math.max(0, Math.floor((now - newest) / 3_600_000)),
    generations: Math.max(0, ...files.map(({ generation }) => generation)),
    changedSince: await ledger.leadChanges.countSince(newest),
  };
}

/** @param now epoch ms */
export async function readSweep({ ledger, config }: Workspace, now: number): Promise<OptOutSweep> {
  const runs = await Promise.all(targetNames.map((target) => ledger.journal.latestRun('opt-outs', target)));
  const last = Math.max(0, ...runs.map((run) => run?.startedAt ?? 0));
  const tick = config.ticks[sendingStopped]?.at.slice(0, 10) ?? null;
  const until = tick === null ? null : isoInstant(Date.parse(tick) + sweepDays * dayMs).slice(0, 10);
  return {
    lastAt: last === 0 ? null : isoInstant(last),
    lastSend: tick,
    until,
    daysLeft: until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / dayMs)),
  };
}
