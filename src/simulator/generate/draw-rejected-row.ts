/**
 * Rows a reader must refuse: they belong to people who stand nowhere else, so refusing them changes no answer.
 */

import type { RejectedKind } from './answers.ts';
import { createRandom } from './create-random.ts';
import { drawPerson } from './draw-person.ts';
import { columnsOf } from './header-vintages.ts';
import type { AccountPlan, PlannedFile } from './plan-account.ts';

/** Ghosts are drawn past every real index, a range of them for each file. */
const GHOSTS_PER_FILE = 1_000_000;
const FEWEST_CELLS = 3;

/**
 * The cells of one refused row.
 *
 * @param number distinct within the file
 */
export function drawRejectedRow(
  plan: AccountPlan,
  file: PlannedFile,
  kind: RejectedKind,
  number: number,
): readonly string[] {
  const columns = columnsOf(file.vintage);
  const ghost = drawPerson(plan, plan.contacts + file.index * GHOSTS_PER_FILE + number);
  const cells = columns.map((column) => column.write(ghost));
  const random = createRandom(plan.seed, 'rejected', ghost.index);
  switch (kind) {
    case 'repeated-header':
      return columns.map((column) => column.header);
    case 'too-many-cells':
      return [...cells, ...Array.from({ length: random.between(1, 3) }, () => 'Suite 5')];
    case 'too-few-cells':
      return cells.slice(0, random.between(FEWEST_CELLS, cells.length - 2));
    case 'no-identity':
      return columns.map((column) =>
        column.write({ ...ghost, leadId: null, email: { cell: '', address: null, reason: 'blank' } }),
      );
  }
}
