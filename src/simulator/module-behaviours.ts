/**
 * Owns: the rows of the behaviour table that concern calendars, conversations and courses.
 * They are part of the one table in behaviours.ts and switched there.
 */

import type { BehaviourEntry } from './behaviours.ts';

export interface ModuleBehaviours {
  calendarMemberRulesEnforced: boolean;
  calendarSlugsUnique: boolean;
  calendarDeleteRemovesAppointments: boolean;
  appointmentMemberMissing: '422' | '400' | 'accept';
  pastAppointments: 'accept' | 'refuse';
  blockSlotOwnerExclusive: boolean;
  paidOfferNeedsPayment: boolean;
  draftOfferGrantable: boolean;
  enrollmentNeedsEmail: boolean;
  offerGrantSendsLogin: boolean;
  secondConversationRefused: boolean;
  inboundWithoutProvider: '201-empty' | '400';
  wrongProviderAnswers500: boolean;
  inboundLogTriggersReply: boolean;
  messageDateKept: boolean;
}

export const MODULE_BEHAVIOURS: {
  readonly [Name in keyof ModuleBehaviours]: BehaviourEntry<ModuleBehaviours[Name]>;
} = {
  calendarMemberRulesEnforced: {
    value: true,
    certainty: 'I',
    source:
      'calendars spec: a personal calendar has exactly one member, a collective one a single primary; integrators see the refusal, issue 23; its status 422 is our reading; off = accepted',
  },
  calendarSlugsUnique: {
    value: true,
    certainty: 'U',
    source:
      'a call to validate a group slug exists, so a taken one is refused with 400; for calendars by analogy',
  },
  calendarDeleteRemovesAppointments: {
    value: true,
    certainty: 'U',
    source: 'undocumented; the more harmful reading: a deleted calendar takes its appointments with it',
  },
  appointmentMemberMissing: {
    value: '422',
    certainty: 'I',
    source:
      'issue 23: a member must be given on some calendar types; which, and whether 422 or 400, is our reading',
    choices: ['422', '400', 'accept'],
  },
  pastAppointments: {
    value: 'accept',
    certainty: 'U',
    source:
      'the flags of the appointment body are said to avoid every check of time; nobody reports a past date; refuse = 400 whatever the flags',
    choices: ['accept', 'refuse'],
  },
  blockSlotOwnerExclusive: {
    value: true,
    certainty: 'I',
    source: 'issue 23: a blocked slot takes a calendar or a user, not both; off = both are kept',
  },
  paidOfferNeedsPayment: {
    value: true,
    certainty: 'L',
    source:
      'live courses documentation: an offer that is not free needs a payment integration, which a simulated location lacks; that it is a 400 is our reading; off = created',
  },
  draftOfferGrantable: {
    value: true,
    certainty: 'U',
    source:
      'undocumented; the more harmful reading: a draft offer, or one of a draft course, is granted with 201 although the learner sees nothing; off = 404',
  },
  enrollmentNeedsEmail: {
    value: true,
    certainty: 'U',
    source: 'a member signs in by e-mail, so a contact without one is refused with 400; off = enrolled',
  },
  offerGrantSendsLogin: {
    value: true,
    certainty: 'U',
    source:
      'known for grants by workflow: the platform mails the learner a login; assumed for the API, as the more harmful reading; off = no mail',
  },
  secondConversationRefused: {
    value: true,
    certainty: 'U',
    source:
      'one conversation per contact; that a second create is a 400 is our reading; off = the first one, 201',
  },
  inboundWithoutProvider: {
    value: '201-empty',
    certainty: 'I',
    source:
      'issue 70: a custom message without a provider answers 201 with an empty body and stores nothing; calls by analogy',
    choices: ['201-empty', '400'],
  },
  wrongProviderAnswers500: {
    value: false,
    certainty: 'I',
    source:
      'issue 6: a provider id that does not exist was answered with 500; the default is a 400, because a simulator that answers 500 hides its own bugs; on = the defect as reported',
  },
  inboundLogTriggersReply: {
    value: true,
    certainty: 'U',
    source:
      'undocumented; the more harmful reading: an imported inbound message starts the workflows of a customer’s reply; off = quiet',
  },
  messageDateKept: {
    value: true,
    certainty: 'S',
    source:
      'conversations spec: date is the date of the message; that it orders the thread is unproven; off = the time of the import',
  },
};
