/** Companies: one we created is deleted once nobody belongs to it; a website we filled in is emptied again. */
import type { DestinationCompany, ExpectedCompany } from '../model/company.ts';
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

export const reverseCompany: ReversalKind = {
  judge: (operation, look) =>
    operation.action === 'create' ? judgeCreated(operation, look) : judgeCompleted(operation, look),
};

async function judgeCreated(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const read = await look.destination.companies.read(look.send, id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const expected = operation.expected as unknown as ExpectedCompany;
  const edits = (['name', 'website', 'description'] as const).filter(
    (field) => (read.record[field] ?? '') !== (expected[field] ?? ''),
  );
  if (edits.length > 0) return settled('kept', `changed since: ${edits.join(', ')}`);
  const people = look.schema.companies.get(id) ?? 0;
  if (people > 0) return settled('kept', `used since: people belong to it`);
  const uses = look.usesOf(id);
  if (uses.length > 0) return settled('kept', `used since: ${uses.join(', ')}`);
  return undo((send) => look.destination.companies.remove(send, id));
}

async function judgeCompleted(operation: Operation, look: Look): Promise<Verdict> {
  const id = operation.destinationId ?? '';
  const read = await look.destination.companies.read(look.send, id);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const before = (operation.beforeImage as unknown as DestinationCompany | null)?.website ?? '';
  const { website: wrote } = operation.expected as { website: string };
  const now = read.record.website ?? '';
  if (now === before) return settled('reversed', null);
  if (now !== wrote) return settled('kept', 'changed since: website');
  return undo((send) => look.destination.companies.update(send, id, { website: before }));
}
