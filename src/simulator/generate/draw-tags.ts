/**
 * Tags, lists and sequences of one person, as exact names.
 *
 * Names hold no comma (Kartra's help allows letters, digits and blanks; real ones hold `_` and `™` too), so the
 * comma-separated cells split without doubt. Some names collide once lower-cased, as HighLevel stores them. The first
 * names of each table are the most common: popularity falls with the square of the draw.
 */

import type { Random } from './create-random.ts';
import { ACCESS_TAGS } from './draw-access.ts';
import { RATES } from './shares.ts';

export const TAGS: readonly string[] = [
  'Customer',
  'VIP',
  'vip',
  '5K_Prelaunch_Start',
  'Webinar 2024',
  'webinar 2024',
  'Lead Magnet - Checklist',
  'Bought: Masterclass',
  'From Regulation to Reputation™ Waitlist',
  "Founder's Pick",
  'Q&A Attendee',
  'R&D',
  'Mother’s Day 2023',
  'Trial 14 days',
  'trial 14 Days',
  'Refunded',
  'Affiliate',
  'Cold',
  'COLD',
  'Hot lead 🔥',
  'Übung gemacht',
  'Émigré',
  'Level 11 Founding',
  'abandoned_cart',
  'Abandoned_Cart',
  'Survey #3 done',
  '100% complete',
  'src=facebook',
  '+1 guest',
  'A/B test (B)',
  'Course: Module 1',
  'Course: Module 2',
  'Coaching; monthly',
  'Podcast | Guest',
  '2022-import',
  'n/a',
  'Re-engage',
  'SMS asked',
  'Partner <old>',
  'Zapier',
];

/** Owners mark people who must not be mailed this way; they are evidence, not ordinary tags. */
export const SUPPRESSION_TAGS: readonly string[] = ['do not email', 'bounced', 'spam'];

/** Every tag of the account, in the order of their ids. */
export const ACCOUNT_TAGS: readonly string[] = [...TAGS, ...SUPPRESSION_TAGS, ...ACCESS_TAGS];

export const LISTS: readonly string[] = [
  'Newsletter',
  'Customers',
  'Webinar Registrants',
  'Free Checklist',
  'Black Friday 2023',
  'Members – Gold',
  'Members – Silver',
  'Partners & Affiliates',
  'Español',
  'Waitlist™',
  "Founder's Circle",
  'newsletter (old)',
];

export const SEQUENCES: readonly string[] = [
  'Welcome Sequence',
  'Onboarding 7 days',
  'Win-back',
  'Launch #4',
];

export interface Memberships {
  readonly tags: readonly string[];
  readonly lists: readonly string[];
  readonly sequences: readonly string[];
}

/** Draws what a person is tagged with and subscribed to. */
export function drawMemberships(random: Random): Memberships {
  const tags = random.chance(RATES.anyTag.share) ? drawSome(random, TAGS, random.between(1, 6)) : [];
  if (random.chance(RATES.suppressionTag.share)) tags.push(random.pick(SUPPRESSION_TAGS));
  return {
    tags,
    lists: random.chance(RATES.onAnyList.share) ? drawSome(random, LISTS, random.between(1, 3)) : [],
    sequences: random.chance(RATES.sequence.share) ? drawSome(random, SEQUENCES, random.between(1, 2)) : [],
  };
}

function drawSome(random: Random, names: readonly string[], count: number): string[] {
  const chosen = new Set<string>();
  for (let draw = 0; draw < count; draw += 1) {
    const place = random.next();
    chosen.add(names[Math.floor(place * place * names.length)]!);
  }
  return [...chosen];
}
