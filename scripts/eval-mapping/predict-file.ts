/**
 * Runs the matcher over a file of labelled columns, one JSON object a line. Rows of one `file` and
 * `object` are matched together, as they would be in life; a row without `file` stands alone.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ColumnToMatch, matchObjects } from '../../src/mapping/match/column-match.ts';
import { matchColumns } from '../../src/mapping/match/match-columns.ts';

export interface Prediction {
  readonly id: string;
  readonly target: string;
  readonly confidence: number;
  readonly polarity?: string;
}

const rowSchema = z.object({
  id: z.string(),
  header: z.string(),
  object: z.enum(matchObjects).default('contact'),
  samples: z.array(z.string()).default([]),
  file: z.string().optional(),
  source: z.string().optional(),
});

export interface PredictOptions {
  /** Leaves the samples out. */
  readonly headerOnly: boolean;
}

/** @returns one prediction per row, in the order of the file */
export function predictFile(file: string, options: PredictOptions): Prediction[] {
  const rows = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => rowSchema.parse(JSON.parse(line)));
  const predictions = new Map<string, Prediction>();
  for (const group of Map.groupBy(rows, (row) => row.file ?? row.source ?? `row ${row.id}`).values()) {
    const columns = group.map(
      (row): ColumnToMatch => ({
        object: row.object,
        column: row.id,
        header: row.header,
        samples: options.headerOnly ? [] : row.samples,
      }),
    );
    for (const { column, best, polarity } of matchColumns(columns, {})) {
      const { target, confidence } = best ?? { target: 'custom', confidence: 0 };
      predictions.set(column, { id: column, target, confidence, ...(polarity === null ? {} : { polarity }) });
    }
  }
  return rows.flatMap((row) => predictions.get(row.id) ?? []);
}
