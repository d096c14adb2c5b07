/** What becomes, in HighLevel, of a cell Kartra emptied: in the words of the list a person reads. Pure. */
import { type ContactFieldName, createOnlyFields } from '../model/contact.ts';
import type { DecisionId } from '../model/decision.ts';
import type { EntityKind } from '../model/entity.ts';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';
import { presetEvidence } from './presets/find-preset.ts';
import { foldColumn } from './presets/preset-column.ts';

type Words = Readonly<Record<string, string>>;
type Choices = Readonly<Record<DecisionId, string>>;

const asked = 'where somebody changed it, you are asked';
const follows = `emptied where it stands as we wrote it; ${asked}`;
const inText =
  'taken out of the text where it stands as we wrote it; where somebody edited it, you are asked';
const nowhere = 'in no field of HighLevel: it was kept in your archive only';
const identity = 'stays: it says which record this is, or whose';
const reaches = 'stays: people are found and reached by it';
const readWithout = 'the phone is read without it; a phone that is emptied too stays';
const onlyWhenMade = 'stays: HighLevel takes it only when a person is added';
const fixed = 'stays: HighLevel lets no program take it away again';
const billed = `${follows}; the closing date of an opportunity stays, which no program can take away`;
const valued = `${follows}; the value of an opportunity stays, which no program can take away`;
const lostFor = `${follows}; the reason chosen on the opportunity itself stays, which no program can take away`;
const inNote = 'where the booking stands as a note, it is taken out of its text';
const hosted = 'stays: HighLevel lets no program take the host of a booking away';
const untimed = 'stays: a booking needs a time';
const unplaced = 'stays: a booking needs a calendar';
const zoned = `its times are read in the time zone chosen for Kartra; ${asked}`;
const unworded = 'stays: a note without a text would say nothing';
const unwordedBeside = `${inText}; a note in which nothing else stands stays`;
const unknown = 'shown as unknown where it stands as we wrote it';
const fallsBack = 'becomes what stands for none, unless somebody changed it: then you are asked';
const stayingTask = 'stays: a task is left as it stands';
const stayingHours = 'stays: the calendar and its hours are left as they are';
const stayingEvent = 'stays: without it nothing says that money moved, and nothing is deleted';
const withoutAmount = `becomes 0, in no currency, unless somebody changed it: then you are asked; what the person spent is counted without it, and a total of which nothing is left stays`;
const counted =
  'what is told of a person from their payments is told without it; what nothing is left of stays';
const tagged = 'the tags it gave are taken away, unless something else gives them';
const optedOut = 'an opt-out it told of holds';

const contactWords: Words = {
  email: reaches,
  phone: reaches,
  ...(Object.fromEntries(createOnlyFields.map((name) => [name, onlyWhenMade])) satisfies {
    readonly [name in ContactFieldName]?: string;
  }),
};

/** Of deals nothing else is read. (HighLevel, opportunities: body of the update.) */
const dealWords: Words = {
  monetaryValue: fixed,
  closeDate: fixed,
  name: fallsBack,
  pipeline: fallsBack,
  pipelineStage: fallsBack,
  status: fallsBack,
  source: nowhere,
  lostReason: lostFor,
};

/** By what subscriptions become. */
const subscriptionWords: Readonly<Record<string, Words>> = {
  opportunity: {
    currency: fallsBack,
    nextBillingDate: billed,
    amount: valued,
    status: fallsBack,
    product: fallsBack,
  },
  'custom-object': { currency: fallsBack },
  fields: {
    interval: nowhere,
    startDate: nowhere,
    cancelledAt: nowhere,
    provider: nowhere,
    providerId: nowhere,
    currency: fallsBack,
  },
};

/** Of bookings that stand as appointments, or as notes where they could not be appointments. */
const appointmentWords: Words = {
  startTime: `${untimed}; ${inNote}`,
  calendar: `${unplaced}; ${inNote}`,
  assignedTo: `${hosted}; ${inNote}`,
  location: follows,
  timezone: zoned,
  title: `${fallsBack}; ${inNote}`,
  status: `${fallsBack}; ${inNote}`,
  endTime: `${fallsBack}; ${inNote}`,
};

/** By what bookings become, where that is no appointment. */
const bookingWords: Readonly<Record<string, Words>> = {
  note: { timezone: zoned },
  opportunity: {
    startTime: untimed,
    timezone: zoned,
    endTime: follows,
    assignedTo: follows,
    location: follows,
    calendar: fallsBack,
    title: fallsBack,
    status: fallsBack,
  },
};

/** Of calendars that stand, what an update takes and is compared. */
const calendarWords: Words = {
  name: identity,
  className: identity,
  host: nowhere,
  durationMinutes: fallsBack,
  bufferMinutes: fallsBack,
  noticeHours: fallsBack,
};

