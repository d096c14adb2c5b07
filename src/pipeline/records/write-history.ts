/** Counts the dated history of an account by its kind, and writes the paper that says what becomes of each. */
import { compileRecord } from '../../mapping/compile-record.ts';
import { type HistoryKind, historyKinds, readHistory } from '../../mapping/records/history.ts';
import type { Counts, Plan } from '../../model/plan.ts';
import type { HistoryRow, HistoryWay } from '../../report/history-paper.ts';
import { writeStepPaper } from '../report/write-step-paper.ts';
import { mapContext, type RecordPlanning } from './record-context.ts';

/** Kinds of operation that carry something dated, and how. */
const planned: readonly (readonly [object: string, what: string, way: HistoryWay])[] = [
  ['appointment', 'Bookings', 'native'],
  ['appointment-note', 'Bookings', 'note'],
  ['appointment-task', 'Bookings', 'task'],
  ['appointment-deal', 'Bookings', 'field'],
  ['note', 'Notes', 'note'],
  ['opportunity', 'Deals', 'field'],
  ['order', 'Payments', 'field'],
  ['order-record', 'Payments', 'field'],
];

/** @param now epoch ms */
export async function writeHistory(
  planning: Pick<RecordPlanning, 'workspace' | 'map' | 'choices'>,
  plan: Plan,
  counts: Readonly<Record<string, Counts>>,
  now: number,
): Promise<readonly string[]> {
  const rows: HistoryRow[] = planned.flatMap(([object, what, way]) => {
    const { planned: all = 0, skipped = 0 } = counts[object] ?? {};
    return all === skipped ? [] : [{ what, way, records: all - skipped }];
  });
  for (const kind of historyKinds) rows.push(...(await countKind(kind, planning)));
  if (rows.length === 0) return [];
  const { target } = plan.inputs;
  return writeStepPaper(planning.workspace, 'history', { target, rows }, now, `history-${target}`);
}

async function countKind(
  kind: HistoryKind,
  planning: Pick<RecordPlanning, 'workspace' | 'map' | 'choices'>,
): Promise<readonly HistoryRow[]> {
  const { entities } = planning.workspace.ledger;
  if ((await entities.count(kind)) === 0) return [];
  const carry = compileRecord(planning.map, kind, mapContext(planning));
  const byType = new Map<string, { known: number; nobodys: number }>();
  for await (const batch of entities.all(kind)) {
    for (const entity of batch) {
      const { type } = readHistory(kind, entity, carry(entity));
      const count = byType.get(type) ?? { known: 0, nobodys: 0 };
      if (entity.contact == null) count.nobodys += 1;
      else count.known += 1;
      byType.set(type, count);
    }
  }
  const way: HistoryWay = planning.choices.activity === 'archive' ? 'archive' : 'line';
  return [...byType]
    .sort(byName)
    .flatMap(([what, { known, nobodys }]): readonly HistoryRow[] => [
      ...(known === 0 ? [] : [{ what, records: known, way }]),
      ...(nobodys === 0 ? [] : [{ what, records: nobodys, way: 'nobody' as const }]),
    ]);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a === b ? 0 : a < b ? -1 : 1;
