/**
 * A plan as text, one operation a line, in the manner of Terraform: `+` create, `~` update with old → new
 * per field, `=` what stands and is not replaced, `!` to do by hand, `-` left out. Records that are right
 * already are only counted.
 */
import { asExpectedAppointment, asExpectedTask } from '../model/expected-calendar.ts';
import type { ExpectedContact } from '../model/expected-contact.ts';
import { asExpectedFiles, asExpectedMedia } from '../model/expected-files.ts';
import {
  asExpectedNote,
  asExpectedOpportunity,
  asExpectedRecord,
  asExpectedRelation,
} from '../model/expected-record.ts';
import type { Operation } from '../model/journal.ts';
import type { Json } from '../model/json.ts';
import type { ObjectKind } from '../model/plan.ts';
import { objectWords } from './words.ts';

/** The lines of one operation; none when nothing happens to it. */
export function operationLines(operation: Operation): readonly string[] {
  const name = `${operation.object} ${operation.externalId}`;
  switch (operation.action) {
    case 'create':
      return [`+ ${name}  ${describe(operation)}`];
    case 'update':
      return [
        `~ ${name}`,
        ...operation.changes.map(
          ({ field, before, after, words }) =>
            `    ${field}: ${show(words?.before ?? before)} → ${show(words?.after ?? after)}`,
        ),
        ...keptLines(operation),
      ];
    case 'manual':
      return [`! ${name}  ${operation.reason ?? ''}`];
    case 'skip':
      return [`- ${name}  left out: ${operation.reason ?? ''}`];
    case 'unchanged':
      return operation.kept.length === 0 ? [] : [`= ${name}`, ...keptLines(operation)];
  }
}

/** What stands there and is not replaced, beside what Kartra has. */
function keptLines(operation: Operation): readonly string[] {
  return operation.kept.map(
    ({ field, before, after, words }) =>
      `    ${field}: ${show(words?.before ?? before)} stays (Kartra: ${show(words?.after ?? after)})`,
  );
}

/** The whole plan, streamed: what `reports/plan-<target>.txt` holds. */
export async function* planText(operations: AsyncIterable<readonly Operation[]>): AsyncGenerator<string> {
  let object = '';
  for await (const batch of operations) {
    const lines: string[] = [];
    for (const operation of batch) {
      if (operation.object !== object) {
        object = operation.object;
        lines.push('', `# ${objectWords[object] ?? object}`);
      }
      lines.push(...operationLines(operation));
    }
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
}

/** Kinds of operation whose line says more than a name. */
const describers: Readonly<Partial<Record<ObjectKind, (expected: Json) => string>>> = {
  contact: (expected) => describePerson(expected as unknown as ExpectedContact),
  opportunity: describeOpportunity,
  order: describeOpportunity,
  subscription: describeOpportunity,
  'order-record': describeRecord,
  'subscription-record': describeRecord,
  'membership-record': describeRecord,
  'affiliate-record': describeRecord,
  'order-link': describeRelation,
  'subscription-link': describeRelation,
  'membership-link': describeRelation,
  'affiliate-link': describeRelation,
  appointment: describeAppointment,
  'appointment-note': describeNote,
  'appointment-task': describeTask,
  'appointment-deal': describeOpportunity,
  note: describeNote,
  'history-note': describeNote,
  attachment: describeFiles,
  'media-file': (expected) => `${asExpectedMedia(expected).contact} · ${asExpectedMedia(expected).name}`,
};

function describe(operation: Operation): string {
  return describers[operation.object]?.(operation.expected) ?? describeNamed(operation);
}

function describeOpportunity(expected: Json): string {
  const { name, pipeline, stage, status, amount } = asExpectedOpportunity(expected);
  return `"${name}" · ${pipeline} → ${stage} · ${status}${amount === null ? '' : ` · ${amount}`}`;
}

function describeRecord(expected: Json): string {
  const { object, properties } = asExpectedRecord(expected);
  return `${object} · ${Object.keys(properties).length} fields`;
}

function describeRelation(expected: Json): string {
  const { record, contact } = asExpectedRelation(expected);
  return `${record} → ${contact}`;
}

function describeFiles(expected: Json): string {
  const { contact, files } = asExpectedFiles(expected);
  return `${contact} · ${files.map(({ fileName }) => fileName).join(', ')}`;
}

function describeAppointment(expected: Json): string {
  const { contact, title, startTime, status } = asExpectedAppointment(expected);
  return `${contact} · "${title}" · ${startTime} · ${status}`;
}

function describeTask(expected: Json): string {
  const { contact, title, dueDate } = asExpectedTask(expected);
  return `${contact} · "${title}" · due ${dueDate}`;
}

function describeNote(expected: Json): string {
  const { contact, body } = asExpectedNote(expected);
  return `${contact} · ${body?.split('\n', 1)[0] ?? ''}`;
}

function describePerson({ fields, custom, tags, restricted }: ExpectedContact): string {
  const name = [fields.firstName, fields.lastName].filter(Boolean).join(' ');
  const parts = [
    name === '' ? '(no name)' : name,
    `${Object.keys(fields).length + Object.keys(custom).length} fields`,
    `${tags.length} tags`,
    restricted.length === 0 ? 'may be contacted' : `no ${restricted.join(', ')}`,
  ];
  return parts.join(' · ');
}

function describeNamed(operation: Operation): string {
  const { name, title, singular, key, dataType, stages } = operation.expected as {
    name?: string;
    title?: string;
    singular?: string;
    key?: string;
    dataType?: string;
    stages?: readonly string[];
  };
  if (stages !== undefined) return `"${name ?? ''}" ${stages.join(' → ')}`;
  const renamed = operation.reason === null ? '' : `  (${operation.reason})`;
  return `"${name ?? title ?? singular ?? key ?? ''}"${dataType === undefined ? '' : ` ${dataType}`}${renamed}`;
}

function show(value: Json): string {
  if (value === null || value === '') return '(empty)';
  return JSON.stringify(value);
}
