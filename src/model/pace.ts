/**
 * How much of a location's quota a move takes: a share of HighLevel's limits always, a smaller one in business
 * hours, so that the location's other apps and people never wait for it.
 */

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export interface BusinessHours {
  readonly days: readonly (typeof weekdays)[number][];
  /** `HH:MM`; where `to` is not later than `from` it is on the next day. */
  readonly from: string;
  readonly to: string;
  /** 0 < share ≤ 1, of the 10-second window. */
  readonly share: number;
}

export interface Pace {
  /** 0 < share ≤ 1, of the window and of the day. */
  readonly share: number;
  readonly businessHours: BusinessHours | null;
  /** IANA name: whose hours these are. */
  readonly timeZone: string;
}

export const fullPace: Pace = { share: 1, businessHours: null, timeZone: 'UTC' };

/**
 * @returns the share of the window at an instant (epoch ms)
 * @example shareOfWindow({ ...fullPace, share: 0.8 })(Date.now()) // 0.8
 */
export function shareOfWindow({ share, businessHours, timeZone }: Pace): (now: number) => number {
  if (businessHours === null) return () => share;
  const local = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  let known = { minute: Number.NaN, share };
  return (now) => {
    const minute = Math.floor(now / 60_000);
    if (minute !== known.minute) {
      const parts = Object.fromEntries(local.formatToParts(now).map(({ type, value }) => [type, value]));
      const day = (parts['weekday'] ?? '').toLowerCase();
      const open = isOpen(businessHours, day, `${parts['hour'] ?? ''}:${parts['minute'] ?? ''}`);
      known = { minute, share: open ? Math.min(share, businessHours.share) : share };
    }
    return known.share;
  };
}

/** After midnight the hours are still those of the day before. */
function isOpen({ days, from, to }: BusinessHours, day: string, time: string): boolean {
  const has = (name: string | undefined) => days.some((one) => one === name);
  if (from < to) return has(day) && time >= from && time < to;
  const before = weekdays[(weekdays.findIndex((name) => name === day) + 6) % 7];
  return (has(day) && time >= from) || (has(before) && time < to);
}
