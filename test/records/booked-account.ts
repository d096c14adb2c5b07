/** A small account with calendars in several zones and bookings of all sorts, and what stands of them. */
import { expect } from 'vitest';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { type SmallMigration, startSmallMigration } from '../support/small-account.ts';

const head =
  'Calendar,Model,Class,Host,Host Email,Time Zone,Duration (min),Buffer (min),Minimum Notice (h),Weekday,From,To';
export const calendars = [
  head,
  'Strategy Call,Consultant,,Dana,dana@x.example,America/New_York,30,10,24,Sunday,01:00,04:00',
  'Strategy Call,Consultant,,Dana,dana@x.example,America/New_York,30,10,24,Monday,09:00,12:00',
  'Strategy Call,Consultant,,Omar,omar@x.example,America/New_York,30,10,24,Monday,13:00,17:00',
  'Studio,Gym,Yoga,Dana,dana@x.example,Europe/Berlin,60,0,2,Sunday,01:00,05:00',
  'Q&A,Recurrent Class,Open,Dana,dana@x.example,Australia/Sydney,60,0,0,Sunday,01:00,05:00',
  'Retreat,Consultant,,Gone,gone@x.example,America/Phoenix,20,5,48,Monday,8:00 AM,10:00 AM',
  '',
].join('\n');
export const bookings = [
  'Booking ID,Calendar,Class,Lead ID,Email,Name,Start,End,Time Zone,Host Email,Status,Location,Notes',
  '1,Strategy Call,,1,ann@example.com,Ann,2031-11-02 00:30:00,2031-11-02 01:00:00,America/New_York,dana@x.example,Scheduled,https://meet.example/a,"Bring the workbook; 🙏"',
  '2,Studio,Yoga,2,bob@example.com,Bob,2031-03-30 03:30:00,2031-03-30 04:30:00,Europe/Berlin,dana@x.example,Scheduled,Studio 2,',
  '3,Q&A,Open,1,ann@example.com,Ann,2031-04-06 04:00:00,2031-04-06 05:00:00,Australia/Sydney,dana@x.example,Cancelled,,',
  '4,Strategy Call,,3,cid@example.com,Cid,2024-05-06 09:00:00,2024-05-06 09:30:00,America/New_York,dana@x.example,Completed,,',
  '5,Retreat,,1,ann@example.com,Ann,2031-06-02 08:00:00,2031-06-02 08:20:00,America/Phoenix,gone@x.example,Scheduled,Phone,',
  '6,Strategy Call,,2,bob@example.com,Bob,2031-06-02 13:00:00,2031-06-02 13:30:00,America/New_York,gone@x.example,Scheduled,,',
  '7,Strategy Call,,,guest@example.org,Guest,2031-06-02 14:00:00,2031-06-02 14:30:00,America/New_York,dana@x.example,Scheduled,,',
  '',
].join('\n');

export function startBooked(
  options: Parameters<typeof startSmallMigration>[0] = {},
  users = ['dana@x.example', 'omar@x.example'],
): Promise<SmallMigration> {
  return startSmallMigration({
    files: { 'calendars_kartra.csv': calendars, 'appointments_kartra.csv': bookings },
    simulator: {
      locations: [{ name: 'Rehearsal', users, settings: { allowDuplicateOpportunity: true } }],
    },
    ...options,
  });
}

export interface CalendarState {
  readonly calendars: readonly {
    readonly id: string;
    readonly name: string;
    readonly calendarType: string;
    readonly isActive: boolean;
  }[];
  readonly appointments: readonly {
    readonly description?: string;
    readonly startTime: string;
    readonly endTime: string;
    readonly appointmentStatus: string;
    readonly assignedUserId: string;
    readonly address?: string;
  }[];
  readonly notes: readonly { readonly body: string }[];
  readonly tasks: readonly { readonly body: string; readonly dueDate: string; readonly completed: boolean }[];
  readonly opportunities: readonly { readonly name: string; readonly status: string }[];
  readonly users: readonly { readonly id: string; readonly email: string }[];
  readonly triggerLog: readonly { readonly event: string }[];
}

export const stateOf = async (of: SmallMigration) => (await of.state()) as unknown as CalendarState;
export const applyTo = (of: SmallMigration) =>
  of.with((workspace) => runApply(workspace, 'rehearsal', of.surroundings, () => undefined));
export const inOrder = (a: string, b: string): number => (a < b ? -1 : 1);
export const referenceIn = (text: string | undefined) => /Kartra reference: (\S+)$/u.exec(text ?? '')?.[1];

export async function expectProved(of: SmallMigration): Promise<void> {
  const { verification } = await of.verify();
  expect(verification.fields.different).toBe(0);
  expect(verification.records).toMatchObject({ missing: 0, mismatched: 0, extra: 0, unverifiable: 0 });
}
