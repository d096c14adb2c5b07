/**
 * Notes and activity of people: texts over several lines, with emoji and HTML, and a log of what they did.
 */

import { createRandom } from '../create-random.ts';
import { writeStamp } from '../draw-dates.ts';
import type { Person } from '../draw-person.ts';
import { exportedWallMs } from '../draw-purchases.ts';
import type { AccountPlan } from '../plan-account.ts';
import { type Cells, type Member, type RecordSheet, readStamp } from './record-sheet.ts';
import { STAFF } from './staff.ts';

export interface Note {
  readonly id: string;
  readonly atMs: number;
  readonly author: string;
  readonly text: string;
}

export interface Activity {
  readonly atMs: number;
  readonly activity: string;
  readonly detail: string;
}

const FIRST_NOTE = 60_000_000;
const NOTES_PER_PERSON = 4;
const TEXTS = [
  'Called, no answer.',
  'Spoke for an hour:\n- wants the Masterclass\n- pays in May\n\nNext: send contract 📄',
  '<p>Prefers <b>e-mail</b> &amp; no calls.</p><ul><li>time zone: CET</li></ul>',
  'Line one\r\nLine two, with "quotes", commas, and; semicolons',
  'Emoji only: 👩‍💻🇬🇷❤️',
  'SUM: =SUM(A1:A9)',
  'Very long. '.repeat(120).trim(),
];
const PAGES = ['Home', 'Checkout', 'Thank you'];

export function drawNotes(plan: AccountPlan, person: Person): readonly Note[] {
  const random = createRandom(plan.seed, 'notes', person.index);
  if (!random.chance(0.12)) return [];
  return Array.from({ length: random.between(1, 3) }, (_, at) => ({
    id: String(FIRST_NOTE + person.index * NOTES_PER_PERSON + at),
    atMs: drawTime(plan, person, random.next()),
    author: random.chance(0.1) ? '' : random.pick(STAFF).name,
    text: random.pick(TEXTS),
  }));
}

/** Agrees with what else is known: joining, the first order of each purchase, and pages seen. */
export function drawActivities(plan: AccountPlan, { person, purchases }: Member): readonly Activity[] {
  const random = createRandom(plan.seed, 'activity', person.index);
  const seen: Activity[] = [
    { atMs: readStamp(person.dates.joined), activity: 'Joined', detail: person.extras.source },
  ];
  for (const { product, events } of purchases) {
    const sale = events.find(({ type }) => type === 'Sale');
    if (sale !== undefined) seen.push({ atMs: sale.atMs, activity: 'Bought', detail: product.name });
  }
  for (let count = random.between(0, 3); count > 0; count -= 1)
    seen.push({
      atMs: drawTime(plan, person, random.next()),
      activity: random.pick(['Visited page', 'Played video', 'Opened email', 'Clicked link']),
      detail: random.pick([...PAGES, 'Launch #4: "doors open"', 'https://example.com/?a=1&b=2']),
    });
  return seen.toSorted((left, right) => left.atMs - right.atMs);
}

export const NOTE_SHEET: RecordSheet = {
  object: 'notes',
  label: 'notes',
  header: 'Note ID,Lead ID,Email,Date,Author,Note'.split(','),
  ofMember: (plan, { person }) =>
    drawNotes(plan, person).map(({ id, atMs, author, text }) => [
      id,
      ...identify(person),
      writeStamp(atMs),
      author,
      text,
    ]),
};

export const ACTIVITY_SHEET: RecordSheet = {
  object: 'activity',
  label: 'activity',
  header: 'Lead ID,Email,Date,Activity,Detail'.split(','),
  ofMember: (plan, member) =>
    drawActivities(plan, member).map(({ atMs, activity, detail }) => [
      ...identify(member.person),
      writeStamp(atMs),
      activity,
      detail,
    ]),
};

function identify(person: Person): Cells {
  return [person.leadId ?? '', person.email.address ?? ''];
}

function drawTime(plan: AccountPlan, person: Person, place: number): number {
  const fromMs = readStamp(person.dates.joined);
  return fromMs + Math.floor((place * Math.max(0, exportedWallMs(plan) - fromMs)) / 1000) * 1000;
}
