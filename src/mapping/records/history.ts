/**
 * What a person did and answered, as dated lines of one note: HighLevel has no call that takes such a record, and
 * none of Kartra's exports holds the text of a message or a call, so a line with its date is all there is to carry
 * (R32, R33).
 */
import type { Entity } from '../../model/entity.ts';
import type { CarriedRecord } from '../compile-record.ts';
import { showInstant } from './note.ts';

export const historyKinds = ['activity', 'form-answer', 'survey-answer'] as const;

export type HistoryKind = (typeof historyKinds)[number];

export interface HistoryLine {
  /** For the order; empty where the date cannot be read. */
  readonly at: string;
  readonly marker: string;
  /** `Visited page`, `Form "Intake"`: what kind of activity it is. */
  readonly type: string;
  readonly text: string;
}

export function readHistory(
  kind: HistoryKind,
  entity: Entity,
  { fields, custom }: CarriedRecord,
): HistoryLine {
  const extras = Object.entries(custom).map(([key, value]) => `${key}: ${String(value)}`);
  const line = (
    at: string | undefined,
    type: string,
    parts: readonly (string | undefined)[],
  ): HistoryLine => ({
    at: at ?? '',
    marker: entity.marker,
    type,
    text: [showInstant(at), type, ...parts, ...extras].filter((part) => part !== undefined).join(' · '),
  });
  const answer = `${fields.question ?? ''}: ${fields.answer ?? ''}`;
  switch (kind) {
    case 'activity':
      return line(fields.happenedAt, fields.activity ?? 'Activity', [fields.detail]);
    case 'form-answer':
      return line(fields.submittedAt, `Form "${fields.form ?? ''}"`, [answer]);
    case 'survey-answer': {
      const score = fields.score === undefined ? undefined : `score ${fields.score}`;
      return line(fields.completedAt, `Survey "${fields.survey ?? ''}"`, [score, answer]);
    }
  }
}

/** Oldest first; those without a date last. */
export function inOrderOfTime(lines: readonly HistoryLine[]): readonly HistoryLine[] {
  const time = ({ at }: HistoryLine) => (at === '' ? Number.POSITIVE_INFINITY : Date.parse(at));
  return [...lines].sort((a, b) => {
    const [first, second] = [time(a), time(b)];
    if (first !== second) return first < second ? -1 : 1;
    return a.marker === b.marker ? 0 : a.marker < b.marker ? -1 : 1;
  });
}
