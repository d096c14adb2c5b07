/** Tables of the exit pack besides the records: where each column went, and every value that was altered or left out. */
import { formatTarget } from '../mapping/target-text.ts';
import type { Workspace } from './workspace.ts';

export interface PackTable {
  readonly name: string;
  readonly header: readonly string[];
  /** Read anew at every call. */
  readonly rows: () => AsyncGenerator<readonly (readonly string[])[]>;
}

/** Those that hold something: there is no map before one is proposed, and no change before a plan is made. */
export async function packTables(workspace: Workspace): Promise<readonly PackTable[]> {
  const { ledger } = workspace;
  const map = await workspace.readFieldMap();
  const columns = map?.columns ?? [];
  const changes = (await ledger.mapped.version()) !== null;
  return [
    ...(columns.length === 0
      ? []
      : [
          {
            name: 'field-map',
            header: ['object', 'column', 'goes_to', 'rule', 'status', 'confirmed_by', 'confirmed_at'],
            rows: async function* () {
              yield await Promise.resolve(
                columns.map(({ object, column, target, transform, status, decided }) => [
                  object,
                  column,
                  formatTarget(target),
                  transform,
                  status,
                  decided?.by ?? '',
                  decided?.at ?? '',
                ]),
              );
            },
          },
        ]),
    ...(changes
      ? [
          {
            name: 'changed-value',
            header: ['landfall_id', 'field', 'issue', 'severity', 'before', 'after'],
            rows: async function* () {
              for await (const batch of ledger.mapped.issues()) {
                yield batch.map(({ externalId, field, code, severity, before, after }) => [
                  externalId,
                  field ?? '',
                  code,
                  severity,
                  before ?? '',
                  after ?? '',
                ]);
              }
            },
          },
        ]
      : []),
  ];
}
