/**
 * The quota of one location as a ring of permits in SQLite, shared by every process on this machine.
 *
 * A slot is *free* (its `freeAt` has come), *taken* (`freeAt` = its deadline + one window) or *cooling*
 * (`freeAt` = its answer + one window). Taken becomes cooling when it is released, and free by time alone,
 * so a killed process needs no cleaning up. Invariant (I9): never more than `maxPerWindow` slots are
 * not free. A permit's number holds its slot and how often that was taken: a release that comes
 * too late, when the slot is somebody else's, changes nothing.
 *
 * The day's count starts again at the platform's reset where that is known, else at midnight UTC. When
 * the machine's clock has been set back, what lies in the future is counted from now: waits stay
 * bounded, and never get shorter than a window.
 */
import type { Database } from 'better-sqlite3';
import type { Permit, QuotaLimits, QuotaStore } from '../../model/quota.ts';

interface QuotaRow {
  readonly dayUsed: number;
  readonly dayResetAt: number;
  readonly dayBlockedUntil: number;
  readonly burstBlockedUntil: number;
}

const dayMs = 86_400_000;

/** Instants this far ahead are a difference between two readings of a clock, not a clock set back. */
const slackMs = 1000;

/** Slots per generation in a permit's number; more than any limit in force. */
const generationStep = 10_000_000;

/** @param database of `openLocationState`, with its tables */
export function createQuotaRing(database: Database): QuotaStore {
  const select = {
    quota: database.prepare<[], QuotaRow>(
      'SELECT dayUsed, dayResetAt, dayBlockedUntil, burstBlockedUntil FROM quota',
    ),
    used: database.prepare<[number], number>('SELECT count(*) FROM slot WHERE freeAt > ?').pluck(),
    nextFree: database
      .prepare<[number, number], number>(
        'SELECT freeAt FROM slot WHERE freeAt > ? ORDER BY freeAt LIMIT 1 OFFSET ?',
      )
      .pluck(),
    free: database.prepare<[number], { id: number; generation: number }>(
      'SELECT id, generation FROM slot WHERE freeAt <= ? ORDER BY freeAt LIMIT 1',
    ),
    nextId: database.prepare<[], number>('SELECT coalesce(max(id) + 1, 0) FROM slot').pluck(),
  };
  const change = {
    setBack: database.prepare(
      'UPDATE slot SET freeAt = freeAt - since + @now, since = @now WHERE since > @now + @slackMs',
    ),
    take: database.prepare('REPLACE INTO slot (id, generation, since, freeAt) VALUES (?, ?, ?, ?)'),
    release: database.prepare('UPDATE slot SET since = ?, freeAt = ? WHERE id = ? AND generation = ?'),
    quota: database.prepare(
      'UPDATE quota SET dayUsed = @dayUsed, dayResetAt = @dayResetAt, dayBlockedUntil = @dayBlockedUntil, burstBlockedUntil = @burstBlockedUntil',
    ),
  };

  const take = database.transaction((now: number, deadline: number, limits: QuotaLimits): Permit => {
    change.setBack.run({ now, slackMs });
    const stored = select.quota.get();
    if (stored === undefined) throw new Error('the quota row is missing');
    const quota = currentQuota(stored, now);
    const denied = (freeAt: number, limit: 'burst' | 'day'): Permit => {
      if (quota !== stored) change.quota.run(quota);
      return { granted: false, freeAt, limit };
    };
    if (quota.dayBlockedUntil > now) return denied(quota.dayBlockedUntil, 'day');
    if (quota.dayUsed >= limits.maxPerDay) return denied(quota.dayResetAt, 'day');
    if (quota.burstBlockedUntil > now) return denied(quota.burstBlockedUntil, 'burst');
    const used = select.used.get(now) ?? 0;
    if (used >= limits.maxPerWindow) {
      const freeAt = select.nextFree.get(now, used - limits.maxPerWindow) ?? now + limits.windowMs;
      return denied(freeAt, 'burst');
    }
    const slot = select.free.get(now) ?? { id: select.nextId.get() ?? 0, generation: 0 };
    const generation = slot.generation + 1;
    change.take.run(slot.id, generation, Math.round(now), Math.ceil(deadline) + limits.windowMs);
    change.quota.run({ ...quota, dayUsed: quota.dayUsed + 1 });
    return { granted: true, slot: generation * generationStep + slot.id };
  });

  const alterQuota = database.transaction((alter: (quota: QuotaRow) => QuotaRow): void => {
    const stored = select.quota.get();
    if (stored !== undefined) change.quota.run(alter(stored));
  });

  return {
    take: async (now, deadline, limits) => take.immediate(Math.floor(now), deadline, limits),
    release: async (slot, at, limits) => {
      const freeAt = Math.ceil(at) + limits.windowMs;
      change.release.run(Math.floor(at), freeAt, slot % generationStep, Math.floor(slot / generationStep));
    },
    block: async (until, limit) => {
      const column = limit === 'day' ? 'dayBlockedUntil' : 'burstBlockedUntil';
      const instant = Math.ceil(until);
      alterQuota.immediate((quota) => ({
        ...quota,
        [column]: Math.max(quota[column], instant),
        ...(limit === 'day' ? { dayResetAt: instant } : {}),
      }));
    },
    usedSince: async (since) => select.used.get(Math.floor(since)) ?? 0,
    noteDay: async ({ now, used, resetAt }) => {
      alterQuota.immediate((stored) => {
        const quota = currentQuota(stored, now);
        return {
          ...quota,
          dayUsed: Math.max(quota.dayUsed, used),
          dayResetAt: resetAt === null ? quota.dayResetAt : Math.ceil(resetAt),
        };
      });
    },
  };
}

/** The row as it stands at `now`: a day that is over counts no more, instants beyond reason are drawn in. */
function currentQuota(stored: QuotaRow, now: number): QuotaRow {
  const dayOver = stored.dayResetAt <= now || stored.dayResetAt > now + 2 * dayMs;
  const blockLost = stored.dayBlockedUntil > now + 2 * dayMs;
  const burstLost = stored.burstBlockedUntil > now + dayMs;
  if (!dayOver && !blockLost && !burstLost) return stored;
  return {
    dayUsed: dayOver ? 0 : stored.dayUsed,
    dayResetAt: dayOver ? (Math.floor(now / dayMs) + 1) * dayMs : stored.dayResetAt,
    dayBlockedUntil: blockLost ? 0 : stored.dayBlockedUntil,
    burstBlockedUntil: burstLost ? 0 : stored.burstBlockedUntil,
  };
}
