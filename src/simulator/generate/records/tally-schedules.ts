/** Adds deals and bookings up. */

import { addOne, toMemberCounts } from '../tally-companies.ts';
import type { Appointment } from './draw-appointments.ts';
import type { Deal } from './draw-deals.ts';
import type { DealSums, RecordSums } from './record-answers.ts';

export function tallyDeals(): {
  see(deal: Deal): void;
  sum(total: number, orphans: readonly Deal[]): RecordSums['deals'];
} {
  const sums = new Map<string, { -readonly [Key in keyof DealSums]: DealSums[Key] }>();
  function see({ pipeline, stage, status, currency, cents }: Deal): void {
    const key = [pipeline, stage, status, currency].join(' / ');
    const known = sums.get(key) ?? { pipeline, stage, status, currency, deals: 0, value: 0 };
    sums.set(key, known);
    known.deals += 1;
    known.value += cents ?? 0;
  }
  return {
    see,
    sum(total, orphans) {
      for (const deal of orphans) see(deal);
      return {
        total,
        orphans: orphans.map(({ id, company }) => ({ id, companyKey: company?.key ?? null })),
        sums: [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known),
      };
    },
  };
}

export function tallyAppointments(): {
  see(appointment: Appointment): void;
  sum(guests: readonly Appointment[]): RecordSums['appointments'];
} {
  const byStatus = new Map<string, number>();
  const byCalendar = new Map<string, number>();
  let total = 0;
  function see({ status, calendar }: Appointment): void {
    total += 1;
    addOne(byStatus, status);
    addOne(byCalendar, calendar.name);
  }
  return {
    see,
    sum(guests) {
      for (const guest of guests) see(guest);
      return {
        total,
        guests: guests.map(({ id }) => id),
        byStatus: toMemberCounts(byStatus),
        byCalendar: toMemberCounts(byCalendar),
      };
    },
  };
}
