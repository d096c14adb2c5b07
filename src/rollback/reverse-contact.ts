/**
 * A contact we created is deleted, unless somebody made it theirs: edited, tagged, linked or opted out since, or
 * with conversations, notes, tasks, appointments, opportunities or access to courses that this rollback does not take
 * away. Deletion cannot be undone in full, so in doubt it stays. (HighLevel, contacts: conversations, notes and tasks
 * of a deleted contact are not restored with it.)
 */
import { compareCustom, compareField, missingTags } from '../model/compare-field.ts';
import type { ContactFieldName } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import { asExpectedContact, type ExpectedContact, heldTagsId } from '../model/expected-contact.ts';
import { asExpectedFiles, filesFieldKey, filesId, readFileField } from '../model/expected-files.ts';
import type { Operation } from '../model/journal.ts';
import {
  cannotLook,
  goneAlready,
  type Look,
  type ReversalKind,
  settled,
  undo,
  type Verdict,
} from './reversal-kind.ts';
import { withoutPutBack } from './without-put-back.ts';

export const reverseContact: Pick<ReversalKind, 'judge'> = { judge };

async function judge(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const read = await look.contact(id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const standingOf = (field: string) =>
    field.startsWith('custom.')
      ? read.record.custom[look.fields.get(field.slice('custom.'.length))?.id ?? '']
      : read.record.fields[field as ContactFieldName];
  const differing = await editsOf(operation, read.record, look);
  const edits = await withoutPutBack(operation, differing, standingOf, look);
  if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
  const uses = look.usesOf(id);
  if (uses.length > 0) return settled('kept', `used since: ${uses.join(', ')}`);
  if (look.unseen.length > 0)
    return settled('errored', `nobody can tell whether it is in use: ${look.unseen.join('; ')}`);
  return undo(
    (send) => look.destination.contacts.remove(send, id),
    (pages) => pages.removeContact(id),
  );
}

/** Names of what is no longer as we wrote it. */
async function editsOf(
  operation: Operation,
  now: DestinationContact,
  look: Look,
): Promise<readonly string[]> {
  const expected = asExpectedContact(operation.expected);
  return [
    ...fieldEdits(expected, now),
    ...customEdits(expected, now, look, await filesOf(operation, look)),
    ...(await tagEdits(operation, expected, now, look)),
    ...restrictionEdits(expected, now),
    ...(await companyEdits(expected, now, look)),
    ...(now.additionalEmails.length > 0 ? ['additional e-mails'] : []),
    ...(now.additionalPhones.length > 0 ? ['additional phones'] : []),
  ];
}

function fieldEdits({ fields, company }: ExpectedContact, now: DestinationContact): readonly string[] {
  const names = new Set([...Object.keys(fields), ...Object.keys(now.fields)] as ContactFieldName[]);
  return [...names].filter((name) => {
    const wanted = fields[name];
    if (wanted !== undefined)
      return compareField(name, wanted, now.fields[name], now.namesExact).comparison === 'different';
    // HighLevel may write a company's name along with the link to it.
    return !(name === 'companyName' && company !== null);
  });
}

/** Keys of the files we put into the file field. */
async function filesOf({ externalId }: Operation, look: Look): Promise<ReadonlySet<string>> {
  const id = filesId(externalId);
  const put = (await look.find([id])).get(id) ?? [];
  return new Set(
    put.flatMap(({ operation }) => asExpectedFiles(operation.expected).files.map(({ key }) => key)),
  );
}

function customEdits(
  { custom }: ExpectedContact,
  now: DestinationContact,
  look: Look,
  files: ReadonlySet<string>,
): readonly string[] {
  const ours = new Set<string>();
  const field = look.fields.get(filesFieldKey)?.id ?? '';
  if ([...readFileField(now.custom[field]).keys()].every((key) => files.has(key))) ours.add(field);
  const changed = Object.entries(custom).filter(([key, value]) => {
    const field = look.fields.get(key);
    if (field === undefined) return false;
    ours.add(field.id);
    return compareCustom(field.dataType, value, now.custom[field.id]).comparison === 'different';
  });
  const added = Object.keys(now.custom).filter((id) => !ours.has(id));
  return [
    ...changed.map(([key]) => key),
    ...(added.length === 0 ? [] : [`${added.length} more custom field${added.length === 1 ? '' : 's'}`]),
  ];
}

/** Tags given by a release of ours count as ours. */
async function tagEdits(
  { externalId }: Operation,
  { tags }: ExpectedContact,
  now: DestinationContact,
  look: Look,
): Promise<readonly string[]> {
  const heldId = heldTagsId(externalId);
  const held = (await look.find([heldId])).get(heldId) ?? [];
  const ours = [...tags, ...held.flatMap(({ operation }) => (operation.expected as { tags: string[] }).tags)];
  const added = missingTags(now.tags, ours);
  const gone = missingTags(tags, now.tags);
  return added.length + gone.length === 0 ? [] : ['tags'];
}

/** An opt-out given since is never undone, so whoever gave one stays. Search does not show them. */
function restrictionEdits({ restricted }: ExpectedContact, now: DestinationContact): readonly string[] {
  if (now.restricted === null) return [];
  const ours = new Set(restricted);
  const since = now.restricted.filter((channel) => !ours.has(channel));
  const standing = new Set(now.restricted);
  const lifted = restricted.filter((channel) => !standing.has(channel));
  return [
    ...(since.length === 0 ? [] : ['opted out']),
    ...(lifted.length === 0 ? [] : ['do-not-disturb switched off']),
  ];
}

async function companyEdits(
  { company }: ExpectedContact,
  now: DestinationContact,
  look: Look,
): Promise<readonly string[]> {
  if (now.companyId === null) return [];
  if (company === null) return ['company'];
  const ids = await look.idsOf([company]);
  return ids[company] === now.companyId ? [] : ['company'];
}
