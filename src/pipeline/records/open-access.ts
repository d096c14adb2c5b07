/** Reads who has access to which memberships: for the people of a batch, and for the whole account. */
import type { Ledger } from '../../ledger/ledger.ts';
import { compileRecord } from '../../mapping/compile-record.ts';
import { createNameTags } from '../../mapping/name-tags.ts';
import { mergeAccess } from '../../mapping/records/access.ts';
import type { Access } from '../../model/access.ts';
import type { Entity } from '../../model/entity.ts';
import type { RecordPlanning } from './record-context.ts';
import { mapContext } from './record-context.ts';

export type AccessPlanning = Pick<RecordPlanning, 'map' | 'choices'> & { readonly ledger: Ledger };

/** @returns for people, a function from a person's entity id to their access */
export async function openAccess(
  planning: AccessPlanning,
): Promise<(people: readonly Entity[]) => Promise<(id: number) => readonly Access[]>> {
  const { ledger, map } = planning;
  const readRows = await openRows(planning);
  const hasRows = (await ledger.entities.count('membership')) > 0;
  const hasApi = (await ledger.witness.reading()) !== null;
  const nameTags = hasRows || hasApi ? null : createNameTags(map, 'contact');
  return async (people) => {
    const ids = people.map(({ id }) => id);
    const rows = hasRows
      ? await ledger.entities.belongingTo('membership', ids)
      : new Map<number, readonly Entity[]>();
    const leads = hasApi
      ? await ledger.witness.leads(people.map(({ marker }) => marker))
      : new Map<string, never>();
    const byId = new Map(people.map((person) => [person.id, person]));
    return (id) => {
      const person = byId.get(id);
      if (person === undefined) return [];
      const lead = leads.get(person.marker);
      const record = lead?.outcome === 'read' ? lead.record : null;
      return mergeAccess(person.marker, {
        exported: readRows(rows.get(id) ?? []),
        api:
          record == null || lead === undefined
            ? null
            : { memberships: record.memberships, readAt: lead.readAt },
        tags: (nameTags?.(person) ?? []).filter(({ prefix }) => prefix === '').map(({ name }) => name),
      });
    };
  };
}

/** Everybody's, person by person; then rows of people nobody knows. */
export async function* readAccess(planning: AccessPlanning): AsyncGenerator<readonly Access[]> {
  const { ledger } = planning;
  const accessOfBatch = await openAccess(planning);
  for await (const people of ledger.entities.all('contact')) {
    const accessOf = await accessOfBatch(people);
    const access = people.flatMap(({ id }) => accessOf(id));
    if (access.length > 0) yield access;
  }
  const readRows = await openRows(planning);
  for await (const batch of ledger.entities.all('membership')) {
    const orphans = batch.filter(({ contact }) => contact === null || contact === undefined);
    const access = orphans.flatMap((entity) =>
      mergeAccess(null, { exported: readRows([entity]), api: null, tags: [] }),
    );
    if (access.length > 0) yield access;
  }
}

async function openRows({ ledger, ...planning }: AccessPlanning) {
  const carry = compileRecord(planning.map, 'membership', mapContext(planning));
  const files = new Map((await ledger.staging.files()).map(({ name, exportedAt }) => [name, exportedAt]));
  return (rows: readonly Entity[]) =>
    rows.map((entity) => ({
      entity,
      carried: carry(entity),
      // A file that is gone is older than any look.
      exportedAt: files.get(entity.origin.file) ?? 0,
    }));
}
