/** The rule of consent as a table: what Kartra says, what follows, how many people, how many of them pay. */
import { type Paper, section, tableOf, text } from './paper/paper.ts';
import { channelWords, number, plural } from './words.ts';

export interface ConsentLine {
  readonly gdprStatus: string;
  readonly communications: string;
  readonly reason: string | null;
  readonly people: number;
  readonly paying: number;
}

/** Code of a rule → the words a business owner reads. */
const reasonWords: Readonly<Record<string, string>> = {
  blocked: 'blocked in Kartra',
  unsubscribed: 'unsubscribed in Kartra',
  'blocked-unrecognised': 'a block Landfall cannot read',
  'suppression-tag': 'a tag says not to write',
  'suppression-list': 'a list says not to write',
  'communications-declined': 'communications: no',
  'communications-unrecognised': 'communications: an answer Landfall cannot read',
  'opt-in-declined': 'a column says no',
  'opt-in-unrecognised': 'a column about consent holds an answer Landfall cannot read',
  'gdpr-not-accepted': 'GDPR not accepted',
  'gdpr-pending': 'GDPR answer still pending',
  'gdpr-unrecognised': 'a GDPR status Landfall cannot read',
  'gdpr-not-explicit': 'no explicit GDPR yes',
  'communications-not-explicit': 'no explicit yes to communications',
  'gdpr-unknown-country-unknown': 'GDPR unknown, country unknown',
  'gdpr-unknown-protected-country': 'GDPR unknown, in a country that asks for it',
  'lists-not-exported': 'no lists in the exports',
  'no-list': 'on no list',
  'no-written-consent': 'no written consent',
  'shared-address': 'somebody with the same address said no',
};

/** @example consentWords('no-list') // 'on no list' */
export function consentWords(reason: string): string {
  return reasonWords[reason] ?? reason;
}

export interface ConsentFigures {
  /** The rule chosen, and who chose it. */
  readonly choice: string;
  readonly rows: readonly ConsentLine[];
  /** People by channel who may not be reached, and who may. */
  readonly closed: Readonly<Record<string, number>>;
  readonly open: Readonly<Record<string, number>>;
  readonly people: number;
  readonly payingSilenced: number;
}

export function consentPaper({ choice, rows, closed, open, people, payingSilenced }: ConsentFigures): Paper {
  return {
    title: 'Who may be contacted after the move',
    lead: `${number(open['email'] ?? 0)} of ${plural(people, 'person', 'people')} may get e-mail. ${plural(payingSilenced, 'paying customer')} will get none.`,
    sections: [
      section('The rule', text(choice)),
      section(
        'By channel',
        tableOf(
          'People by channel',
          ['channel', 'closed', 'open'],
          Object.entries(closed).map(([channel, count]) => [
            channelWords[channel] ?? channel,
            count,
            open[channel] ?? 0,
          ]),
        ),
      ),
      section(
        'By what Kartra says',
        tableOf(
          'People by Kartra’s own words',
          ['GDPR status', 'communications', 'e-mail', 'because', 'people', 'of them paying'],
          rows.map(({ gdprStatus, communications, reason, people: count, paying }) => [
            gdprStatus === '' ? '(blank)' : gdprStatus,
            communications === '' ? '(blank)' : communications,
            reason === null ? 'yes' : 'no',
            reason === null ? '' : consentWords(reason),
            count,
            paying,
          ]),
        ),
        text(
          'Kartra’s own words stay in fields of each contact. An opt-out also reaches everybody at the location with the same address or number. What is closed at the location already stays closed.',
        ),
      ),
    ],
  };
}
