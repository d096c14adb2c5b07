import { probeWords } from '../../model/capabilities.ts';
import { isoInstant } from '../../model/clock.ts';
import { make, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

const halfHourMs = 1_800_000;
const dayMs = 86_400_000;

/** An appointment a month ago in a draft calendar, with both flags that switch the checks of time off, and quiet. */
export const pastAppointments: ProbeQuestion = {
  id: 'past-appointments',
  question: 'Can an appointment be dated in the past?',
  dependsOn: 'whether past appointments arrive as appointments or as dated notes',
  cautious: 'no: past ones become dated notes',
  certainty: 'open',
  async ask(tools) {
    const { destination, send, mark, clock } = tools;
    const users = await destination.listUsers(send);
    const host = users.kind === 'found' ? users.record[0] : undefined;
    const calendar = await make(tools, { kind: 'calendar', name: mark }, () =>
      destination.calendars.create(send, {
        name: mark,
        description: 'A test of Landfall; removed again.',
        type: host === undefined ? 'event' : 'round_robin',
        memberIds: host === undefined ? [] : [host.id],
        slotMinutes: 30,
        bufferMinutes: 0,
        noticeHours: 0,
        openHours: [],
        active: false,
      }),
    );
    if (calendar.kind !== 'done') return notAnswered('a calendar could not be made', calendar);
    const contact = await makeContact(tools);
    if (contact.kind !== 'done') return notAnswered('a contact could not be made', contact);
    const startsAt = Math.floor((clock.now() - 30 * dayMs) / halfHourMs) * halfHourMs;
    const trace = { kind: 'appointment', name: `${mark} ${startsAt}`, parentId: calendar.id } as const;
    const made = await make(tools, trace, () =>
      destination.appointments.create(send, {
        calendarId: calendar.id,
        contactId: contact.id,
        startTime: isoInstant(startsAt),
        endTime: isoInstant(startsAt + halfHourMs),
        title: mark,
        status: 'confirmed',
        description: mark,
        ...(host === undefined ? {} : { ownerId: host.id }),
      }),
    );
    if (made.kind === 'refused')
      return { answer: probeWords.no, read: `status ${made.status}: ${made.note}` };
    if (made.kind !== 'done') return notAnswered('neither made nor refused', made);
    const read = await destination.appointments.read(send, made.id);
    if (read.kind !== 'found') return notAnswered('the appointment could not be read', read);
    return read.record.startsAt === startsAt
      ? { answer: probeWords.yes, read: 'it reads back on its own day' }
      : { answer: probeWords.no, read: 'it reads back at another time' };
  },
};
