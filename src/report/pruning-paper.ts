/** Whom one may leave behind: a list to decide on, by Kartra's id, without names or addresses. Nothing is left out by it. */
import type { PruningReason } from '../model/account-survey.ts';
import { csvText } from './csv.ts';

const words: Readonly<Record<PruningReason, string>> = {
  unreachable: 'no e-mail and no phone',
  blocked: 'Kartra does not write to them',
  idle: 'on no list, never bought, joined two years ago or more',
  'not-opening': 'exported as not opening, never bought',
};

/** @param people external id and reasons; the column "leave behind" is for a person to fill in */
export function pruningCsv(
  people: readonly (readonly [marker: string, reasons: readonly PruningReason[]])[],
): AsyncGenerator<string> {
  const rows = async function* () {
    yield people.map(([marker, reasons]) => [marker, reasons.map((reason) => words[reason]).join('; '), '']);
  };
  return csvText(['person', 'why', 'leave behind? (yes or no)'], rows());
}
