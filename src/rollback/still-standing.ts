/** Proof that what a rollback calls undone is gone: each record it removed is asked for once more, by its id. */
import type { ReadAnswer } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { Send } from '../model/http.ts';
import type { Operation } from '../model/journal.ts';
import type { ObjectKind } from '../model/plan.ts';
import type { Reversal } from '../model/rollback.ts';

type Reader = (of: HighLevel, send: Send, operation: Operation, id: string) => Promise<ReadAnswer<unknown>>;

const opportunity: Reader = ({ opportunities }, send, _, id) => opportunities.read(send, id);
const record: Reader = (of, send, { expected }, id) =>
  of.records((expected as { object: string }).object).read(send, id);

/** Notes, tasks and links go with the person they are of; schema nobody uses any more sends nothing to anybody. */
const readers: Readonly<Partial<Record<ObjectKind, Reader>>> = {
  company: ({ companies }, send, _, id) => companies.read(send, id),
  contact: ({ contacts }, send, _, id) => contacts.read(send, id),
  opportunity,
  order: opportunity,
  subscription: opportunity,
  'appointment-deal': opportunity,
  'order-record': record,
  'subscription-record': record,
  'membership-record': record,
  'affiliate-record': record,
  calendar: ({ calendars }, send, _, id) => calendars.read(send, id),
  appointment: ({ appointments }, send, _, id) => appointments.read(send, id),
};

export interface Standing {
  /** Records asked for. */
  readonly looked: number;
  /** Those that are there, or could not be looked at. */
  readonly standing: number;
}

export async function stillStanding(
  reversals: AsyncIterable<readonly Reversal[]>,
  destination: HighLevel,
  send: Send,
): Promise<Standing> {
  let looked = 0;
  let standing = 0;
  for await (const batch of reversals) {
    for (const { operation } of batch) {
      const read = readers[operation.object];
      if (read === undefined || operation.action !== 'create' || operation.destinationId === null) continue;
      looked += 1;
      const answer = await read(destination, send, operation, operation.destinationId);
      if (answer.kind !== 'absent') standing += 1;
    }
  }
  return { looked, standing };
}
