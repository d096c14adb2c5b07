/** Writes the papers about money, where the account has any, and says which figures do not add up. */
import { isBalanced, type MoneyReport, moneyLines } from '../../model/money-report.ts';
import { moneyCsv } from '../../report/money-paper.ts';
import { writeStepPaper } from '../report/write-step-paper.ts';
import { type MoneyOptions, reconcileMoney } from './reconcile-money.ts';

export interface WrittenMoney {
  readonly files: readonly string[];
  /** Figures that are not equal on all sides, in words. */
  readonly unequal: readonly string[];
  readonly report: MoneyReport;
}

/** @param now epoch ms */
export async function writeMoney(options: MoneyOptions, now: number): Promise<WrittenMoney> {
  const report = await reconcileMoney(options);
  const lines = moneyLines(report);
  if (lines.length === 0) return { files: [], unequal: [], report };
  const { workspace } = options.planning;
  const { target } = options.plan.inputs;
  const figures = { target, report };
  const name = `money-${target}`;
  return {
    report,
    files: [
      ...(await writeStepPaper(workspace, 'money', figures, now, name)),
      await workspace.writeReport(`${name}.csv`, moneyCsv(figures)),
    ],
    unequal: lines.filter(({ sides }) => !isBalanced(sides)).map(({ what }) => what),
  };
}
