/** Questions about what the other kinds of record become, since HighLevel has no equal of them. */
import type { DecisionSpec } from '../../model/decision.ts';
import { plural } from '../../report/words.ts';
import { offerForSubscriptions, offerForTransactions } from './money-offers.ts';

export const recordDecisions: readonly DecisionSpec[] = [
  {
    id: 'deals-without-contact',
    question: 'Some deals name nobody. HighLevel has no deal without a person: what becomes of them?',
    choices: [],
    recommended: 'refuse',
    because:
      'They are left out and listed with the reason; attached to somebody they would look like theirs.',
    asked: ({ orphanDeals }) => orphanDeals > 0,
    consequences: ({ orphanDeals }) => ({
      refuse: `${plural(orphanDeals, 'deal')} left out and listed.`,
      '21000104': `${plural(orphanDeals, 'deal')} attached to the person with this Kartra lead ID, one request each.`,
    }),
  },
  {
    id: 'transactions',
    question: 'What do orders become?',
    choices: ['totals', 'per-order', 'each-event', 'custom-object'],
    recommended: 'per-order',
    because: 'Totals and a bought:<product> tag always stand on the contact.',
    asked: ({ records }) => records.transaction > 0,
    offer: offerForTransactions,
    consequences: ({ orders, records: { transaction } }) => ({
      totals:
        'Total spent, orders, first and last purchase on the contact. No record, no request of its own.',
      'per-order': `One won deal for each payment, refunds taken off, ${plural(orders, 'deal')}, one request each.`,
      'each-event': `A deal for each event that moved money, at most ${plural(transaction, 'deal')}: a refund is a lost deal of its own, its amount in a field.`,
      'custom-object': `A record for each payment, ${plural(orders, 'record')}, two requests each; takes one of the location's ten objects.`,
    }),
  },
  {
    id: 'subscriptions',
    question: 'What do subscriptions become?',
    choices: ['custom-object', 'opportunity', 'fields'],
    recommended: 'custom-object',
    because: 'Status, plan, next bill and amount stand on the contact as well.',
    asked: ({ records, paidSubscriptions }) => records.subscription + paidSubscriptions > 0,
    offer: offerForSubscriptions,
    consequences: ({ records, paidSubscriptions }) => {
      const all = records.subscription + paidSubscriptions;
      const told =
        paidSubscriptions === 0
          ? ''
          : ` ${plural(paidSubscriptions, 'of them is', 'of them are')} told by payments only: without period and next bill, and in no monthly sum.`;
      return {
        'custom-object': `${plural(all, 'record')} of their own, two requests each; takes one of the location's ten objects.${told}`,
        opportunity: `${plural(all, 'deal')}, one request each.${told}`,
        fields: 'Fields on the contact only, within the request that adds them; one subscription each.',
      };
    },
  },
  {
    id: 'memberships',
    question: 'What does access to memberships become?',
    choices: ['tags', 'custom-object', 'courses'],
    recommended: 'tags',
    because:
      'Granting access may send login e-mail, so it is a step of its own, later, after the course is published: landfall grant. Who pays is not who has access.',
    asked: ({ records, filled }) =>
      records.membership > 0 || (filled['memberships'] ?? 0) > 0 || (filled['membership_access'] ?? 0) > 0,
    consequences: ({ records: { membership } }) => ({
      tags: 'A tag access:<membership> for what is active and a field with every level, within the request that adds the contact.',
      'custom-object': `The same, and ${plural(membership, 'record')}, two requests each; takes one of the location's ten objects.`,
      courses: `The same, and draft courses and offers now; ${plural(membership, 'grant')} later, one request each, when you say so.`,
    }),
  },
  {
    id: 'appointments',
    question: 'What do appointments become?',
    choices: ['appointment', 'note', 'task', 'opportunity'],
    recommended: 'appointment',
    because:
      'Future ones as real appointments that notify nobody, with a list of whom to remind by hand; past ones as dated notes.',
    asked: ({ records }) => records.appointment > 0,
    consequences: ({ records: { appointment } }) => ({
      appointment: `${plural(appointment, 'appointment')} or dated notes, one request each; nobody is told.`,
      note: `${plural(appointment, 'dated note')}, one request each.`,
      task: `${plural(appointment, 'task')}, one request each; open ones appear in somebody's list.`,
      opportunity: `${plural(appointment, 'deal')}, one request each; they count in your pipeline.`,
    }),
  },
  {
    id: 'affiliates',
    question: 'What do affiliates become?',
    choices: ['fields', 'custom-object', 'affiliate-manager'],
    recommended: 'fields',
    because:
      'Affiliate Manager is set up by hand, for those who are owed money: enrolling somebody there may send them mail.',
    asked: ({ records }) => records.affiliate > 0,
    consequences: ({ records: { affiliate } }) => ({
      fields: `Fields on those of ${plural(affiliate, 'affiliate')} who are contacts, within the request that adds them; the others are listed.`,
      'custom-object': `The same, and ${plural(affiliate, 'record')}, two requests each, also of those who are no contacts; takes one of the location's ten objects.`,
      'affiliate-manager': `The fields, and later, when you say so, accounts for those of ${plural(affiliate, 'affiliate')} who are approved contacts: landfall grant affiliates. Balances and campaigns by hand.`,
    }),
  },
  {
    id: 'activity',
    question: 'What becomes of the log of what people did, and of their answers to forms and surveys?',
    choices: ['dated-notes', 'archive'],
    recommended: 'dated-notes',
    because:
      'HighLevel takes no such record from outside and dates a note today: one note of each person holds every line with its own date.',
    asked: ({ records }) => records.activity + records['form-answer'] + records['survey-answer'] > 0,
    consequences: ({ records }) => {
      const lines = records.activity + records['form-answer'] + records['survey-answer'];
      return {
        'dated-notes': `${plural(lines, 'dated line')}, one note and one request for each person who has any; more where a text is long.`,
        archive: `${plural(lines, 'line')} stay in your archive; no request.`,
      };
    },
  },
  {
    id: 'sub-accounts',
    question:
      'The transactions name several sellers. Do the accounts below this one get locations of their own?',
    choices: ['one-location-each', 'flatten'],
    recommended: 'one-location-each',
    because: 'Consent belongs to a brand: people who agreed to hear from one did not agree to the other.',
    asked: ({ sellers }) => sellers > 1,
    consequences: ({ sellers }) => ({
      'one-location-each': `One migration for each of ${plural(sellers, 'seller')}, from its own exports into a location of its own: estimate and checklist count them. An order in these exports stays with its buyer, its seller in a field.`,
      flatten: 'One location for all, counted once; whose order it is stands in a field.',
    }),
  },
];
