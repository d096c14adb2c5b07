/** What becomes, in HighLevel, of a cell Kartra emptied: in the words of the list a person reads. Pure. */
import { type ContactFieldName, createOnlyFields } from '../model/contact.ts';
import type { EntityKind } from '../model/entity.ts';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';

const follows = 'emptied where it stands as we wrote it; where somebody changed it, you are asked';
const inText =
  'taken out of the text where it stands as we wrote it; where somebody edited it, you are asked';
const nowhere = 'in no field of HighLevel: it was kept in your archive only';
const identity = 'stays: it says which record this is, or whose';
const reaches = 'stays: people are found and reached by it';
const onlyWhenMade = 'stays: HighLevel takes it only when a person is added';
const fixed = 'stays: HighLevel lets no program take it away again';
const billed = `${follows}; the closing date of an opportunity stays, which no program can take away`;
const hosted = 'stays: HighLevel lets no program take the host of a booking away';
const untimed = 'stays: a booking needs a time';
const unworded = 'stays: a note without a text would say nothing';
const unknown = 'shown as unknown where it stands as we wrote it';
const fallsBack = 'becomes what stands for none, unless somebody changed it: then you are asked';

/** Fields that do not simply follow, by kind of record. (HighLevel: bodies of the update calls.) */
const exceptions: { readonly [kind in EntityKind]?: Readonly<Record<string, string>> } = {
  contact: {
    email: reaches,
    phone: reaches,
    ...(Object.fromEntries(createOnlyFields.map((name) => [name, onlyWhenMade])) satisfies {
      readonly [name in ContactFieldName]?: string;
    }),
  },
  deal: {
    monetaryValue: fixed,
    closeDate: fixed,
    name: fallsBack,
    pipeline: fallsBack,
    pipelineStage: fallsBack,
    status: fallsBack,
    'link:company': follows,
  },
  subscription: { nextBillingDate: billed },
  appointment: { startTime: untimed, assignedTo: hosted, location: follows },
  membership: { name: identity, level: identity, active: unknown },
  note: { body: unworded },
};

/** Kinds whose records stand in HighLevel as a text that is put together anew. */
const asText: ReadonlySet<EntityKind> = new Set([
  'appointment',
  'note',
  'activity',
  'form-answer',
  'survey-answer',
]);

/** Kinds nothing of which is written to HighLevel: companies there are made of what people name as theirs. */
const neverWritten: ReadonlySet<EntityKind> = new Set(['company', 'list', 'tag', 'inventory-item']);

/** @returns for the column of one kind of record: what becomes of a cell of it that was emptied */
export function tellEmptied(map: Pick<FieldMap, 'columns'>): (kind: EntityKind, column: string) => string {
  const columns = new Map(map.columns.map((one) => [`${one.object}\n${one.column}`, one]));
  return (kind, column) => {
    if (neverWritten.has(kind)) return nowhere;
    // Payments are read from their own columns, not by the map.
    if (kind === 'transaction') return follows;
    const known = columns.get(`${kind}\n${column}`);
    return known === undefined ? nowhere : fateOf(kind, known);
  };
}

function fateOf(kind: EntityKind, { target }: ColumnMap): string {
  const usual = asText.has(kind) ? inText : kind === 'calendar' ? fallsBack : follows;
  switch (target.kind) {
    case 'archive':
      return nowhere;
    case 'marker':
      return identity;
    case 'link':
      return exceptions[kind]?.[`link:${target.to}`] ?? identity;
    case 'field':
      return exceptions[kind]?.[target.field] ?? usual;
    case 'part':
      return exceptions[kind]?.[target.of] ?? usual;
    case 'tags':
    case 'tag':
      return 'the tags it gave are taken away, unless something else gives them';
    case 'custom':
      return usual;
  }
}
