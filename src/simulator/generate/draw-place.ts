/**
 * Country, town and address. The truth about the country is what the cell lets anybody know: a blank or nonsense
 * cell has the truth null although the generator still uses the country for names and numbers.
 */

import type { CountryProfile } from './country-profiles.ts';
import { COUNTRY_PROFILES } from './country-profiles.ts';
import type { Random } from './create-random.ts';
import { RATES, SHARES } from './shares.ts';

export interface Place {
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly countryCell: string;
  readonly countryIso2: string | null;
}

const NONSENSE = ['Earth', 'N/A', 'Select country', '--', 'Everywhere'];

/** Draws the country a person lives in, by the weights of the table. */
export function drawCountry(random: Random): CountryProfile {
  let left = random.next() * 100;
  for (const profile of COUNTRY_PROFILES) {
    left -= profile.weight;
    if (left < 0) return profile;
  }
  return COUNTRY_PROFILES[0]!;
}

/** Draws the address cells of a person living in `country`. */
export function drawPlace(random: Random, country: CountryProfile): Place {
  const town = random.pick(country.towns);
  const hasAddress = random.chance(RATES.address.share);
  const form = random.pickKey(SHARES.countryForm);
  return {
    address: hasAddress ? drawAddress(random) : '',
    city: hasAddress || random.chance(0.4) ? town.city : '',
    state: writeState(random, town.state, town.stateLong),
    zip: writeZip(random, town.zip),
    countryCell: writeCountry(random, country, form),
    countryIso2: form === 'blank' || form === 'nonsense' ? null : country.iso2,
  };
}

function writeCountry(
  random: Random,
  country: CountryProfile,
  form: keyof typeof SHARES.countryForm,
): string {
  switch (form) {
    case 'english':
      return country.english;
    case 'iso2':
      return country.iso2;
    case 'alias':
      return random.pick(country.aliases);
    case 'lowerCase':
      return country.english.toLowerCase();
    case 'blank':
      return '';
    case 'nonsense':
      return random.pick(NONSENSE);
  }
}

function writeState(random: Random, short: string, long: string): string {
  const form = random.pickKey(SHARES.stateForm);
  if (form === 'blank') return '';
  if (form === 'long' || short === '') return long;
  return form === 'lowerCase' ? short.toLowerCase() : short;
}

function writeZip(random: Random, zip: string): string {
  const form = random.pickKey(SHARES.zipForm);
  if (form === 'blank') return '';
  const isWholeNumber = /^\d+$/.test(zip);
  return form === 'excelDamaged' && isWholeNumber ? String(Number(zip)) : zip;
}

function drawAddress(random: Random): string {
  const street = random.pick([
    'Example Street',
    'Sample Ave',
    'Calle Ejemplo',
    'Musterstraße',
    'Rue de l’Exemple',
  ]);
  const unit = random.pick(['', '', ', Apt 4', ' #12', ', Suite "B"', '\nc/o Reception']);
  return `${random.between(1, 999)} ${street}${unit}`;
}
