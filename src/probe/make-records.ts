/**
 * Makes what an experiment needs, journalled: the trace is durable before the request leaves, and stands
 * until the record is removed. A contact is quiet: an address nobody can receive at (`.invalid` never
 * resolves: RFC 2606) and no contact on any channel, in the one request that makes it.
 */
import type { WriteAnswer } from '../connectors/connector.ts';
import type { ContactDesired } from '../connectors/highlevel/contact-body.ts';
import type { CustomFieldDesired } from '../connectors/highlevel/custom-fields.ts';
import type { ProbeKind } from '../ledger/probe-stores.ts';
import { type Channel, channels } from '../model/contact.ts';
import type { CustomFieldType } from '../model/custom-field.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { DestinationCustomField } from '../model/location.ts';
import type { ProbeTools } from './probe-question.ts';

interface Trace {
  readonly kind: ProbeKind;
  readonly name: string;
  readonly parentId?: string;
}

/** Journals the intent, makes the record, journals its id. A refusal leaves no trace. */
export async function make<Found>(
  { traces }: Pick<ProbeTools, 'traces'>,
  trace: Trace,
  create: () => Promise<WriteAnswer<Found>>,
): Promise<WriteAnswer<Found>> {
  const id = await traces.intend(trace);
  const answer = await create();
  if (answer.kind === 'done') await traces.made(id, answer.id);
  if (answer.kind === 'refused' || answer.kind === 'exists') await traces.gone(id);
  return answer;
}

/** The address of a probe's contact. */
export function addressOf(mark: string, n = 1): string {
  return `${mark}-${n}@example.invalid`;
}

export function makeContact(
  tools: ProbeTools,
  { fields = {}, custom = {}, tags = [] }: Partial<Pick<ContactDesired, 'fields' | 'custom' | 'tags'>> = {},
  n = 1,
  restricted: readonly Channel[] = channels,
): Promise<WriteAnswer<DestinationContact>> {
  const { destination, send, mark } = tools;
  const email = fields.email ?? addressOf(mark, n);
  return make(tools, { kind: 'contact', name: email.toLowerCase() }, () =>
    destination.contacts.create(send, {
      locationId: destination.locationId,
      fields: { firstName: 'Landfall', lastName: 'probe', ...fields, email },
      custom,
      tags,
      restricted,
    }),
  );
}

/** A custom field of contacts, named after the question. */
export function makeField(
  tools: ProbeTools,
  dataType: CustomFieldType,
  options: readonly string[] = [],
): Promise<WriteAnswer<DestinationCustomField>> {
  const { destination, send, mark } = tools;
  const desired: CustomFieldDesired = { name: mark, dataType, options };
  return make(tools, { kind: 'contact-field', name: mark }, () =>
    destination.customFields.create(send, desired),
  );
}

/** A tag that comes to be with the contact it is put on: removed like any other. */
export async function expectTag({ traces }: ProbeTools, name: string): Promise<void> {
  await traces.intend({ kind: 'tag', name });
}
