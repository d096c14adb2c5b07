/** The paper of lists: each person and list on a line of its own, with what each source says of it. */
import { csvText } from './csv.ts';

export interface ListLine {
  readonly marker: string;
  readonly list: string;
  /** Null where no export has a column of lists. */
  readonly exported: 'on' | 'not-on' | null;
  readonly api: 'on' | 'left' | 'not-on';
  readonly stands: 'on' | 'left' | 'not-on';
}

const words = { on: 'on it', 'not-on': 'not on it', left: 'left it' } as const;

export function listStatesCsv(lines: AsyncIterable<readonly ListLine[]>): AsyncGenerator<string> {
  const columns = ['person', 'list', 'in the export', 'in Kartra’s API', 'what stands'];
  const cells = async function* () {
    for await (const batch of lines) {
      yield batch.map(({ marker, list, exported, api, stands }) => [
        marker,
        list,
        exported === null ? 'no such column' : words[exported],
        words[api],
        words[stands],
      ]);
    }
  };
  return csvText(columns, cells());
}
