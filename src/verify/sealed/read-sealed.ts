/** One record of a manifest, read by id as the location shows it. */
import { type ReadAnswer, requireFound } from '../../connectors/connector.ts';
import type { HighLevel } from '../../connectors/highlevel/connect.ts';
import { readFileField } from '../../model/expected-files.ts';
import type { Send } from '../../model/http.ts';
import type { RequestPurpose } from '../../model/journal.ts';
import type { ManifestRecord } from '../../model/manifest.ts';
import {
  type SealedValues,
  standingBooking,
  standingCalendar,
  standingCompany,
  standingContact,
  standingDeal,
  standingFiles,
  standingNote,
  standingProperties,
  standingSchedule,
  standingTask,
} from './sealed-values.ts';

export interface SealedReading {
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
}

/** Null where the record is gone. @throws LandfallError `destination-unreachable` */
export async function readSealed(
  { object, id, on = '' }: ManifestRecord,
  { destination, send }: SealedReading,
): Promise<SealedValues | null> {
  const valuesOf = <Found>(read: ReadAnswer<Found>, values: (found: Found) => SealedValues) =>
    read.kind === 'absent' ? null : values(requireFound(read, `the record ${id}`));
  const looking = send('verify-objects');
  switch (object) {
    case 'contact':
      return valuesOf(await destination.contacts.read(send('verify-dnd'), id), standingContact);
    case 'files':
      return valuesOf(await destination.contacts.read(looking, id), ({ custom }) =>
        standingFiles(readFileField(custom[on])),
      );
    case 'opportunity':
      return valuesOf(await destination.opportunities.read(send('verify'), id), standingDeal);
    case 'company':
      return valuesOf(await destination.companies.read(send('verify-companies'), id), standingCompany);
    case 'record':
      return valuesOf(await destination.records(on).read(looking, id), standingProperties);
    case 'calendar':
      return valuesOf(await destination.calendars.read(looking, id), standingCalendar);
    case 'schedule':
      return valuesOf(await destination.schedules.read(looking, id), standingSchedule);
    case 'appointment':
      return valuesOf(await destination.appointments.read(looking, id), standingBooking);
    case 'task':
      return valuesOf(await destination.contactTasks(on).read(looking, id), standingTask);
    case 'note':
      return valuesOf(await destination.contactNotes(on).read(looking, id), standingNote);
    // The list of a person's links is all there is of them.
    case 'link':
      return null;
  }
}
