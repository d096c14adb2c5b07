/**
 * A record as the values a manifest seals, field by field: once as a plan expects them, once as the location shows them.
 * Both in the location's own terms (its ids), so that nothing but the location is needed to compare them.
 */
import type {
  DestinationAppointment,
  DestinationCalendar,
  DestinationSchedule,
} from '../../model/calendar.ts';
import { isoInstant } from '../../model/clock.ts';
import type { DestinationCompany, ExpectedCompany } from '../../model/company.ts';
import type { CustomValue } from '../../model/contact.ts';
import type { DestinationRecord, DestinationRelation } from '../../model/custom-object.ts';
import type { DestinationContact } from '../../model/destination-contact.ts';
import {
  asExpectedAppointment,
  asExpectedCalendar,
  asExpectedSchedule,
  asExpectedTask,
} from '../../model/expected-calendar.ts';
import { asExpectedFiles, type FileInField } from '../../model/expected-files.ts';
import { asExpectedNote, asExpectedRecord, asExpectedRelation } from '../../model/expected-record.ts';
import { canonicalJson, type Json } from '../../model/json.ts';
import type { DestinationNote } from '../../model/note.ts';
import type { DestinationOpportunity } from '../../model/opportunity.ts';
import { associationId } from '../../model/schema-ids.ts';
import type { DestinationTask } from '../../model/task.ts';

/** Null and the empty text are the same: nothing. A list: each of them must be among what stands there. */
export type SealedValues = Readonly<Record<string, CustomValue | null>>;

/** External id → id at the location. */
export type IdsAtLocation = Readonly<Record<string, string>>;

export const standingContact = (contact: DestinationContact): SealedValues => ({
  ...contact.fields,
  tags: contact.tags,
  company: contact.companyId,
  ...named('custom', contact.custom),
  ...Object.fromEntries((contact.restricted ?? []).map((channel) => [`dnd.${channel}`, channel])),
});

export const standingDeal = (one: DestinationOpportunity): SealedValues => ({
  person: one.contactId,
  name: one.name,
  pipeline: one.pipelineId,
  stage: one.stageId,
  status: one.status,
  amount: one.amount,
  owner: one.ownerId,
  closeDate: one.expectedCloseDate,
  lostReason: one.lostReasonId,
  ...named('custom', one.custom),
});

export const expectedCompany = (expected: Json): SealedValues => {
  const { name, website } = expected as unknown as ExpectedCompany;
  return { name, website };
};
export const standingCompany = ({ name, website }: DestinationCompany): SealedValues => ({ name, website });

export const expectedProperties = (expected: Json): SealedValues =>
  named('property', asExpectedRecord(expected).properties);
export const standingProperties = ({ properties }: DestinationRecord): SealedValues =>
  named('property', properties);

export const expectedLink = (expected: Json, ids: IdsAtLocation): SealedValues => {
  const { association, record, contact } = asExpectedRelation(expected);
  return {
    association: ids[associationId(association)] ?? null,
    record: ids[record] ?? null,
    person: ids[contact] ?? null,
  };
};
export const standingLink = (one: DestinationRelation): SealedValues => ({
  association: one.associationId,
  record: one.firstRecordId,
  person: one.secondRecordId,
});

export const expectedCalendar = (expected: Json): SealedValues => {
  const { name, type, memberIds, slotMinutes, bufferMinutes, noticeHours } = asExpectedCalendar(expected);
  return { name, type, members: memberIds.join(', '), slotMinutes, bufferMinutes, noticeHours };
};
export const standingCalendar = (one: DestinationCalendar): SealedValues => ({
  name: one.name,
  type: one.type,
  members: [...one.memberIds].sort().join(', '),
  slotMinutes: one.slotMinutes,
  bufferMinutes: one.bufferMinutes ?? 0,
  noticeHours: one.noticeHours ?? 0,
});

export const expectedSchedule = (expected: Json, ids: IdsAtLocation): SealedValues => {
  const { name, timeZone, rules, calendar } = asExpectedSchedule(expected);
  const { [calendar]: calendarId } = ids;
  return {
    name,
    timeZone,
    hours: JSON.stringify(rules),
    calendars: calendarId === undefined ? null : [calendarId],
  };
};
export const standingSchedule = (one: DestinationSchedule): SealedValues => ({
  name: one.name,
  timeZone: one.timeZone,
  hours: JSON.stringify(one.rules),
  calendars: one.calendarIds,
});

export const expectedBooking = (expected: Json, ids: IdsAtLocation): SealedValues => {
  const wanted = asExpectedAppointment(expected);
  const { title, status, ownerId, address, description } = wanted;
  return {
    person: ids[wanted.contact] ?? null,
    calendar: ids[wanted.calendar] ?? null,
    start: instantText(Date.parse(wanted.startTime)),
    end: instantText(Date.parse(wanted.endTime)),
    title,
    status,
    owner: ownerId,
    address,
    description,
  };
};
export const standingBooking = (one: DestinationAppointment): SealedValues => ({
  person: one.contactId,
  calendar: one.calendarId,
  start: instantText(one.startsAt),
  end: instantText(one.endsAt),
  title: one.title,
  status: one.status,
  owner: one.ownerId,
  address: one.address,
  description: one.description,
});

export const expectedTask = (expected: Json): SealedValues => {
  const { title, body, dueDate, completed, ownerId } = asExpectedTask(expected);
  const due = instantText(Date.parse(dueDate));
  return { title, body, due, completed: String(completed), owner: ownerId };
};
export const standingTask = (one: DestinationTask): SealedValues => ({
  title: one.title,
  body: one.body,
  due: instantText(one.dueAt),
  completed: String(one.completed),
  owner: one.ownerId,
});

export const expectedNote = (expected: Json, ids: IdsAtLocation): SealedValues => {
  const { contact, body } = asExpectedNote(expected);
  const { [contact]: contactId } = ids;
  return { people: contactId === undefined ? null : [contactId], body };
};
export const standingNote = ({ recordIds, body }: DestinationNote): SealedValues => ({
  people: recordIds,
  body,
});

export const expectedFiles = (expected: Json): SealedValues =>
  Object.fromEntries(
    asExpectedFiles(expected).files.map(({ key, fileName, type, bytes }) => [
      `file.${key}`,
      fileText({ name: fileName, type, bytes }),
    ]),
  );
export const standingFiles = (files: ReadonlyMap<string, FileInField>): SealedValues =>
  Object.fromEntries([...files].map(([key, file]) => [`file.${key}`, fileText(file)]));

const fileText = ({ name, type, bytes }: FileInField): string => `${name} · ${type} · ${bytes ?? '?'} bytes`;

const instantText = (epochMs: number | null): string | null =>
  epochMs === null ? null : isoInstant(epochMs);

function named(prefix: string, values: Readonly<Record<string, Json>>): SealedValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, sealable(value)]),
  );
}

/** Money of a custom object and the like: an object, sealed as its canonical text. */
function sealable(value: Json): CustomValue | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(String) : canonicalJson(value);
}
