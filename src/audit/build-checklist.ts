/**
 * The cut-over checklist of this account: only items it needs, each with the date its records give. `finish` looks
 * at what is ticked. Pure.
 *
 * Dates: registration of texting in North America takes weeks, so it stands on day one; Kartra's checkout stays
 * active one billing cycle after order forms are tested; calendars are connected after appointments were written,
 * since a connected calendar would push each of them.
 */
import type { AccountSurvey, NamedCount } from '../model/account-survey.ts';
import type { SurveySums } from '../model/audit.ts';
import type { ChecklistItem, WarmUpDay } from '../model/checklist.ts';
import { number, plural } from '../model/number-words.ts';
import { addDays } from './add-days.ts';

export interface ChecklistContext {
  readonly survey: AccountSurvey;
  readonly sums: SurveySums;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Whether accounts below this one share its location, by decision. */
  readonly oneLocation: boolean;
  readonly ticks: Readonly<Record<string, { readonly by: string; readonly at: string }>>;
}

type Draft = Omit<ChecklistItem, 'done'>;

const billingCycleDays = 31;
const registrationDays = 21;

export function buildChecklist({
  survey,
  sums,
  today,
  oneLocation,
  ticks,
}: ChecklistContext): readonly ChecklistItem[] {
  const { people, counts, appointments, bookings, affiliates, sellers } = survey;
  const { runningSubscriptions: running, lastPayment } = sums;
  const lastBooking = bookings.reduce((last, { lastDay }) => (lastDay > last ? lastDay : last), '');
  /** Exports may be older than the last thing they announce: nobody is given a day that is over. */
  const ahead = (day: string): string | null => (day >= today ? day : null);
  const has = (kinds: readonly string[]) => survey.inventory.some(({ kind }) => kinds.includes(kind));
  const items: (Draft | null)[] = [
    when(
      people.northAmericanPhones > 0,
      'a2p-registration',
      'day one',
      addDays(today, registrationDays),
      'Register the business for texting in North America (A2P 10DLC) in HighLevel',
      `${plural(people.northAmericanPhones, 'person has', 'people have')} a number there; carriers block texts of a business that is not registered, and approval takes weeks.`,
    ),
    when(
      people.withoutEmail < counts.contact,
      'sending-domain',
      'day one',
      addDays(today, 3),
      'Set up a sending domain of your own, with its DNS records',
      'Mail from an unproven domain lands in spam. DNS needs a day or two.',
    ),
    when(
      sellers.length > 1 && !oneLocation,
      'one-location-each',
      'day one',
      null,
      'Make a location for each account below this one',
      `${plural(sellers.length, 'seller')} in the transactions: consent belongs to a brand.`,
    ),
    item(
      'location-then-snapshot',
      'before the load',
      null,
      'Make the location, then load your snapshot, then add the users, then plan',
      'The plan looks for owners and fields that stand there.',
    ),
    item(
      'field-folder',
      'before the load',
      null,
      'Make a folder "Kartra" for custom fields and move the new ones into it after the load',
      'HighLevel’s API cannot file fields into folders.',
    ),
    item(
      'workflows-draft',
      'before the load',
      null,
      'Set every workflow of the location to draft',
      'A published one would write to people while they arrive.',
    ),
    when(
      survey.lists.length > 0,
      'smart-lists',
      'after the load',
      null,
      'Make a Smart List for each list you will mail',
      `${plural(survey.lists.length, 'list')} became tags; the recipes stand in reports/smart-lists.html.`,
    ),
    when(
      running > 0,
      'payment-links',
      'after the load',
      null,
      'Link payments again: products, prices, order forms, the same payment account',
      `${plural(running, 'subscription')} still billed in Kartra; reports/subscriptions says who and when.`,
    ),
    when(
      has(['sequence', 'automation', 'campaign']),
      'workflows-rebuilt',
      'after the load',
      null,
      'Rebuild sequences and automations, test each with an address of your own',
      'The rebuild inventory lists them.',
    ),
    when(
      has(['page', 'funnel']),
      'redirects',
      'after the load',
      null,
      'Point the old pages to the new ones',
      'reports/redirects holds the table; old links stand in e-mails for years.',
    ),
    when(
      counts.membership > 0,
      'courses-published',
      'after the load',
      null,
      'Publish the rebuilt courses, then grant access, one person first',
      'A grant may send login mail.',
    ),
    when(
      counts.calendar + counts.appointment > 0,
      'calendars-connected',
      'after the load',
      null,
      'Connect Google or Outlook calendars only now',
      'A connected calendar would have pushed every appointment that was written.',
    ),
    when(
      counts.calendar > 0,
      'booking-tested',
      'after the load',
      null,
      'Book, move and cancel an appointment in each calendar',
      `${plural(counts.calendar, 'calendar')}; people book there the day you switch.`,
    ),
    when(
      appointments.upcoming > 0,
      'bookings-reminded',
      'after the load',
      ahead(lastBooking),
      'Remind who has booked, by hand, and say where the meeting is now',
      ahead(lastBooking) === null
        ? `${plural(appointments.upcoming, 'booking')} to come when the exports were made, the last on ${lastBooking}: that day is over, so export bookings again for later ones.`
        : `${plural(appointments.upcoming, 'booking')} to come when the exports were made, the last on ${lastBooking}; reminders of Kartra end with Kartra.`,
    ),
    item(
      'warm-up',
      'after the load',
      addDays(today, 28),
      'Warm the domain up: mail those who read first, more each day',
      'The checklist has a calendar for it.',
    ),
    item(
      'consent-reviewed',
      'after the load',
      null,
      'Check consent against the law of your country before the first mailing',
      'Kartra’s words were kept as they are; what they allow is yours to judge.',
    ),
    when(
      affiliates.withDue > 0 || counts.affiliate > 0,
      'final-payout',
      'before Kartra is cancelled',
      null,
      'Pay affiliates what is due, a last time, and download the payout report',
      `${number(affiliates.withDue)} of ${number(counts.affiliate)} affiliates have money due in the export.`,
    ),
    when(
      counts.transaction > 0,
      'checkout-cycle',
      'before Kartra is cancelled',
      addDays(today, billingCycleDays),
      'Keep Kartra’s checkout active one billing cycle after order forms were tested',
      'Someone is always about to pay by an old link.',
    ),
    when(
      running > 0,
      'subscriptions-moved',
      'before Kartra is cancelled',
      ahead(lastPayment),
      'See that no subscription is billed in Kartra any more, and none is billed twice',
      'Cancel in Kartra only who pays in HighLevel; reports/subscriptions says by product how many there are.',
    ),
    item(
      'sending-stopped',
      'before Kartra is cancelled',
      null,
      'Stop every broadcast, sequence and automation in Kartra that sends',
      'Ticked, it dates the last send: opt-outs are carried over every day for 30 days after it (landfall delta --target production --opt-outs-only).',
    ),
    item(
      'last-delta',
      'before Kartra is cancelled',
      null,
      'Export once more and carry over what changed',
      'Who joined, bought or left between the first export and today.',
    ),
    item(
      'opt-out-sweep',
      'before Kartra is cancelled',
      null,
      'Export who unsubscribed, is blocked or complained, a last time, and extract it',
      'An opt-out made in Kartra last week must hold in HighLevel.',
    ),
    item(
      'deletions',
      'before Kartra is cancelled',
      null,
      'Delete in HighLevel whom you deleted in Kartra since, and what you made there to try things out',
      'Landfall deletes nobody: the last delta lists who is gone in reports/gone-from-kartra.csv.',
    ),
    item(
      'downloads',
      'before Kartra is cancelled',
      null,
      'Download what no export holds: e-mails, pages, videos, helpdesk tickets',
      'After the account is closed nobody can.',
    ),
    item(
      'personal-copies',
      'before Kartra is cancelled',
      null,
      'Delete exports you no longer need: landfall purge',
      'Copies of personal data are a duty of yours as long as they exist.',
    ),
  ];
  return items.flatMap((draft) => (draft === null ? [] : [{ ...draft, done: ticks[draft.id] ?? null }]));
}

