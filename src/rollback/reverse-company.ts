/** Companies: one we created is deleted once nobody belongs to it; a website or a name
 * we gave one is put back, unless somebody changed it since. */
import type { ReadAnswer } from '../connectors/connector.ts';
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
  const read = await readCompany(id, look);
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
  const read = await readCompany(id, look);
  if (read.kind === 'absent') return goneAlready;
  if (read.kind === 'failed') return cannotLook(read.note);
  const before = operation.beforeImage as unknown as DestinationCompany | null;
  if (before === null) return settled('errored', 'what stood there before is not on record');
  const restored: { name?: string; website?: string } = {};
  const left: string[] = [];
  for (const { field, after } of operation.changes) {
    if (field !== 'name' && field !== 'website') continue;
    const [was, now] = [before[field] ?? '', read.record[field] ?? ''];
    if (now === was) continue;
    if (now === after) restored[field] = was;
    else left.push(field);
  }
  const outcome =
    left.length === 0
      ? ({ bucket: 'reversed', reason: null } as const)
      : ({ bucket: 'kept', reason: `changed since: ${left.join(', ')}` } as const);
  if (Object.keys(restored).length === 0) return { kind: 'settled', outcome };
  return undo(
    (send) => look.destination.companies.update(send, id, restored),
    (pages) => pages.keep(id, { ...read.record, ...restored }),
    outcome,
  );
}

async function readCompany(id: string, look: Look): Promise<ReadAnswer<DestinationCompany>> {
  const pretended = look.pretended(id) as DestinationCompany | undefined;
  if (pretended !== undefined) return { kind: 'found', record: pretended };
  return look.destination.companies.read(look.send, id);
}
