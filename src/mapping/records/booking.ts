/**
 * A booking of the source: its instants in the row's own time zone (in the zone chosen for Kartra's stamps where the
 * row names none), and the text that says everything of it wherever it arrives.
 */
import { type AppointmentStatus, appointmentStatuses } from '../../model/calendar.ts';
import type { Entity } from '../../model/entity.ts';
import type { FieldMap } from '../../model/field-map.ts';
import { withoutBlanks } from '../../model/reference-line.ts';
import { compileRecord, type RecordContext } from '../compile-record.ts';
import { showInstant } from './note.ts';

export interface Booking {
  readonly externalId: string;
  /** Marker of the person; null where nobody is known. */
  readonly contact: string | null;
  readonly calendar: string;
  readonly className: string;
  /** ISO with the offset of the row's zone; null where it cannot be read. */
  readonly startsAt: string | null;
  /** Null where it cannot be read, or does not come after the start. */
  readonly endsAt: string | null;
  /** As the source writes it; empty where it names nobody. */
  readonly host: string;
  readonly status: AppointmentStatus;
  readonly location: string;
  /** Fields an earlier export filled and the latest leaves empty, as the map names them. */
  readonly emptied: readonly string[];
  /** Lines of everything the row says, without its start. */
  readonly details: string;
}

/** @returns the function that reads bookings of one account */
export function compileBooking(map: FieldMap, context: RecordContext): (entity: Entity) => Booking {
  const inZone = new Map<string, ReturnType<typeof compileRecord>>();
  const carryIn = (timeZone: string) => {
    const carry = inZone.get(timeZone) ?? compileRecord(map, 'appointment', { ...context, timeZone });
    inZone.set(timeZone, carry);
    return carry;
  };
  return (entity) => {
    const first = carryIn(context.timeZone)(entity);
    const { fields, custom, emptied } =
      first.fields.timezone === undefined ? first : carryIn(first.fields.timezone)(entity);
    const startsAt = fields.startTime ?? null;
    const ends = fields.endTime ?? null;
    const isAfter = startsAt !== null && ends !== null && Date.parse(ends) > Date.parse(startsAt);
    const status = appointmentStatuses.find((one) => one === fields.status) ?? 'confirmed';
    const parts: readonly (readonly [string, string | undefined])[] = [
      ['Calendar', fields.calendar],
      ['Class', fields.title],
      ['Until', ends === null ? undefined : showInstant(ends)],
      ['Status', fields.status],
      ['Host', fields.assignedTo],
      ['Place', fields.location],
      ...Object.entries(custom).map(([key, value]) => [key, String(value)] as const),
      ['Notes', fields.notes],
    ];
    return {
      externalId: withoutBlanks(entity.marker),
      contact: entity.contact ?? null,
      calendar: fields.calendar ?? '',
      className: fields.title ?? '',
      startsAt,
      endsAt: isAfter ? ends : null,
      host: fields.assignedTo ?? '',
      status,
      location: fields.location ?? '',
      emptied,
      details: parts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => `${name}: ${value ?? ''}`)
        .join('\n'),
    };
  };
}

/** `Strategy Call – Group`: the calendar with its class. */
export function bookingTitle({ calendar, className }: Booking): string {
  const named = [calendar, className].filter((part) => part !== '').join(' – ');
  return named === '' ? 'Kartra booking' : named;
}
