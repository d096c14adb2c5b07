/**
 * The quota of one location as a ring of permits in SQLite, shared by every process on this machine.
 *
 * A slot is *free* (its `freeAt` has come), *taken* (`freeAt` = its deadline + one window) or *cooling*
 * (`freeAt` = its answer + one window). Taken becomes cooling when it is released, and free by time alone,
 * so a killed process needs no cleaning up. Invariant (I9): never more than `maxPerWindow` slots are
 * not free. A permit's number holds its slot and how often that was taken: an answer that comes when the
 * slot is somebody else's already counts in a slot of its own.
 *
 * A clock that was set forward would free permits too early. It is noticed by a count that only passing time
 * moves, and everything not free is moved along with the clock. The day's count starts again at the platform's reset where that is known, else at midnight UTC. When
 * the machine's clock has been set back, what lies in the future is counted from now: waits stay
 * bounded, and never get shorter than a window.
 */
import type { Database } from 'better-sqlite3';
import type { Permit, PermitRequest, QuotaStore } from '../../model/quota.ts';

interface QuotaRow {
  readonly dayUsed: number;
  readonly dayResetAt: number;
  readonly dayBlockedUntil: number;
  readonly burstBlockedUntil: number;
}

const dayMs = 86_400_000;

/** Instants this far ahead are a difference between two readings of a clock, not a clock set back. */
const slackMs = 1000;

/** A clock further ahead than passing time explains was set; smaller differences are how readings are taken. */
const jumpMs = 25;

/** How often a reading is kept to compare the next with. */
const readingEveryMs = 250;

interface ReadingRow {
  readonly source: string;
  readonly steadyMs: number;
  readonly now: number;
}

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
    reading: database.prepare<[], ReadingRow>('SELECT source, steadyMs, now FROM reading'),
    nextId: database.prepare<[], number>('SELECT coalesce(max(id) + 1, 0) FROM slot').pluck(),
  };
  const change = {
    setBack: database.prepare(
      'UPDATE slot SET freeAt = freeAt - since + @now, since = @now WHERE since > @now + @slackMs',
    ),
    setForward: database.prepare(
      'UPDATE slot SET freeAt = freeAt + @jump, since = since + @jump WHERE freeAt > @before',
    ),
    reading: database.prepare('REPLACE INTO reading VALUES (1, @source, @steadyMs, @now)'),
    take: database.prepare('REPLACE INTO slot (id, generation, since, freeAt) VALUES (?, ?, ?, ?)'),
    release: database.prepare('UPDATE slot SET since = ?, freeAt = ? WHERE id = ? AND generation = ?'),
    quota: database.prepare(
      'UPDATE quota SET dayUsed = @dayUsed, dayResetAt = @dayResetAt, dayBlockedUntil = @dayBlockedUntil, burstBlockedUntil = @burstBlockedUntil',
    ),
  };

  /** @returns by how much the clock was set forward since the last reading, in ms */
  const compareReading = ({ now, steady }: PermitRequest): number => {
    if (steady === undefined) return 0;
    const last = select.reading.get();
    const next = { source: steady.source, steadyMs: steady.ms, now };
    if (last?.source !== steady.source || steady.ms < last.steadyMs) {
      change.reading.run(next);
      return 0;
    }
    const jump = Math.ceil(now - last.now - (steady.ms - last.steadyMs));
    if (jump > jumpMs) change.setForward.run({ jump, before: Math.floor(last.now) });
    if (jump > jumpMs || steady.ms - last.steadyMs >= readingEveryMs) change.reading.run(next);
    return jump > jumpMs ? jump : 0;
  };

  const take = database.transaction((request: PermitRequest): Permit => {
    const { deadline, limits } = request;
    const now = Math.floor(request.now);
    change.setBack.run({ now, slackMs });
    const jump = compareReading(request);
    const found = select.quota.get();
    if (found === undefined) throw new Error('the quota row is missing');
    const blocked = jump > 0 && found.burstBlockedUntil > now - jump;
    const stored = blocked ? { ...found, burstBlockedUntil: found.burstBlockedUntil + jump } : found;
    if (blocked) change.quota.run(stored);
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

  const release = database.transaction((slot: number, at: number, windowMs: number): void => {
    const [since, freeAt] = [Math.floor(at), Math.ceil(at) + windowMs];
    const { changes } = change.release.run(
      since,
      freeAt,
      slot % generationStep,
      Math.floor(slot / generationStep),
    );
    if (changes === 0) change.take.run(select.nextId.get() ?? 0, 0, since, freeAt);
  });

  const alterQuota = database.transaction((alter: (quota: QuotaRow) => QuotaRow): void => {
    const stored = select.quota.get();
    if (stored !== undefined) change.quota.run(alter(stored));
  });

  return {
    take: async (request) => take.immediate(request),
    release: async (slot, at, limits) => release.immediate(slot, at, limits.windowMs),
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