/** Days of a warm-up, with how many people are mailed: those who read first, twice as many each day. */
export function warmUp(
  { survey, sums }: Pick<ChecklistContext, 'survey' | 'sums'>,
  today: string,
): readonly WarmUpDay[] {
  const cohorts = cohortsOf(survey, sums);
  const days: WarmUpDay[] = [];
  let most = 50;
  for (const { name, count } of cohorts) {
    let left = count;
    while (left > 0 && days.length < 40) {
      const people = left < most ? left : most;
      days.push({ day: addDays(today, days.length + 7), people, cohort: name });
      left -= people;
      most *= 2;
    }
  }
  return days;
}

/** The most engaged first; somebody is in one of them only as far as counts can tell. */
function cohortsOf({ filters, people }: AccountSurvey, sums: SurveySums): readonly NamedCount[] {
  const opened = sum(filters.filter(({ name }) => name.startsWith('opened')).map(({ count }) => count));
  const engaged = opened > 0 ? opened : people.buyers;
  const { mailable: reachable } = sums.people;
  const first = opened > 0 ? 'opened an e-mail lately' : 'bought something';
  const rest = reachable - engaged;
  return [
    { name: first, count: engaged < reachable ? engaged : reachable },
    { name: 'everybody else who may be mailed', count: rest > 0 ? rest : 0 },
  ].filter(({ count }) => count > 0);
}

function item(id: string, group: Draft['group'], due: string | null, what: string, why: string): Draft {
  return { id, group, due, what, why };
}

function when(
  applies: boolean,
  id: string,
  group: Draft['group'],
  due: string | null,
  what: string,
  why: string,
): Draft | null {
  return applies ? item(id, group, due, what, why) : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
