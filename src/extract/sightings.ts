/** Where signs were seen: per sign and column the number, the first three lines and what stood there. */
import { maskPersonal } from '../connectors/kartra/mask.ts';
import type { FileFindingCode } from '../model/file-report.ts';

export interface Sighting {
  count: number;
  readonly lines: number[];
  readonly examples: string[];
}

export interface Sightings {
  /** @param column position in the header, null for the row as a whole */
  add(code: FileFindingCode, column: number | null, line: number, cell: string): void;
  drop(test: (code: FileFindingCode, column: number | null, sighting: Sighting) => boolean): void;
  all(): readonly {
    readonly code: FileFindingCode;
    readonly column: number | null;
    readonly sighting: Sighting;
  }[];
}

const kept = 3;

export function createSightings(): Sightings {
  const seen = new Map<string, { code: FileFindingCode; column: number | null; sighting: Sighting }>();
  return {
    add(code, column, line, cell) {
      const key = `${code} ${column}`;
      let entry = seen.get(key);
      if (entry === undefined) {
        entry = { code, column, sighting: { count: 0, lines: [], examples: [] } };
        seen.set(key, entry);
      }
      const { sighting } = entry;
      sighting.count += 1;
      if (sighting.lines.length >= kept) return;
      sighting.lines.push(line);
      if (cell !== '') sighting.examples.push(maskPersonal(cell, 60));
    },
    drop(test) {
      for (const [key, { code, column, sighting }] of seen) {
        if (test(code, column, sighting)) seen.delete(key);
      }
    },
    all: () => [...seen.values()],
  };
}
