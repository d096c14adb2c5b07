/** The end of a load on one paper: every kind of record from the source to what was found, its money, its cells. */
import { formatMinor } from '../../model/money.ts';
import { isBalanced, moneyLines } from '../../model/money-report.ts';
import type { LoadReconciliation } from '../../model/reconciliation.ts';
import { type Cell, type Paper, section, tableOf, text } from '../paper/paper.ts';
import { number, objectWords, plural } from '../words.ts';
import { fateBars } from './mapping-paper.ts';

export function finalReconciliation({ target, objects, totals, money, cellSums }: LoadReconciliation): Paper {
  const lost = objects.filter(({ difference }) => difference !== 0);
  const lines = moneyLines(money);
  const unequal = lines.filter(({ sides }) => !isBalanced(sides));
  return {
    title: `Reconciliation of the whole load (${target})`,
    lead:
      lost.length + unequal.length === 0 && totals.open === 0
        ? `Everything balances: ${number(totals.written)} written, ${number(totals.found)} found, nothing still to come.`
        : `Not everything balances: ${plural(lost.length, 'kind')} of record with a difference, ${plural(unequal.length, 'sum')} of money not equal, ${number(totals.open)} still to come.`,
    sections: [
      section(
        'From Kartra to HighLevel',
        text(
          'Planned = written + left out + still to come. Written = found + cannot be proven + difference. Several payments are one order and several visits one note, so those kinds have no number in Kartra of their own.',
        ),
        tableOf(
          'Every kind over all steps',
          [
            '',
            'in Kartra',
            'planned',
            'left out, with reasons',
            'still to come',
            'written',
            'found',
            'cannot be proven',
            'difference',
            'with other values',
            'edited by your team since',
            'there twice',
          ],
          objects.map((one) => [
            objectWords[one.object] ?? one.object,
            one.source ?? '',
            one.planned,
            one.leftOut,
            one.open,
            one.written,
            one.found,
            one.unproved,
            one.difference,
            one.differing,
            one.edited,
            one.twice,
          ]),
        ),
      ),
      section(
        'Money',
        tableOf(
          'By currency and month',
          ['', 'in Kartra', 'in the plan', 'left out, with reasons', 'suppressed', 'in HighLevel', ''],
          lines.map(({ currency, what, sides }): readonly Cell[] => {
            const amount = (minor: number | null) =>
              minor === null ? 'not as records' : formatMinor(minor, currency);
            const { source, planned, leftOut, suppressed, destination } = sides;
            const amounts = [source, planned, leftOut, suppressed, destination].map(amount);
            return [what, ...amounts, isBalanced(sides) ? 'equal' : 'NOT EQUAL'];
          }),
          'No money in this account.',
        ),
      ),
      section(
        'Every filled cell of the people',
        fateBars(cellSums),
        text(`${number(cellSums.read)} cells read, each in one of these.`),
      ),
    ],
  };
}
