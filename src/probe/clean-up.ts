/**
 * Removes what experiments made, the latest first. What has no id yet was being made when the process ended:
 * it is looked for by the name in its trace. Nothing without a trace is ever removed.
 */
import type { ReadAnswer } from '../connectors/connector.ts';
import { requireFound } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { ProbeKind, ProbeTrace } from '../ledger/probe-stores.ts';
import type { Clock } from '../model/clock.ts';
import type { Send } from '../model/http.ts';
import type { TraceKeeper } from './probe-question.ts';

interface CleanUpTools {
  readonly destination: HighLevel;
  readonly send: Send;
  readonly clock: Clock;
  readonly traces: TraceKeeper;
  /** How long search may trail a write, in ms: so long a contact without an id is looked for. */
  readonly lagBoundMs: number;
}

export interface CleanedUp {
  readonly removed: number;
  /** What could not be removed, as a person would find it in HighLevel. */
  readonly left: readonly string[];
}

export async function cleanUp(tools: CleanUpTools): Promise<CleanedUp> {
  let removed = 0;
  const left: string[] = [];
  for (const trace of await tools.traces.standing()) {
    const ids = trace.destinationId === null ? await findIds(trace, tools) : [trace.destinationId];
    const refusals: string[] = [];
    for (const id of ids) {
      const answer = await removerOf(trace.kind, tools.destination)(tools.send, id);
      if (answer.kind === 'done') removed += 1;
      else refusals.push(`${trace.kind} "${trace.name}"`);
    }
    left.push(...refusals);
    if (refusals.length === 0) await tools.traces.gone(trace.id);
  }
  return { removed, left };
}

const removerOf = (kind: ProbeKind, destination: HighLevel) => {
  const providers = {
    contact: destination.contacts,
    tag: destination.tags,
    'contact-field': destination.customFields,
    company: destination.companies,
    pipeline: destination.pipelines,
    opportunity: destination.opportunities,
    calendar: destination.calendars,
    appointment: destination.appointments,
  };
  return (send: Send, id: string) => providers[kind].remove(send, id);
};

async function findIds(trace: ProbeTrace, tools: CleanUpTools): Promise<readonly string[]> {
  const { destination, send } = tools;
  const { name, parentId } = trace;
  switch (trace.kind) {
    case 'contact':
      return findContacts(name, tools);
    case 'tag':
      return oneId(await destination.tags.findExisting(send, name), trace);
    case 'contact-field':
      return oneId(await destination.customFields.findExisting(send, name), trace);
    case 'pipeline':
      return oneId(await destination.pipelines.findExisting(send, name), trace);
    case 'calendar':
      return oneId(await destination.calendars.findExisting(send, name), trace);
    case 'company': {
      const ids: string[] = [];
      for await (const page of destination.listCompanies(send))
        ids.push(...page.filter((company) => company.name === name).map(({ id }) => id));
      return ids;
    }
    case 'opportunity': {
      await tools.clock.sleep(tools.lagBoundMs, 'waiting for HighLevel search to catch up');
      const ids: string[] = [];
      for await (const page of destination.searchOpportunities({ contactId: parentId ?? '' }, send))
        ids.push(...requireFound(page, 'its opportunities').map(({ id }) => id));
      return ids;
    }
    case 'appointment': {
      const startsAt = Number(name.split(' ').at(-1));
      const span = { calendarId: parentId ?? '', fromMs: startsAt, toMs: startsAt };
      return requireFound(await destination.listAppointments(span, send), 'its appointments').map(
        ({ id }) => id,
      );
    }
  }
}

/** Looked for until search cannot be behind any more. */
async function findContacts(email: string, tools: CleanUpTools): Promise<readonly string[]> {
  const looks = 4;
  const filters = [{ field: 'email', operator: 'eq', value: email } as const];
  for (let look = 0; look < looks; look += 1) {
    const ids: string[] = [];
    for await (const { contacts } of tools.destination.searchContacts(filters, tools.send))
      ids.push(...contacts.filter((one) => one.fields.email?.toLowerCase() === email).map(({ id }) => id));
    if (ids.length > 0) return ids;
    if (look < looks - 1)
      await tools.clock.sleep(tools.lagBoundMs / (looks - 1), 'waiting for HighLevel search to catch up');
  }
  return [];
}

function oneId(answer: ReadAnswer<{ readonly id: string }>, trace: ProbeTrace): readonly string[] {
  return answer.kind === 'absent' ? [] : [requireFound(answer, `${trace.kind} "${trace.name}"`).id];
}
