/** A note of the source as the notes it becomes: its date and author open the text, every further column follows it. */
import type { Entity } from '../../model/entity.ts';
import { withoutBlanks } from '../../model/reference-line.ts';
import type { CarriedRecord } from '../compile-record.ts';
import { type NoteText, writeNotes } from './note-text.ts';

/** @returns none where the row has no text */
export function readNote(entity: Entity, { fields, custom }: CarriedRecord): readonly NoteText[] {
  const extras = Object.entries(custom).map(([key, value]) => `${key}: ${String(value)}`);
  const text = [fields.body ?? '', ...extras].filter((part) => part !== '').join('\n\n');
  if (text === '') return [];
  const author = fields.author === undefined ? '' : ` by ${fields.author}`;
  return writeNotes(
    withoutBlanks(entity.marker),
    `Kartra note of ${showInstant(fields.createdAt)}${author}`,
    text,
  );
}

/** `2024-03-10T14:05:00-04:00` → `2024-03-10 14:05:00 -04:00` */
export function showInstant(instant: string | undefined): string {
  return instant === undefined
    ? 'an unknown day'
    : instant.replace('T', ' ').replace(/([+-]\d\d:\d\d)$/u, ' $1');
}
