/**
 * Creating an appointment or a task of a person. Both carry our reference line, and are listed, not searched: an unknown
 * one is looked for in its calendar at its instant, or among the tasks of its person. What the location refuses stays
 * refused: the next plan makes a dated note of it.
 */
import type { AppointmentDesired, AppointmentKey } from '../connectors/highlevel/calendars/appointments.ts';
import type { TaskDesired } from '../connectors/highlevel/tasks/contact-tasks.ts';
import { LandfallError } from '../errors.ts';
import type { DestinationAppointment } from '../model/calendar.ts';
import { asExpectedAppointment, asExpectedTask } from '../model/expected-calendar.ts';
import type { Operation } from '../model/journal.ts';
import type { DestinationTask } from '../model/task.ts';
import { createOnce } from './create-once.ts';
import type { ApplyTools, OperationHandler } from './tools.ts';

export const createAppointment: OperationHandler = createOnce<AppointmentDesired, DestinationAppointment>({
  provider: ({ destination, journal, location }, operation) => ({
    findExisting: async (send, reference) => {
      const { contact, calendar, startTime } = asExpectedAppointment(operation.expected);
      const ids = await journal.destinationIds(location.id, [contact, calendar]);
      const { [contact]: contactId, [calendar]: calendarId } = ids;
      if (contactId === undefined || calendarId === undefined) return { kind: 'absent' };
      const key: AppointmentKey = { calendarId, contactId, startsAt: Date.parse(startTime), reference };
      return destination.appointments.findExisting(send, key);
    },
    create: (send, desired) => destination.appointments.create(send, desired),
  }),
  purpose: 'resolve',
  keyOf: ({ externalId }) => externalId,
  desiredOf: async (operation, tools) => {
    const {
      contact,
      calendar,
      ownerId,
      address,
      left: _,
      ...rest
    } = asExpectedAppointment(operation.expected);
    const ids = await tools.journal.destinationIds(tools.location.id, [contact, calendar]);
    const { [contact]: contactId, [calendar]: calendarId } = ids;
    if (contactId === undefined) return skip(operation, 'parent: its person is not in HighLevel', tools);
    if (calendarId === undefined) return skip(operation, 'parent: its calendar does not stand there', tools);
    return {
      ...rest,
      calendarId,
      contactId,
      ...(ownerId === null ? {} : { ownerId }),
      ...(address === null ? {} : { address }),
    };
  },
  fits: () => true,
});

interface OnContact {
  readonly contactId: string;
  readonly task: TaskDesired;
}

export const createTask: OperationHandler = createOnce<OnContact, DestinationTask>({
  provider: ({ destination, journal, location }, operation) => ({
    findExisting: async (send, reference) => {
      const { contact } = asExpectedTask(operation.expected);
      const { [contact]: id } = await journal.destinationIds(location.id, [contact]);
      return id === undefined
        ? { kind: 'absent' }
        : destination.contactTasks(id).findExisting(send, reference);
    },
    create: (send, { contactId, task }) => destination.contactTasks(contactId).create(send, task),
  }),
  purpose: 'resolve',
  keyOf: ({ externalId }) => externalId,
  desiredOf: async (operation, tools) => {
    const { contact, title, body, dueDate, completed, ownerId } = asExpectedTask(operation.expected);
    if (body === null) throw new LandfallError('bug', 'A task to be made has no text.');
    const { [contact]: contactId } = await tools.journal.destinationIds(tools.location.id, [contact]);
    if (contactId === undefined) return skip(operation, 'parent: its person is not in HighLevel', tools);
    const task = { title, body, dueDate, completed, ...(ownerId === null ? {} : { ownerId }) };
    return { contactId, task };
  },
  fits: () => true,
});

async function skip(operation: Operation, note: string, tools: ApplyTools): Promise<null> {
  await tools.journal.settle([{ operationId: operation.id, state: 'skipped', note }], tools.clock.now());
  return null;
}
