/** Papers about calendars and bookings: who must be reminded by hand, and what to look at before a calendar opens. */
import { csvText } from './csv.ts';
import { type Paper, section, text, todo } from './paper/paper.ts';
import { plural } from './words.ts';

export interface UpcomingBooking {
  readonly booking: string;
  /** ISO with the offset the guest saw. */
  readonly startsAt: string;
  readonly calendar: string;
  readonly host: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  /** How it arrives: `appointment`, `dated note`, … */
  readonly arrives: string;
}

const reminder =
  'from Kartra as long as its calendar runs, else by you: HighLevel is told nothing, and reminds nobody of it';

export function upcomingBookingsCsv(bookings: readonly UpcomingBooking[]): AsyncGenerator<string> {
  const columns = [
    'booking',
    'starts',
    'calendar',
    'host',
    'name',
    'email',
    'status',
    'arrives as',
    'reminder',
  ];
  const rows = async function* () {
    yield bookings.map((one) => [
      one.booking,
      one.startsAt,
      one.calendar,
      one.host,
      one.name,
      one.email,
      one.status,
      one.arrives,
      reminder,
    ]);
  };
  return csvText(columns, rows());
}

export interface CalendarFigures {
  readonly target: string;
  readonly calendars: number;
  /** What a person should look at, one sentence each. */
  readonly questions: readonly string[];
}

export function calendarsPaper({ target, calendars, questions }: CalendarFigures): Paper {
  return {
    title: `Calendars (${target})`,
    lead: `${plural(calendars, 'calendar')} ${calendars === 1 ? 'arrives as a draft that alerts' : 'arrive as drafts that alert'} nobody: nobody can book one before you publish it.`,
    sections: [
      section('To look at', questions.length === 0 ? text('Nothing.') : todo(questions)),
      section(
        'Before you close Kartra',
        todo([
          'Publish each calendar, book a slot as a guest, move it and cancel it.',
          'Connect Google and Outlook calendars only after the load: HighLevel pushes appointments into them.',
          'Switch reminders on in HighLevel, then off in Kartra; upcoming-bookings.csv lists whom that concerns.',
        ]),
      ),
    ],
  };
}
