/**
 * The countries people of a generated account live in: how often, how they are written, where they live.
 *
 * `weight` is parts of 100 and the table adds up to 100. `aliases` are spellings a person would call right, so the
 * known answer is the code; spellings that name no country are in `draw-place.ts`.
 */

import type { CultureName } from './cultures.ts';

export interface Town {
  readonly city: string;
  readonly state: string;
  readonly stateLong: string;
  readonly zip: string;
}

export interface CountryProfile {
  readonly iso2: string;
  readonly weight: number;
  readonly english: string;
  readonly aliases: readonly string[];
  /** Repeated names weigh more. */
  readonly cultures: readonly CultureName[];
  readonly timeZone: string;
  readonly towns: readonly Town[];
}

const towns = (...rows: readonly string[]): readonly Town[] =>
  rows.map((row) => {
    const [city = '', state = '', stateLong = '', zip = ''] = row.split('|');
    return { city, state, stateLong, zip };
  });

export const COUNTRY_PROFILES: readonly CountryProfile[] = [
  {
    iso2: 'US',
    weight: 46,
    english: 'United States',
    timeZone: 'America/New_York',
    aliases: ['USA', 'U.S.A.', 'US of A', 'United States of America', 'Estados Unidos', 'U.S.'],
    cultures: ['english', 'english', 'english', 'english', 'spanish'],
    towns: towns(
      'Cambridge|MA|Massachusetts|02139',
      'Newark|NJ|New Jersey|07102',
      'San Francisco|CA|California|94107',
      'Austin|TX|Texas|78701',
      'San Juan|PR|Puerto Rico|00901',
      'Chicago|IL|Illinois|60601-1234',
      'St. Louis|MO|Missouri|63101',
    ),
  },
  {
    iso2: 'CA',
    weight: 7,
    english: 'Canada',
    timeZone: 'America/Toronto',
    aliases: ['CAN', 'CDN'],
    cultures: ['english', 'english', 'french'],
    towns: towns(
      'Toronto|ON|Ontario|M5V 2T6',
      'Montréal|QC|Québec|H2X 1Y4',
      'Vancouver|BC|British Columbia|v6b1a1',
    ),
  },
  {
    iso2: 'GB',
    weight: 11,
    english: 'United Kingdom',
    timeZone: 'Europe/London',
    aliases: ['England', 'UK', 'U.K.', 'Great Britain', 'Scotland', 'Wales'],
    cultures: ['english'],
    towns: towns(
      'London||Greater London|SW1A 1AA',
      'Leeds||West Yorkshire|LS1 1UR',
      'Edinburgh||Midlothian|EH1 1YZ',
    ),
  },
  {
    iso2: 'AU',
    weight: 5,
    english: 'Australia',
    timeZone: 'Australia/Sydney',
    aliases: ['AUS', 'Commonwealth of Australia'],
    cultures: ['english', 'english', 'greek'],
    towns: towns(
      'Sydney|NSW|New South Wales|2000',
      'Darwin|NT|Northern Territory|0800',
      'Melbourne|VIC|Victoria|3000',
    ),
  },
  {
    iso2: 'DE',
    weight: 6,
    english: 'Germany',
    timeZone: 'Europe/Berlin',
    aliases: ['Deutschland', 'BRD', 'DEU'],
    cultures: ['german'],
    towns: towns('Dresden|SN|Sachsen|01067', 'Köln|NW|Nordrhein-Westfalen|50667', 'München|BY|Bayern|80331'),
  },
  {
    iso2: 'FR',
    weight: 3,
    english: 'France',
    timeZone: 'Europe/Paris',
    aliases: ['FRA'],
    cultures: ['french'],
    towns: towns(
      'Nice|06|Alpes-Maritimes|06000',
      'Paris|75|Île-de-France|75001',
      'Bourg-en-Bresse|01|Ain|01000',
    ),
  },
  {
    iso2: 'ES',
    weight: 3,
    english: 'Spain',
    timeZone: 'Europe/Madrid',
    aliases: ['España', 'Espana', 'ESP'],
    cultures: ['spanish'],
    towns: towns('Barcelona|B|Barcelona|08001', 'Madrid|M|Madrid|28013', 'A Coruña|C|Galicia|15001'),
  },
  {
    iso2: 'MX',
    weight: 3,
    english: 'Mexico',
    timeZone: 'America/Mexico_City',
    aliases: ['México', 'MEX'],
    cultures: ['spanish'],
    towns: towns('Ciudad de México|CDMX|Ciudad de México|06000', 'Mérida|YUC|Yucatán|97000'),
  },
  {
    iso2: 'NL',
    weight: 3,
    english: 'Netherlands',
    timeZone: 'Europe/Amsterdam',
    aliases: ['Holland', 'The Netherlands', 'Nederland'],
    cultures: ['dutch'],
    towns: towns("'s-Hertogenbosch|NB|Noord-Brabant|5211 AA", 'Amsterdam|NH|Noord-Holland|1012AB'),
  },
  {
    iso2: 'BR',
    weight: 3,
    english: 'Brazil',
    timeZone: 'America/Sao_Paulo',
    aliases: ['Brasil', 'BRA'],
    cultures: ['portuguese'],
    towns: towns('São Paulo|SP|São Paulo|01310-100', 'Brasília|DF|Distrito Federal|70040-010'),
  },
  {
    iso2: 'IT',
    weight: 2,
    english: 'Italy',
    timeZone: 'Europe/Rome',
    aliases: ['Italia', 'ITA'],
    cultures: ['italian'],
    towns: towns('Roma|RM|Lazio|00184', 'Forlì|FC|Emilia-Romagna|47121'),
  },
  {
    iso2: 'GR',
    weight: 1,
    english: 'Greece',
    timeZone: 'Europe/Athens',
    aliases: ['Ελλάδα', 'Hellas'],
    cultures: ['greek'],
    towns: towns('Αθήνα||Αττική|105 57', 'Thessaloniki||Macedonia|54623'),
  },
  {
    iso2: 'RU',
    weight: 1,
    english: 'Russia',
    timeZone: 'Europe/Moscow',
    aliases: ['Russian Federation', 'Россия'],
    cultures: ['russian'],
    towns: towns('Москва||Москва|101000', 'Saint Petersburg||Leningrad|190000'),
  },
  {
    iso2: 'JP',
    weight: 1,
    english: 'Japan',
    timeZone: 'Asia/Tokyo',
    aliases: ['日本', 'JPN'],
    cultures: ['japanese'],
    towns: towns('東京|13|東京都|100-0001', 'Sapporo|01|Hokkaidō|060-0001'),
  },
  {
    iso2: 'IL',
    weight: 1,
    english: 'Israel',
    timeZone: 'Asia/Jerusalem',
    aliases: ['ישראל', 'ISR'],
    cultures: ['hebrew'],
    towns: towns('תל אביב||Tel Aviv|6100000'),
  },
  {
    iso2: 'AE',
    weight: 1,
    english: 'United Arab Emirates',
    timeZone: 'Asia/Dubai',
    aliases: ['UAE', 'U.A.E.'],
    cultures: ['arabic'],
    towns: towns('دبي|DU|Dubai|', 'Abu Dhabi|AZ|Abu Dhabi|'),
  },
  {
    iso2: 'CH',
    weight: 1,
    english: 'Switzerland',
    timeZone: 'Europe/Zurich',
    aliases: ['Schweiz', 'Suisse'],
    cultures: ['german', 'french'],
    towns: towns('Zürich|ZH|Zürich|8001', 'Genève|GE|Genève|1201'),
  },
  {
    iso2: 'IE',
    weight: 2,
    english: 'Ireland',
    timeZone: 'Europe/Dublin',
    aliases: ['Republic of Ireland', 'Éire'],
    cultures: ['english'],
    towns: towns('Dublin|D|Dublin|D02 X285', 'Cork|CO|Cork|T12 W8K4'),
  },
];
