/**
 * The columns no answer depends on one by one: notes, links, source, score, IP, time zone.
 *
 * They still must arrive unchanged, so they hold what breaks readers and spreadsheets: line breaks inside quotes,
 * quotes inside quotes, formulas, leading zeros, long texts. IPs come from documentation ranges only.
 */

import type { CountryProfile } from './country-profiles.ts';
import { COUNTRY_PROFILES } from './country-profiles.ts';
import type { Random } from './create-random.ts';
import { RATES, SHARES } from './shares.ts';

export interface Extras {
  readonly website: string;
  readonly facebook: string;
  readonly linkedin: string;
  readonly source: string;
  readonly score: string;
  readonly ip: string;
  readonly ipCountry: string;
  readonly consentIp: string;
  readonly timeZone: string;
  readonly notes: string;
}

const WEBSITES = [
  'https://www.example.com',
  'example.org/shop',
  'WWW.EXAMPLE.NET',
  'http://example.com/?a=1,2&b="x"',
  'none',
];
const SHORT_NOTES = [
  'Called, no answer',
  '=1+1',
  '@later',
  'said "maybe"',
  '-',
  'prefers e-mail; not calls',
  '007',
  'Grüße 🙏',
];
const LONG_LINES = [
  'Spoke on Monday: interested, but "not now".',
  'Wants invoice, then decides 🤔',
  '',
  '  indented: budget 1,500.00',
  "Partner's name is O'Neill",
  'Ligne accentuée: été, Noël',
];
const DOCUMENTATION_NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];

export function drawExtras(random: Random, country: CountryProfile): Extras {
  const ip = drawIp(random);
  const seenIn = random.chance(RATES.ipElsewhere.share) ? random.pick(COUNTRY_PROFILES) : country;
  const handle = random.below(1_000_000).toString(36);
  const link = (network: string): string =>
    random.chance(RATES.socialLink.share) ? `https://example.com/${network}/${handle}` : '';
  return {
    website: random.chance(RATES.website.share) ? random.pick(WEBSITES) : '',
    facebook: link('facebook'),
    linkedin: link('linkedin'),
    source: random.pickKey(SHARES.source),
    score: String(Math.floor(random.next() * random.next() * 500)),
    ip,
    ipCountry: seenIn.english,
    consentIp: random.chance(0.8) ? ip : drawIp(random),
    timeZone: random.chance(RATES.timeZone.share) ? country.timeZone : '',
    notes: random.chance(RATES.note.share) ? drawNote(random) : '',
  };
}

function drawIp(random: Random): string {
  if (random.chance(RATES.ipV6.share)) return `2001:db8::${random.between(1, 65_535).toString(16)}`;
  return `${random.pick(DOCUMENTATION_NETWORKS)}.${random.between(1, 254)}`;
}

function drawNote(random: Random): string {
  if (random.chance(0.5)) return random.pick(SHORT_NOTES);
  const count = random.chance(RATES.longNote.share) ? 40 : random.between(2, 4);
  const lineBreak = random.chance(0.7) ? '\n' : '\r\n';
  return Array.from({ length: count }, () => random.pick(LONG_LINES)).join(lineBreak);
}
