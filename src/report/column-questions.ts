/**
 * The paper of what the values of a column leave open, each with what every answer would make of values
 * of this account. Nothing is read either way before a person has answered.
 */
import { Temporal } from 'temporal-polyfill';
import type { ColumnQuestion } from '../model/column-readings.ts';
import type { EntityKind } from '../model/entity.ts';
import { type DayOrder, readStamp } from '../model/read-stamp.ts';
import { csvText } from './csv.ts';

export interface AskingColumn {
  readonly kind: EntityKind;
  readonly column: string;
  readonly question: ColumnQuestion;
  readonly samples: readonly string[];
}

/** Where Kartra stamps may have been written: its own zone, the zone of a fixed EST, and others owners live in. */
const zones = ['America/New_York', '-05:00', 'America/Los_Angeles', 'Europe/London'];
const shown = 3;

const questions: Readonly<
  Record<
    ColumnQuestion,
    { readonly asks: string; readonly how: string; readonly effect: (sample: string) => string | null }
  >
> = {
  'day-or-month': {
    asks: 'Does the day or the month come first? Every value fits both, or some fit only one and some only the other.',
    how: 'Look one of these people up in Kartra, then: landfall map set COLUMN --transform date-dmy or date-mdy. A column of dates cannot be confirmed before.',
    effect: effectOfOrder,
  },
  'thousand-or-decimal': {
    asks: 'Is 1,234 a thousand or one and a bit? No value of this column proves it.',
    how: 'Look one of these amounts up in Kartra, then: landfall map set COLUMN --transform number-point or number-comma (money-… for money). A column of amounts cannot be confirmed before.',
    effect: (sample) =>
      /\d[.,]\d{3}$/u.test(sample.replace(/[^\d.,]/gu, '')) ? `${sample}: a thousand, or a fraction` : null,
  },
  separator: {
    asks: 'Which character stands between names? More than one of comma, semicolon and bar is used.',
    how: 'Say it with landfall map set, so that a character inside a name does not cut it.',
    effect: (sample) => (/[,;|]/u.test(sample) ? sample : null),
  },
  'time-zone': {
    asks: 'In which time zone are these times?',
    how: 'Answer once for the account: landfall decide time-zone.',
    effect: effectOfZone,
  },
};

/** One line per column and question, with up to three examples. */
export function columnQuestionsCsv(asking: readonly AskingColumn[]): AsyncGenerator<string> {
  const columns = ['kind', 'column', 'question', 'example 1', 'example 2', 'example 3', 'how to answer'];
  const lines = async function* () {
    yield asking.map(({ kind, column, question, samples }) => {
      const { asks, how, effect } = questions[question];
      const examples = samples.flatMap((sample) => effect(sample) ?? []).slice(0, shown);
      return [kind, column, asks, ...Array.from({ length: shown }, (_, at) => examples[at] ?? ''), how];
    });
  };
  return csvText(columns, lines());
}

function effectOfOrder(sample: string): string | null {
  const read = (order: DayOrder) => readStamp(sample, order)?.date ?? 'no date';
  const [day, month] = [read('day-first'), read('month-first')];
  return day === month ? null : `${sample}: day first ${day}, month first ${month}`;
}

/** What instant the stamp is under each zone, in UTC; a time the clocks skipped there is said to be none. */
function effectOfZone(sample: string): string | null {
  const stamp = readStamp(sample, null);
  if (stamp === null || stamp.time === null || stamp.zoned) return null;
  const local = Temporal.PlainDateTime.from(`${stamp.date}T${stamp.time}`);
  const effects = zones.map((zone) => {
    const name = zone === '-05:00' ? 'EST all year' : zone;
    try {
      const instant = local.toZonedDateTime(zone, { disambiguation: 'reject' }).toInstant();
      return `${name}: ${instant.toString().slice(0, 16).replace('T', ' ')} UTC`;
    } catch {
      return `${name}: not certain, the clocks were changed`;
    }
  });
  return `${sample} → ${effects.join('; ')}`;
}
