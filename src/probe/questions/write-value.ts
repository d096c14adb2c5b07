/** Writes one value into a new custom field of a new contact and reads it back. */
import type { CustomValue } from '../../model/contact.ts';
import type { CustomFieldType } from '../../model/custom-field.ts';
import { makeContact, makeField } from '../make-records.ts';
import { type Finding, notAnswered, type ProbeTools } from '../probe-question.ts';

/** @param describe what the value read back says; null stands for no value */
export async function writeValue(
  tools: ProbeTools,
  field: { readonly dataType: CustomFieldType; readonly options?: readonly string[] },
  value: CustomValue,
  describe: (read: CustomValue | null) => string,
): Promise<Finding> {
  const { destination, send } = tools;
  const made = await makeField(tools, field.dataType, field.options);
  if (made.kind !== 'done') return notAnswered('a field could not be made', made);
  const contact = await makeContact(tools);
  if (contact.kind !== 'done') return notAnswered('a contact could not be made', contact);
  const written = await destination.contacts.update(send, contact.id, { custom: { [made.id]: value } });
  if (written.kind === 'refused') return { answer: 'refused', read: `status ${written.status}` };
  if (written.kind !== 'done') return notAnswered('the value could not be written', written);
  const read = await destination.contacts.read(send, contact.id);
  if (read.kind !== 'found') return notAnswered('the contact could not be read', read);
  const standing = read.record.custom[made.id] ?? null;
  return {
    answer: describe(standing),
    read: `${JSON.stringify(value)} reads back as ${JSON.stringify(standing)}`,
  };
}
