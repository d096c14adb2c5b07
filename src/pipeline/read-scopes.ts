/** Which scopes a token lacks, found by one cheap read for each. Writing scopes show only when something is written. */
import type { ReadAnswer } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { Send } from '../model/http.ts';
import type { ScopeNeed } from '../plan/preflight.ts';

interface ScopeRead extends ScopeNeed {
  readonly read: (destination: HighLevel, send: Send) => Promise<ReadAnswer<unknown>>;
}

/** (HighLevel, scopes: the list of the private integration's page; the names are the platform's.) */
const reads: readonly ScopeRead[] = [
  {
    scope: 'contacts.readonly',
    without: 'nobody can be found, written safely or read back',
    essential: true,
    read: (destination, send) => destination.countContacts([], send),
  },
  {
    scope: 'locations/customFields.readonly',
    without: 'fields cannot be told apart from new ones',
    essential: true,
    read: (destination, send) => destination.listCustomFields(send),
  },
  {
    scope: 'locations/tags.readonly',
    without: 'tags cannot be told apart from new ones',
    essential: true,
    read: (destination, send) => destination.listTags(send),
  },
  {
    scope: 'workflows.readonly',
    without: 'nobody can tell whether a workflow would react, so no load starts',
    essential: true,
    read: (destination, send) => destination.listWorkflows(send),
  },
  {
    scope: 'opportunities.readonly',
    without: 'deals and orders cannot be loaded',
    essential: false,
    read: (destination, send) => destination.listPipelines(send),
  },
  {
    scope: 'users.readonly',
    without: 'owners and hosts cannot be found, and records arrive without them',
    essential: false,
    read: (destination, send) => destination.listUsers(send),
  },
  {
    scope: 'objects/schema.readonly',
    without: 'subscriptions cannot become custom objects',
    essential: false,
    read: (destination, send) => destination.listObjects(send),
  },
  {
    scope: 'calendars.readonly',
    without: 'calendars and appointments cannot be loaded',
    essential: false,
    read: (destination, send) => destination.listCalendars(send),
  },
];

/** Only a refusal that names the scope counts; any other failure says nothing about the token. */
export async function findMissingScopes(destination: HighLevel, send: Send): Promise<readonly ScopeNeed[]> {
  const missing: ScopeNeed[] = [];
  for (const { read, ...need } of reads) {
    const answer = await read(destination, send);
    if (answer.kind === 'failed' && /not authorized for this scope/i.test(answer.note)) missing.push(need);
  }
  return missing;
}
