/**
 * Compiles a field map into the function that turns entities into contacts as HighLevel will hold them.
 *
 * Invariants: every non-empty cell of the entity, superseded ones included, has exactly one fate, so
 * the sums hold; every altered, doubtful or dropped value is an issue; the same entity always maps to
 * the same record. The map's status does not matter here: whether it is confirmed is for the plan.
 */
import { LandfallError } from '../errors.ts';
import type { CellFate } from '../model/cell-fate.ts';
import { type MappedContact, markerFieldKey } from '../model/contact.ts';
import type { Entity } from '../model/entity.ts';
import { type ColumnMap, columnsOf, type FieldMap } from '../model/field-map.ts';
import type { Issue } from '../model/issue.ts';
import { readStamp } from '../model/read-stamp.ts';
import { companyClues } from './company-clues.ts';
import { compileColumn } from './compile-column.ts';
import { compilePhone } from './compile-phone.ts';
import { createConsentStep } from './consent-step.ts';
import { createFindEmptied } from './find-emptied.ts';
import { archiveSuperseded, carryCell, createTimeContext, requireCountry } from './mapping-context.ts';
import { addFindings, type RecordDraft, type Step, startDraft } from './record-draft.ts';
import { resolveCountry } from './transforms/resolve-country.ts';
import { findMapProblem } from './validate-map.ts';

export interface MappingContext {
  /** ISO-2, for phones without a dialling code. */
  readonly defaultCountry: string;
  /** IANA name of the zone Kartra's stamps are in. */
  readonly timeZone: string;
  readonly emailConsent: 'rule-table' | 'strict';
  /** Whether written consent in a column can open text messages, WhatsApp and calls. */
  readonly phoneConsent: 'off' | 'by-evidence';
  /** Whether a tag such as "do not email" is evidence of an opt-out or a tag like any other. */
  readonly suppressionTags: 'evidence' | 'ordinary';
  /** The exports have a column of lists at all. */
  readonly hasLists: boolean;
}

export interface MappedRecord {
  readonly contact: MappedContact;
  readonly issues: readonly Issue[];
  readonly cells: readonly CellFate[];
}

export type Mapper = (entity: Entity) => MappedRecord;

const joinedColumn = 'date_joined';

/**
 * @throws LandfallError `map-invalid` for a map that breaks a rule, `config-invalid` for a country or
 * a time zone that does not exist
 * @example const mapped = compileMapper(map, context)(entity).contact.fields.phone // '+14155552671'
 */
export function compileMapper(accountMap: FieldMap, context: MappingContext): Mapper {
  const problem = findMapProblem(accountMap);
  if (problem !== null) {
    const { value, rule, remedy } = problem;
    throw new LandfallError('map-invalid', `The field map: ${problem.message}`, { value, rule, remedy });
  }
  const map: FieldMap = { ...accountMap, columns: columnsOf(accountMap, 'contact') };
  const countryOf = createCountryOf(map);
  const steps = compileSteps(map, context, countryOf);
  const findEmptied = createFindEmptied(map.columns);
  const decideConsent = createConsentStep(map, context);
  const joinedOrder = slashOrderOf(map.columns.find((column) => column.column === joinedColumn));

  return (entity) => {
    const draft = startDraft(entity);
    draft.custom[markerFieldKey] = entity.marker;
    for (const [column, text] of Object.entries(entity.columns)) carryCell(column, text, draft, steps);
    for (const [column, texts] of Object.entries(entity.superseded)) archiveSuperseded(column, texts, draft);
    const restricted = decideConsent(draft, countryOf(draft));
    if (draft.fields.email === undefined && draft.fields.phone === undefined) {
      addFindings(draft, null, [{ code: 'no-email-or-phone', severity: 'warning', before: '', after: null }]);
    }
    const joined = readStamp(entity.columns[joinedColumn] ?? '', joinedOrder);
    const emptied = findEmptied(draft);
    const contact: MappedContact = {
      externalId: entity.marker,
      fields: draft.fields,
      custom: draft.custom,
      tags: [...draft.tags.keys()].sort(),
      restricted,
      company: companyClues(draft.fields),
      joined: joined === null ? null : [joined.date, joined.time].filter((part) => part !== null).join(' '),
      ...(emptied.length === 0 ? {} : { emptied }),
    };
    return { contact, issues: draft.issues, cells: draft.cells };
  };
}

type CountryOf = (draft: RecordDraft) => string | null;

function compileSteps(
  map: FieldMap,
  context: MappingContext,
  countryOf: CountryOf,
): ReadonlyMap<string, Step> {
  const defaultCountry = requireCountry(context.defaultCountry);
  const time = createTimeContext(context.timeZone);
  const steps = new Map<string, Step>();
  for (const column of map.columns) {
    const { target } = column;
    if (target.kind === 'part') continue;
    if (target.kind !== 'field' || target.field !== 'phone') {
      steps.set(column.column, compileColumn(column, time));
      continue;
    }
    const part = map.columns.find(
      (other) => other.target.kind === 'part' && other.target.of === column.column,
    );
    const { phone, code } = compilePhone(column, part ?? null, defaultCountry, countryOf);
    steps.set(column.column, phone);
    if (part !== undefined && code !== null) steps.set(part.column, code);
  }
  return steps;
}

/** The contact's own country: from the column that goes there, else from the one the preset knows. */
function createCountryOf(map: FieldMap): CountryOf {
  const mapped = map.columns.find(({ target }) => target.kind === 'field' && target.field === 'country');
  const column = mapped?.column ?? 'country';
  return (draft) => {
    const text = draft.entity.columns[column];
    return text === undefined ? null : resolveCountry(text);
  };
}

function slashOrderOf(column: ColumnMap | undefined): 'day-first' | 'month-first' | null {
  if (column?.transform === 'date-dmy') return 'day-first';
  return column?.transform === 'date-mdy' ? 'month-first' : null;
}
