/**
 * The people who work in the account: they own deals and companies, host calendars and write notes.
 */

export interface Staff {
  readonly name: string;
  readonly email: string;
  /** No longer there: HighLevel will have no user for them. */
  readonly hasLeft: boolean;
}

const of = (name: string, local: string, hasLeft = false): Staff => ({
  name,
  email: `${local}@landfallsample.example`,
  hasLeft,
});

export const DANA = of('Dana Lane', 'dana');
export const OMAR = of('Omar Reyes', 'omar');
export const PRIYA = of('Priya Nair', 'priya');

export const STAFF: readonly Staff[] = [DANA, OMAR, PRIYA, of('Former Staff', 'former', true)];
