/**
 * Listen: Kartra's events mark their lead as changed, and where Kartra's API is connected and everybody was asked for
 * once, the lead is asked for again. Events are not signed: none is believed, each only says where to look.
 */
import { normaliseEmail } from '../extract/e-mail.ts';
import { askLeads } from '../extract/enrich/ask-leads.ts';
import type { NamedLead } from '../model/named-lead.ts';
import type { Surroundings } from './connect-destination.ts';
import { connectKartra } from './connect-kartra.ts';
import { settleWitness } from './settle-witness.ts';
import type { Workspace } from './workspace.ts';

/**
 * Marks the lead an event names.
 * @param at epoch ms
 * @returns whether the exports know the person; one they do not know comes with the next export
 */
export async function noteChange({ ledger }: Workspace, lead: NamedLead, at: number): Promise<boolean> {
  const email = normaliseEmail(lead.email);
  const aliases = [
    ...(/^\d+$/u.test(lead.id) ? [`L:${lead.id}`] : []),
    ...(email === null ? [] : [`E:${email}`]),
  ];
  const marker = await ledger.leadChanges.markerOf(aliases);
  if (marker === null) return false;
  await ledger.leadChanges.note(marker, at);
  return true;
}

export interface Reread {
  /** Leads asked for. */
  readonly asked: number;
  /** Why nobody was asked; null where somebody could be. */
  readonly because: 'not connected' | 'never asked for everybody' | null;
}

/** Asks Kartra again for every lead that changed since it was last read. @throws `source-…`, `interrupted` */
export async function rereadChanged(workspace: Workspace, surroundings: Surroundings): Promise<Reread> {
  const { ledger, config, directory } = workspace;
  const changed = await ledger.leadChanges.unread();
  if (changed.size === 0) return { asked: 0, because: null };
  const source = config.source.kartra;
  if (source === undefined) return { asked: 0, because: 'not connected' };
  const round = await ledger.witness.latestRound();
  // What the API says is merged only once it was asked for everybody: a few would say too little.
  if (round === null || round.endedAt === null) return { asked: 0, because: 'never asked for everybody' };
  const connection = await connectKartra(source, directory, surroundings);
  try {
    const { api, clock } = connection;
    const startedAt = clock.now();
    let asked = 0;
    await askLeads({
      api,
      entities: {
        ...ledger.entities,
        async *all(kind) {
          for await (const batch of ledger.entities.all(kind)) {
            const some = batch.filter(({ marker }) => changed.has(marker));
            if (some.length > 0) yield some;
          }
        },
      },
      witness: { ...ledger.witness, pending: (_, markers) => Promise.resolve(new Set(markers)) },
      round,
      withMoney: false,
      now: () => clock.now(),
      concurrency: 4,
      onProgress: (count) => {
        asked = count;
      },
    });
    await ledger.leadChanges.markRead([...changed], startedAt);
    await settleWitness(ledger, round, clock.now());
    return { asked, because: null };
  } finally {
    await connection.close();
  }
}
