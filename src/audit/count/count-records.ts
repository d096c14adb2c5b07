/** Counts records that are no people, one at a time, by the names the account itself gives them. Pure. */
import type { AccountSurvey, SurveyedItem } from '../../model/account-survey.ts';
import type { EntityKind } from '../../model/entity.ts';
import { readStamp } from '../../model/read-stamp.ts';
import { compareText, countNames, groupBy } from './count-names.ts';

type Columns = Readonly<Record<string, string>>;

export type RecordCounts = Pick<
  AccountSurvey,
  | 'pipelines'
  | 'owners'
  | 'memberships'
  | 'appointments'
  | 'bookings'
  | 'calendars'
  | 'affiliates'
  | 'forms'
  | 'surveys'
  | 'activity'
  | 'sellers'
> & { readonly items: readonly SurveyedItem[] };

const yes = /^(?:yes|y|true|1|active|on)$/iu;

/** Whether a cell of the column "active" says so; a blank one does: exports list who has access. */
export function isActive(cell: string | undefined): boolean {
  const text = (cell ?? '').trim();
  return text === '' || yes.test(text);
}

/** @param today `YYYY-MM-DD`: what starts on this day or later is upcoming */
export function countRecords(today: string): {
  add(kind: EntityKind, columns: Columns): void;
  result(): RecordCounts;
} {
  const stages = groupBy<number>();
  const owners = groupBy<{ deals: number; companies: number }>();
  const access = groupBy<{ active: number; ended: number }>();
  const appointments = { upcoming: 0, past: 0, undated: 0 };
  const bookings = new Map<string, { count: number; lastDay: string }>();
  const affiliates = { withoutRate: 0, withDue: 0 };
  const [forms, surveys, activity, sellers] = [countNames(), countNames(), countNames(), countNames()];
  const calendars: { calendar: string; model: string; zone: string; windows: number }[] = [];
  const items: SurveyedItem[] = [];
  const cell = (columns: Columns, column: string) => (columns[column] ?? '').trim();

  const addOwner = (columns: Columns, of: 'deals' | 'companies') =>
    owners.update([cell(columns, 'owner')], (before = { deals: 0, companies: 0 }) => ({
      ...before,
      [of]: before[of] + 1,
    }));

  const adders: { readonly [kind in EntityKind]?: (columns: Columns) => void } = {
    company: (columns) => addOwner(columns, 'companies'),
    deal(columns) {
      addOwner(columns, 'deals');
      stages.update([cell(columns, 'pipeline'), cell(columns, 'stage')], (before = 0) => before + 1);
    },
    transaction: (columns) => sellers.add(cell(columns, 'seller_username')),
    membership(columns) {
      const key = [cell(columns, 'membership'), cell(columns, 'level')];
      const of = isActive(columns['active']) ? 'active' : 'ended';
      access.update(key, (before = { active: 0, ended: 0 }) => ({ ...before, [of]: before[of] + 1 }));
    },
    appointment(columns) {
      const day = readStamp(cell(columns, 'start'), null)?.date ?? null;
      const isCancelled = /cancel/iu.test(cell(columns, 'status'));
      if (day === null) appointments.undated += 1;
      else if (day < today || isCancelled) appointments.past += 1;
      else {
        appointments.upcoming += 1;
        const name = cell(columns, 'calendar');
        const { count, lastDay } = bookings.get(name) ?? { count: 0, lastDay: '' };
        bookings.set(name, { count: count + 1, lastDay: day > lastDay ? day : lastDay });
      }
    },
    calendar(columns) {
      calendars.push({
        calendar: [cell(columns, 'calendar'), cell(columns, 'class')]
          .filter((part) => part !== '')
          .join(' / '),
        model: cell(columns, 'model'),
        zone: cell(columns, 'time_zone'),
        windows: countList(columns['windows']),
      });
    },
    affiliate(columns) {
      if (cell(columns, 'commission') === '') affiliates.withoutRate += 1;
      if (/[1-9]/u.test(cell(columns, 'due'))) affiliates.withDue += 1;
    },
    'form-answer': (columns) => forms.add(cell(columns, 'form')),
    'survey-answer': (columns) => surveys.add(cell(columns, 'survey')),
    activity: (columns) => activity.add(cell(columns, 'activity')),
    'inventory-item'(columns) {
      items.push({
        kind: cell(columns, 'kind').toLowerCase(),
        name: cell(columns, 'name'),
        steps: cell(columns, 'steps'),
        status: cell(columns, 'status'),
        usedBy: cell(columns, 'used_by'),
        link: cell(columns, 'link'),
        description: cell(columns, 'description'),
        from: 'inventory',
      });
    },
  };

  return {
    add: (kind, columns) => adders[kind]?.(columns),
    result: () => ({
      pipelines: stages.entries().map(([[pipeline = '', stage = ''], deals]) => ({ pipeline, stage, deals })),
      owners: owners.entries().map(([[owner = ''], counts]) => ({ owner, ...counts })),
      memberships: access
        .entries()
        .map(([[membership = '', level = ''], counts]) => ({ membership, level, ...counts })),
      appointments,
      bookings: [...bookings]
        .map(([name, { count, lastDay }]) => ({ name, count, lastDay }))
        .sort((a, b) => compareText(a.name, b.name)),
      calendars: calendars.sort((a, b) => compareText(a.calendar, b.calendar)),
      affiliates,
      forms: forms.result(),
      surveys: surveys.result(),
      activity: activity.result(),
      sellers: sellers.result(),
      items,
    }),
  };
}

function countList(json: string | undefined): number {
  try {
    const list: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(list) ? list.length : 0;
  } catch {
    return 0;
  }
}
