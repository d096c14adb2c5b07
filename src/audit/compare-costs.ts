/** What both platforms cost in a month, from the prices a person wrote down; nothing here knows a price. Pure. */
import type { AccountSurvey } from '../model/account-survey.ts';
import type { SurveySums } from '../model/audit.ts';
import type { CostComparison, CostInputs } from '../model/report-facts.ts';

/** With everybody, then without the dead weight; none without prices. */
export function compareCosts(
  costs: CostInputs | null,
  { counts }: Pick<AccountSurvey, 'counts'>,
  { people }: Pick<SurveySums, 'people'>,
): readonly CostComparison[] {
  if (costs === null) return [];
  return [
    compare(costs, 'everybody', counts.contact),
    compare(costs, 'without the dead weight', people.withoutDeadWeight),
  ];
}

function compare(costs: CostInputs, of: CostComparison['of'], contacts: number): CostComparison {
  const kartra = costs.kartraTiers.find(({ upTo }) => contacts <= upTo)?.monthly ?? null;
  const texts = costs.textsAMonth * costs.perText;
  const calls = costs.callMinutesAMonth * costs.perCallMinute;
  const mails = (costs.emailsAMonth / 1000) * costs.perThousandEmails;
  const highLevel = costs.highLevelMonthly + texts + calls + mails;
  const difference = kartra === null ? null : highLevel - kartra;
  return { of, contacts, kartra, texts, calls, mails, highLevel, difference };
}
