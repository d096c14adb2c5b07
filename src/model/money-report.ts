/** Money from the source to what stands at the destination, side by side. Amounts are minor units. */

export interface MoneySides {
  /** What the exports say. */
  readonly source: number;
  /** In what the plan writes. */
  readonly planned: number;
  /** In what the plan leaves out, each with its reason. */
  readonly leftOut: number;
  /** Of people `suppress.csv` names: never moved. */
  readonly suppressed: number;
  /** Read back; null before a verification, and where this is not carried as records. */
  readonly destination: number | null;
}

export interface MonthMoney {
  readonly currency: string;
  /** `YYYY-MM`, empty where the date cannot be read. */
  readonly month: string;
  readonly gross: MoneySides;
  /** Positive. */
  readonly refunds: MoneySides;
}

export interface CurrencyMoney {
  readonly currency: string;
  /** Sales less what went back, summed over people. */
  readonly net: MoneySides;
}

/** Monthly recurring revenue of one plan: active subscriptions that go on until they are cancelled. */
export interface PlanMoney {
  readonly plan: string;
  readonly pricePoint: string;
  readonly currency: string;
  readonly active: MoneySides;
  readonly monthly: MoneySides;
}

/** What affiliates are owed. */
export interface OwedMoney {
  readonly currency: string;
  readonly due: MoneySides;
}

export interface MoneyReport {
  /** Empty where payments are carried as totals of people only. */
  readonly months: readonly MonthMoney[];
  readonly people: readonly CurrencyMoney[];
  readonly plans: readonly PlanMoney[];
  readonly owed: readonly OwedMoney[];
}

/** One sum of a phase, in minor units: what was written in it, and what stands there. */
export interface PhaseMoney {
  readonly currency: string;
  /** `YYYY-MM`, empty where there is no date. */
  readonly month: string;
  /** In a person's words: paid, refunded, … */
  readonly what: string;
  readonly written: number;
  readonly standing: number;
}

/** Whether everything the source says is in the plan or left out by it, and, once read back, stands there. */
export function isBalanced({ source, planned, leftOut, suppressed, destination }: MoneySides): boolean {
  const adds = source === planned + leftOut + suppressed;
  return adds && (destination === null || destination === planned);
}

/** Every line of the report with a name a person can read. */
export function moneyLines(
  report: MoneyReport,
): readonly { readonly currency: string; readonly what: string; readonly sides: MoneySides }[] {
  return [
    ...report.months.flatMap(({ currency, month, gross, refunds }) => [
      { currency, what: `${currency} ${month} paid`, sides: gross },
      { currency, what: `${currency} ${month} refunded`, sides: refunds },
    ]),
    ...report.people.map(({ currency, net }) => ({ currency, what: `${currency} total spent`, sides: net })),
    ...report.plans.map(({ plan, pricePoint, currency, monthly }) => ({
      currency,
      what: `${currency} a month of ${plan}, price point ${pricePoint}`,
      sides: monthly,
    })),
    ...report.owed.map(({ currency, due }) => ({
      currency,
      what: `${currency} due to affiliates`,
      sides: due,
    })),
  ];
}
