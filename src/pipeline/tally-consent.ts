/**
 * The rule of consent as it falls on this account: for each combination of Kartra's own words, how many people
 * may get e-mail and how many not, and why; and the paying customers it silences.
 */
import type { Ledger } from '../ledger/ledger.ts';
import type { Channel } from '../model/contact.ts';

export interface ConsentRow {
  /** Kartra's own words; empty where it has none. */
  readonly gdprStatus: string;
  readonly communications: string;
  /** Code of the rule that closes e-mail; null where e-mail stays open. */
  readonly reason: string | null;
  readonly people: number;
  /** Of them, who has paid. */
  readonly paying: number;
}

export interface ConsentTally {
  readonly rows: readonly ConsentRow[];
  /** People who may not be reached, by channel. */
  readonly closed: Readonly<Record<Channel, number>>;
  /** The others. */
  readonly open: Readonly<Record<Channel, number>>;
  readonly people: number;
  /** Paying customers who will get no e-mail. */
  readonly payingSilenced: number;
}

/** One pass over the mapped people; who has an order has paid. */
export async function tallyConsent(ledger: Pick<Ledger, 'mapped'>): Promise<ConsentTally> {
  const rows = new Map<string, { -readonly [key in keyof ConsentRow]: ConsentRow[key] }>();
  const closed: Record<Channel, number> = { email: 0, sms: 0, whatsApp: 0, call: 0 };
  let people = 0;
  for await (const batch of ledger.mapped.contacts()) {
    for (const { custom, restricted } of batch) {
      people += 1;
      for (const channel of Object.keys(restricted) as Channel[]) closed[channel] += 1;
      const reason = restricted.email ?? null;
      const [gdprStatus, communications] = [
        custom['kartra_gdpr_status'],
        custom['kartra_gdpr_communications'],
      ].map((value) => String(value ?? '')) as [string, string];
      const key = JSON.stringify([gdprStatus, communications, reason]);
      const row = rows.get(key) ?? { gdprStatus, communications, reason, people: 0, paying: 0 };
      row.people += 1;
      if (Number(custom['kartra_orders'] ?? 0) > 0) row.paying += 1;
      rows.set(key, row);
    }
  }
  const all = [...rows.values()].sort((a, b) => b.people - a.people);
  const silenced = all.filter(({ reason }) => reason !== null);
  return {
    rows: all,
    closed,
    open: {
      email: people - closed.email,
      sms: people - closed.sms,
      whatsApp: people - closed.whatsApp,
      call: people - closed.call,
    },
    people,
    payingSilenced: silenced.reduce((sum, row) => sum + row.paying, 0),
  };
}