/** Columns of payments by their name without the currency: payments are read from these, not by the map. */
const paymentWords: Words = {
  id: identity,
  lead_id: identity,
  buyer_email: identity,
  transaction_type: stayingEvent,
  amount: withoutAmount,
  sales_tax: fallsBack,
  shipping_cost: fallsBack,
  coupon_discount: fallsBack,
  quantity: fallsBack,
  price_point: follows,
  processor: follows,
  processor_transaction_id: follows,
  subscription_id: follows,
  processor_subscription_id: counted,
  affiliate_username: follows,
};
/** The same where payments are opportunities, with a name and a date, and where they are records. */
const dealPayments: Words = {
  ...paymentWords,
  date: billed,
  product: `${follows}; an opportunity is called by its number then`,
};
const recordPayments: Words = { ...paymentWords, date: follows, product: follows };
/** Where payments are only added up on their person: what is added up, and told of subscriptions, is told without it. */
const countedPayments: Words = {
  id: identity,
  lead_id: identity,
  buyer_email: identity,
  affiliate_username: follows,
  ...Object.fromEntries(
    [
      'transaction_type',
      'date',
      'amount',
      'product',
      'price_point',
      'processor',
      'subscription_id',
      'processor_subscription_id',
    ].map((column) => [column, counted]),
  ),
};

/** Kinds nothing of which is written to HighLevel: companies there are made of what people name as theirs. */
const neverWritten: ReadonlySet<EntityKind> = new Set(['company', 'list', 'tag', 'inventory-item']);

/**
 * @param choices what payments, subscriptions, bookings and so on become
 * @returns for the column of one kind of record: what becomes of a cell of it that was emptied
 */
export function tellEmptied(
  map: Pick<FieldMap, 'columns'>,
  choices: Choices,
): (kind: EntityKind, column: string) => string {
  const columns = new Map(map.columns.map((one) => [`${one.object}\n${one.column}`, one]));
  const notesSayMore = map.columns.some(
    ({ object, target }) => object === 'note' && target.kind === 'custom',
  );
  const payments =
    choices.transactions === 'totals'
      ? countedPayments
      : choices.transactions === 'custom-object'
        ? recordPayments
        : dealPayments;
  return (kind, column) => {
    if (neverWritten.has(kind)) return nowhere;
    if (kind === 'transaction') return payments[foldColumn(column)] ?? nowhere;
    const known = columns.get(`${kind}\n${column}`);
    if (known === undefined) return nowhere;
    if (kind === 'contact') return ofContact(known);
    const { target } = known;
    if (target.kind === 'marker') return identity;
    if (target.kind === 'link')
      return target.to === 'contact'
        ? identity
        : kind === 'deal' && target.to === 'company'
          ? follows
          : nowhere;
    if (target.kind !== 'field' && target.kind !== 'custom') return nowhere;
    const field = target.kind === 'field' ? target.field : null;
    return ofRecord(kind, field, choices, notesSayMore);
  };
}

/** Who brought a person stands in a field of its own, and what a preset knows as consent is, whatever the map says. */
function ofContact({ column, target, evidence }: ColumnMap): string {
  const fate = column === 'referring_id' ? follows : ofContactTarget(target);
  const tells = evidence ?? presetEvidence(column);
  return tells === null ? fate : `${fate}; ${optedOut}`;
}

function ofContactTarget(target: ColumnMap['target']): string {
  switch (target.kind) {
    case 'archive':
    case 'link':
      return nowhere;
    case 'marker':
      return identity;
    case 'field':
      return contactWords[target.field] ?? follows;
    case 'part':
      return readWithout;
    case 'tags':
    case 'tag':
      return tagged;
    case 'custom':
      return follows;
  }
}

/** @param field null for a field of the map's own */
function ofRecord(kind: EntityKind, field: string | null, choices: Choices, notesSayMore: boolean): string {
  const told = (words: Words, usual: string, own = usual) => (field === null ? own : (words[field] ?? usual));
  switch (kind) {
    case 'deal':
      return told(dealWords, follows);
    case 'subscription': {
      const own = choices.subscriptions === 'fields' ? nowhere : follows;
      return told(subscriptionWords[choices.subscriptions] ?? {}, follows, own);
    }
    case 'affiliate':
      return told(choices.affiliates === 'custom-object' ? {} : { name: nowhere }, follows, nowhere);
    case 'membership':
      return told({ name: identity, level: identity, active: unknown }, follows, nowhere);
    case 'calendar':
      return told(calendarWords, stayingHours, nowhere);
    case 'appointment':
      if (choices.appointments === 'task') return `${stayingTask}; ${inNote}`;
      return told(bookingWords[choices.appointments] ?? appointmentWords, inText);
    case 'note':
      return told({ body: notesSayMore ? unwordedBeside : unworded }, inText);
    case 'activity':
    case 'form-answer':
    case 'survey-answer':
      return choices.activity === 'archive' ? nowhere : inText;
    // Told before: of people and payments by other tables, of the others nothing is written.
    case 'contact':
    case 'transaction':
    case 'company':
    case 'list':
    case 'tag':
    case 'inventory-item':
      return nowhere;
  }
}
