/** What nobody documents either, and no experiment that can be taken back would tell: said, not passed over. */
export interface UnaskedQuestion {
  readonly question: string;
  /** Why no experiment is made. */
  readonly why: string;
  /** What is assumed instead. */
  readonly assumed: string;
}

export const unaskedQuestions: readonly UnaskedQuestion[] = [
  {
    question: 'Does this token make custom objects, their fields and associations?',
    why: 'a custom object can never be deleted, and a location has ten places for them',
    assumed: 'tried when the plan is carried out, and handed to a person when it is refused',
  },
  {
    question: 'What happens to a second record with the same unique field of a custom object?',
    why: 'it takes a custom object, which can never be deleted',
    assumed: 'nothing is left to it: records are recognised by their mark before they are written',
  },
  {
    question: 'Does giving access to a course send mail with a login?',
    why: 'only the person who gets such mail could tell, and nothing is ever sent',
    assumed: 'it does: access is given by landfall grant alone, to 1 person, then 25, then all',
  },
  {
    question: 'Do two tokens, or another app, share one allowance of requests?',
    why: 'it would take the whole allowance of the location, and stop whoever else uses it',
    assumed: 'they do not; what the answers say is left is believed when it is less',
  },
  {
    question: 'Can folders of custom fields be made?',
    why: 'no call makes one, and none would take it away',
    assumed: 'no: fields go into a folder named Kartra where you made one',
  },
  {
    question: 'Does the import page of HighLevel keep a created date, or start workflows?',
    why: 'only a person can use that page',
    assumed: 'no date is kept, and workflows start: Landfall does not use it',
  },
  {
    question: 'Are messages of the past shown at their own dates?',
    why: 'logging one takes a conversation provider, which only a marketplace app has, and no call deletes it',
    assumed: 'no: history arrives as dated notes',
  },
];
