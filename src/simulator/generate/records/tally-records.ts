/**
 * Adds records up into the answers about them, one person at a time.
 */

import { ACCOUNT_TAGS, LISTS, SEQUENCES } from '../draw-tags.ts';
import type { AccountPlan } from '../plan-account.ts';
import type { Purchase } from '../purchase.ts';
import { directionOf } from '../purchase.ts';
import { addOne, toMemberCounts } from '../tally-companies.ts';
import { sequenceSteps, sumCompanies, tagCategory, tagExpiry, toPublicName } from './account-labels.ts';
import { affiliateOf, answerAffiliate, SELLERS } from './affiliate-table.ts';
import { CALENDARS } from './calendar-table.ts';
import { listCompanyRows } from './company-sheet.ts';
import { drawAppointments, drawGuestAppointments } from './draw-appointments.ts';
import { drawDeals, drawOrphanDeals } from './draw-deals.ts';
import { drawFormAnswers, drawSurveyAnswers } from './form-sheets.ts';
import { drawActivities, drawNotes } from './history-sheets.ts';
import { MAILING_STATUSES, mailingStatusOf } from './mailing-status.ts';
import type { AffiliateAnswers, RecordSums } from './record-answers.ts';
import type { Member } from './record-sheet.ts';
import { tallyAppointments, tallyDeals } from './tally-schedules.ts';

export interface RecordTally {
  see(member: Member): void;
  /** A buyer no contacts file knows. */
  seeStranger(purchases: readonly Purchase[]): void;
  sum(): RecordSums;
}

export function tallyRecords(plan: AccountPlan): RecordTally {
  const deals = tallyDeals();
  const appointments = tallyAppointments();
  const access = new Map<string, { membership: string; level: string; active: number; ended: number }>();
  const subscribed = new Map<string, number>();
  const unsubscribed = new Map<string, number>();
  const tags = new Map<string, number>();
  const running = new Map<string, number>();
  const ended = new Map<string, number>();
  const forms = new Map<string, number>();
  const surveys = new Map<string, number>();
  const mailing = new Map<string, number>();
  const orders = new Map<string, number>();
  const earned = new Map<string, number>();
  const members: AffiliateAnswers[] = [];
  let notes = 0;
  let activities = 0;

  function seePurchases(purchases: readonly Purchase[]): void {
    for (const { product, affiliate, currency, events } of purchases)
      for (const { type, money } of events) {
        if (type === 'Sale') addOne(orders, product.name);
        if (affiliate === null) continue;
        const key = `${affiliate.id} ${currency}`;
        earned.set(key, (earned.get(key) ?? 0) + directionOf(type) * money.affiliate);
      }
  }
  return {
    see(member) {
      const { person, record, purchases } = member;
      for (const deal of drawDeals(plan, person)) deals.see(deal);
      for (const appointment of drawAppointments(plan, person)) appointments.see(appointment);
      for (const { membership, level, isActive } of record.memberships) {
        const key = `${membership} / ${level}`;
        const known = access.get(key) ?? { membership, level, active: 0, ended: 0 };
        access.set(key, known);
        known[isActive ? 'active' : 'ended'] += 1;
      }
      for (const { name, isActive } of record.lists) addOne(isActive ? subscribed : unsubscribed, name);
      for (const { name, isActive } of record.sequences) addOne(isActive ? running : ended, name);
      for (const tag of person.memberships.tags) addOne(tags, tag);
      for (const { form } of drawFormAnswers(plan, person)) addOne(forms, form);
      for (const { form } of drawSurveyAnswers(plan, person)) addOne(surveys, form);
      addOne(mailing, mailingStatusOf(plan, person));
      notes += drawNotes(plan, person).length;
      activities += drawActivities(plan, member).length;
      const affiliate = affiliateOf(plan, person);
      if (affiliate !== null) members.push(answerAffiliate(affiliate, 0));
      seePurchases(purchases);
    },
    seeStranger: seePurchases,
    sum() {
      const [home = ''] = plan.currencies;
      const earnedIn = (id: string, currency: string): number => earned.get(`${id} ${currency}`) ?? 0;
      const count = (counts: ReadonlyMap<string, number>, name: string): number => counts.get(name) ?? 0;
      return {
        companies: sumCompanies(listCompanyRows(plan)),
        deals: deals.sum(plan.deals, drawOrphanDeals(plan)),
        affiliates: [
          ...SELLERS.map((seller) => answerAffiliate(seller, earnedIn(seller.id, home))),
          ...members,
        ],
        earnedElsewhere: SELLERS.flatMap(({ id }) =>
          plan.currencies.slice(1).map((currency) => ({ id, currency, cents: earnedIn(id, currency) })),
        ),
        calendars: CALENDARS.length,
        appointments: appointments.sum(drawGuestAppointments(plan)),
        memberships: [...access].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, counts]) => counts),
        lists: LISTS.map((name) => ({
          name,
          publicName: toPublicName(name),
          subscribed: count(subscribed, name),
          unsubscribed: count(unsubscribed, name),
        })),
        tags: ACCOUNT_TAGS.map((name) => ({
          name,
          category: tagCategory(name),
          expiresAfterDays: tagExpiry(name),
          contacts: count(tags, name),
        })),
        sequences: SEQUENCES.map((name) => ({
          name,
          steps: sequenceSteps(name),
          active: count(running, name),
          ended: count(ended, name),
        })),
        formAnswers: toMemberCounts(forms),
        surveyAnswers: toMemberCounts(surveys),
        notes,
        activities,
        mailing: MAILING_STATUSES.map((status) => ({ status, contacts: count(mailing, status) })),
        productOrders: toMemberCounts(orders),
      };
    },
  };
}
