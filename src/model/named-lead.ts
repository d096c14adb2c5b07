/** How an event of Kartra's names its lead; '' for what it does not say. */
export interface NamedLead {
  readonly id: string;
  readonly email: string;
}
