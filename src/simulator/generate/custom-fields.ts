/**
 * The account's custom fields: Kartra's five types, each a column headed by its identifier (§4 of kartra.md).
 *
 * Truth equals the cell except for checkboxes, whose cell joins the chosen options. No checkbox option holds a comma;
 * one drop-down option does, because a single value must not be split. Dates live in text, in any form.
 */

import type { Random } from './create-random.ts';

export const CUSTOM_FIELD_KINDS = [
  'input_field',
  'text_area',
  'drop_down',
  'radio_button',
  'checkbox',
] as const;
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number];
export type CustomValue = string | readonly string[];

export interface CustomField {
  readonly identifier: string;
  readonly type: CustomFieldKind;
  /** For the three types with choices. */
  readonly options?: readonly string[];
  /** Share of people with a value. */
  readonly fillRate: number;
  /** Free values, for the two text types. */
  readonly draw?: (random: Random) => string;
  /** Made after the older export: no column in a `leads` file. */
  readonly newerOnly?: true;
}

/** Between the options of a checkbox cell. */
export const CHECKBOX_SEPARATOR = ', ';

const JOBS = ['Owner', 'CEO & Founder', 'Coach', 'VP, Sales', 'nurse', '=HYPERLINK("x")', 'Ärztin', '00123'];
const STORIES = [
  'Started with nothing.\nNow: 3 clients, 2 "maybe".',
  'Loves the course 😍\r\n\r\n- asked for invoices\r\n- wants a refund?',
  'Short.',
  'Zweite Zeile:\n\tmit Tabulator; und Semikolon, und Komma.',
];

export const CUSTOM_FIELDS: readonly CustomField[] = [
  { identifier: 'job_title', type: 'input_field', fillRate: 0.4, draw: (random) => random.pick(JOBS) },
  { identifier: 'success_story', type: 'text_area', fillRate: 0.08, draw: (random) => random.pick(STORIES) },
  {
    identifier: 'business_stage',
    type: 'drop_down',
    fillRate: 0.5,
    options: ['Idea', 'Launching', 'Growing', 'Scaling', 'Other, please call me'],
  },
  { identifier: 't-shirt-size', type: 'radio_button', fillRate: 0.2, options: ['S', 'M', 'L', 'XL', 'XXL'] },
  {
    identifier: 'interests',
    type: 'checkbox',
    fillRate: 0.35,
    options: ['SEO', 'Facebook Ads', 'E-mail', 'Video & YouTube', 'Copywriting', 'Podcasting'],
  },
  { identifier: 'renewal_date', type: 'input_field', fillRate: 0.15, draw: drawDateText },
  {
    identifier: 'Preferred Contact Time',
    type: 'radio_button',
    fillRate: 0.25,
    options: ['Morning', 'Afternoon', 'Evening', 'Never'],
  },
  {
    identifier: 'yearly_revenue',
    type: 'input_field',
    fillRate: 0.1,
    newerOnly: true,
    draw: (random) => random.pick(['$50,000', '50k', '120.000 €', '0', '1e5', 'n/a', '>100000']),
  },
];

/** Draws the values of every custom field; a field without a value has no key. */
export function drawCustomValues(random: Random): Record<string, CustomValue> {
  const values: Record<string, CustomValue> = {};
  for (const field of CUSTOM_FIELDS) {
    if (!random.chance(field.fillRate)) continue;
    values[field.identifier] = drawCustomValue(random, field);
  }
  return values;
}

/** What stands in the cell. */
export function writeCustomValue(value: CustomValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : value.join(CHECKBOX_SEPARATOR);
}

function drawCustomValue(random: Random, field: CustomField): CustomValue {
  if (field.draw) return field.draw(random);
  const options = field.options ?? [];
  if (field.type !== 'checkbox') return random.pick(options);
  const chosen = options.filter(() => random.chance(0.35));
  return chosen.length > 0 ? chosen : [random.pick(options)];
}

function drawDateText(random: Random): string {
  const year = random.between(2023, 2027);
  const month = random.between(1, 12);
  const day = random.between(1, 28);
  const two = (part: number): string => String(part).padStart(2, '0');
  return random.pick([
    `${year}-${two(month)}-${two(day)}`,
    `${two(month)}/${two(day)}/${year}`,
    `${day}.${month}.${year}`,
    `${day} Mar ${year}`,
    `March ${day}, ${year}`,
    'next summer',
    'TBC',
  ]);
}
