/**
 * One record of the plan beside its row in a file somebody exported from HighLevel. What a file does not show (closed
 * channels, the link to a company, a column that was not exported, a date in a form of the page) is named as not
 * proven, and never counted as right.
 */
import type { ExportedRow } from '../../connectors/highlevel/csv/read-export.ts';
import { plainName } from '../../connectors/highlevel/csv/read-export.ts';
import type { ExpectedCompany } from '../../model/company.ts';
import { compareCustom, compareField, missingTags } from '../../model/compare-field.ts';
import type { ContactFieldName, CustomValue } from '../../model/contact.ts';
import { asExpectedContact } from '../../model/expected-contact.ts';
import { asExpectedOpportunity } from '../../model/expected-record.ts';
import { movedFields, type Operation } from '../../model/journal.ts';
import type { FieldComparison } from '../../model/verification.ts';

export interface ComparedRow {
  readonly comparisons: readonly FieldComparison[];
  /** Fields the file cannot prove. */
  readonly unproved: readonly string[];
}

/** A custom field by its key: what its column is called, and its type. */
export type CustomColumns = ReadonlyMap<string, { readonly name: string; readonly dataType: string }>;

/** Plain names of the columns a standard field may stand under. */
const columnsOf: Readonly<Record<ContactFieldName, readonly string[]>> = {
  firstName: ['firstname'],
  lastName: ['lastname'],
  email: ['email', 'emailaddress'],
  phone: ['phone', 'phonenumber'],
  companyName: ['businessname', 'companyname', 'company'],
  address1: ['streetaddress', 'address', 'address1'],
  city: ['city'],
  state: ['state'],
  postalCode: ['postalcode', 'zip', 'zipcode'],
  country: ['country'],
  website: ['website'],
  timezone: ['timezone'],
  source: ['contactsource', 'source'],
  dateOfBirth: ['dateofbirth', 'dob', 'birthday'],
};

export function compareContactRow(
  operation: Operation,
  row: ExportedRow,
  columns: ReadonlySet<string>,
  custom: CustomColumns,
): ComparedRow {
  const expected = asExpectedContact(operation.expected);
  const compared = collect(movedFields(operation.note), row, columns);
  for (const [name, value] of Object.entries(expected.fields) as [ContactFieldName, string][])
    compared.field(name, columnsOf[name], value, (cell) => compareField(name, value, cell));
  compared.custom(expected.custom, custom);
  if (expected.tags.length > 0)
    compared.field('tags', ['tags'], expected.tags.join(', '), (cell) => ({
      comparison: missingTags(expected.tags, splitList(cell)).length === 0 ? 'equal' : 'different',
      normaliser: null,
    }));
  if (expected.company !== null) compared.unproved('company');
  for (const channel of expected.restricted) compared.unproved(`dnd.${channel}`);
  return compared.result();
}

export function compareCompanyRow(
  operation: Operation,
  row: ExportedRow,
  columns: ReadonlySet<string>,
): ComparedRow {
  const { name, website } = operation.expected as unknown as ExpectedCompany;
  const compared = collect(movedFields(operation.note), row, columns);
  compared.exact('name', ['companyname', 'name'], name);
  if (website !== null) compared.exact('website', ['website'], website);
  return compared.result();
}

/** @param contactId of its person at the location */
export function compareOpportunityRow(
  operation: Operation,
  row: ExportedRow,
  columns: ReadonlySet<string>,
  custom: CustomColumns,
  contactId: string | undefined,
): ComparedRow {
  const expected = asExpectedOpportunity(operation.expected);
  const left = new Set([...(expected.left ?? []), ...movedFields(operation.note)]);
  const compared = collect(left, row, columns);
  compared.exact('person', ['contactid'], contactId ?? '');
  compared.exact('name', ['opportunityname', 'name'], expected.name);
  compared.lowerCase('pipeline', ['pipeline', 'pipelinename'], expected.pipeline);
  compared.lowerCase('stage', ['stage', 'stagename', 'pipelinestage'], expected.stage);
  compared.lowerCase('status', ['status'], expected.status);
  const { amount } = expected;
  if (amount !== null)
    compared.field('amount', ['leadvalue', 'value', 'monetaryvalue'], String(amount), (cell) =>
      compareCustom('NUMERICAL', amount, cell.replaceAll(/[^\d.-]/gu, '')),
    );
  // Names in the file, ids in the plan.
  if (expected.ownerId !== null) compared.unproved('owner');
  if (expected.lostReasonId !== null) compared.unproved('lostReason');
  if (expected.closeDate !== null) compared.unproved('closeDate');
  compared.custom(expected.custom, custom);
  return compared.result();
}

type Compared = Pick<FieldComparison, 'comparison' | 'normaliser'>;

function collect(left: ReadonlySet<string>, { cells }: ExportedRow, columns: ReadonlySet<string>) {
  const comparisons: FieldComparison[] = [];
  const unproved: string[] = [];
  const field = (
    name: string,
    under: readonly string[],
    expected: string,
    compare: (cell: string) => Compared | null,
  ): void => {
    if (left.has(name)) return;
    const column = under.find((one) => columns.has(one));
    const cell = column === undefined ? undefined : (cells[column] ?? '');
    const compared = cell === undefined ? null : compare(cell);
    if (compared === null) unproved.push(name);
    else comparisons.push({ field: name, ...compared, expected, actual: cell ?? '' });
  };
  const equalWhen = (isEqual: boolean): Compared => ({
    comparison: isEqual ? 'equal' : 'different',
    normaliser: null,
  });
  return {
    field,
    unproved: (name: string): void => void (left.has(name) || unproved.push(name)),
    exact: (name: string, under: readonly string[], expected: string): void =>
      field(name, under, expected, (cell) => equalWhen(cell.trim() === expected.trim())),
    lowerCase: (name: string, under: readonly string[], expected: string): void =>
      field(name, under, expected, (cell) =>
        equalWhen(cell.trim().toLowerCase() === expected.trim().toLowerCase()),
      ),
    custom(values: Readonly<Record<string, CustomValue>>, known: CustomColumns): void {
      for (const [key, value] of Object.entries(values)) {
        const { name, dataType } = known.get(key) ?? { name: '', dataType: 'TEXT' };
        field(`custom.${key}`, [plainName(name)], String(value), (cell) =>
          compareCell(dataType, value, cell),
        );
      }
    },
    result: (): ComparedRow => ({ comparisons, unproved }),
  };
}

/** Null for a date in a form that says neither year nor order: it proves nothing. */
function compareCell(dataType: string, expected: CustomValue, cell: string): Compared | null {
  if (Array.isArray(expected)) {
    if (cell === expected.join(',')) return { comparison: 'equal', normaliser: null };
    return compareCustom(dataType, expected, splitList(cell));
  }
  if (dataType === 'DATE' && cell !== '' && !/^\d{4}-\d{2}-\d{2}|^\d{12,13}$/u.test(cell)) return null;
  return compareCustom(dataType, expected, cell);
}

const splitList = (cell: string): readonly string[] =>
  cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
