/**
 * The fields of a record as Landfall carries it, for each kind of record of the source, with the kind of
 * value each takes. Contacts, companies, deals and appointments have fields of the same name in HighLevel
 * (contacts, businesses, opportunities, appointments: bodies of create and update). The others have no
 * counterpart of their own there: what their fields become is a decision (`decide`).
 */
import { type EntityKind, entityKinds } from './entity.ts';

/** What a value must be before it may travel. */
export type ValueType =
  | 'text'
  | 'name'
  /** First and last name in one cell. */
  | 'whole-name'
  | 'email'
  | 'phone'
  | 'country'
  | 'time-zone'
  | 'date'
  | 'instant'
  | 'number'
  | 'money'
  | 'choice';

/** Kinds of record a map has columns for: all the source has, in the order a person reads them. */
export const sourceObjects = entityKinds;

export type SourceObject = EntityKind;

const destinationFields = {
  contact: {
    firstName: 'name',
    lastName: 'name',
    name: 'whole-name',
    email: 'email',
    phone: 'phone',
    companyName: 'text',
    address1: 'text',
    city: 'text',
    state: 'text',
    postalCode: 'text',
    country: 'country',
    website: 'text',
    timezone: 'time-zone',
    source: 'text',
    dateOfBirth: 'date',
  },
  company: {
    name: 'text',
    phone: 'phone',
    email: 'email',
    website: 'text',
    address: 'text',
    city: 'text',
    state: 'text',
    postalCode: 'text',
    country: 'country',
    description: 'text',
  },
  deal: {
    name: 'text',
    pipeline: 'choice',
    pipelineStage: 'choice',
    monetaryValue: 'money',
    currency: 'text',
    status: 'choice',
    assignedTo: 'choice',
    source: 'text',
    closeDate: 'date',
    lostReason: 'text',
    createdAt: 'instant',
    notes: 'text',
  },
  transaction: {
    kind: 'choice',
    createdAt: 'instant',
    product: 'text',
    pricePoint: 'text',
    quantity: 'number',
    amount: 'money',
    basePrice: 'money',
    tax: 'money',
    shipping: 'money',
    discount: 'money',
    revenue: 'money',
    amountRefunded: 'money',
    currency: 'text',
    coupon: 'text',
    paymentMethod: 'text',
    provider: 'text',
    providerId: 'text',
    status: 'text',
    subscriptionId: 'text',
    paymentNumber: 'number',
    affiliate: 'text',
  },
  subscription: {
    status: 'choice',
    product: 'text',
    interval: 'text',
    amount: 'money',
    currency: 'text',
    nextBillingDate: 'date',
    startDate: 'date',
    cancelledAt: 'date',
    provider: 'text',
    providerId: 'text',
  },
  affiliate: {
    username: 'text',
    name: 'text',
    status: 'text',
    products: 'text',
    commission: 'text',
    earned: 'money',
    reserve: 'money',
    due: 'money',
    paid: 'money',
    joined: 'date',
  },
  calendar: {
    name: 'text',
    model: 'choice',
    className: 'text',
    host: 'text',
    hostEmail: 'email',
    timezone: 'time-zone',
    durationMinutes: 'number',
    bufferMinutes: 'number',
    noticeHours: 'number',
    weekday: 'text',
    from: 'text',
    to: 'text',
  },
  appointment: {
    calendar: 'text',
    title: 'text',
    startTime: 'instant',
    endTime: 'instant',
    timezone: 'time-zone',
    assignedTo: 'choice',
    status: 'choice',
    location: 'text',
    notes: 'text',
  },
  membership: { name: 'text', level: 'text', active: 'choice', grantedAt: 'date' },
  list: { name: 'text', publicName: 'text', subscribed: 'number', unsubscribed: 'number' },
  tag: { name: 'text', category: 'text', expiresAfterDays: 'number', contacts: 'number' },
  'form-answer': { form: 'text', submittedAt: 'instant', question: 'text', answer: 'text' },
  'survey-answer': {
    survey: 'text',
    completedAt: 'instant',
    score: 'number',
    question: 'text',
    answer: 'text',
  },
  note: { createdAt: 'instant', author: 'text', body: 'text' },
  activity: { happenedAt: 'instant', activity: 'text', detail: 'text' },
  'inventory-item': {
    kind: 'text',
    name: 'text',
    steps: 'number',
    status: 'text',
    usedBy: 'text',
    url: 'text',
    description: 'text',
  },
} as const satisfies Record<SourceObject, Readonly<Record<string, ValueType>>>;

type FieldsOf = { [kind in SourceObject]: keyof (typeof destinationFields)[kind] };

/** A field of any of them. Which belong to which is checked where a map is read or set. */
export type FieldName = FieldsOf[SourceObject];

/** Names of the fields of one kind of record. */
export function fieldNamesOf(object: SourceObject): readonly FieldName[] {
  return Object.keys(destinationFields[object]) as FieldName[];
}

/** The kind of value a field takes, or undefined for a field this kind of record does not have. */
export function valueTypeOf(object: SourceObject, field: string): ValueType | undefined {
  const types: Readonly<Record<string, ValueType>> = destinationFields[object];
  return Object.hasOwn(types, field) ? types[field] : undefined;
}

/**
 * The only values some fields take. (HighLevel, opportunities: `status` of create; appointments:
 * `appointmentStatus`.) Anything else needs a value map before it may travel.
 */
const fieldOptions: { readonly [kind in SourceObject]?: Readonly<Record<string, readonly string[]>> } = {
  deal: { status: ['open', 'won', 'lost', 'abandoned'] },
  appointment: { status: ['new', 'confirmed', 'cancelled', 'showed', 'noshow', 'invalid'] },
  membership: { active: ['yes', 'no'] },
};

/** The values a field is limited to; empty where it takes any. */
export function optionsOfField(object: SourceObject, field: string): readonly string[] {
  return fieldOptions[object]?.[field] ?? [];
}
