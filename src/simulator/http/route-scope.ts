/**
 * Owns: which scope a call needs. Source: the security section of every operation in the official specs.
 * Unverified: where a spec lists no scope although its neighbours have one (a tag by id, a record by id, bulk
 * calls of contacts), the neighbours' scope is needed; paths that only the live documentation has follow the
 * name of their family; notes, whose page shows no scope, need those of contacts; pipelines have scopes of their own for writing, as integrators report.
 */

interface ScopeRule {
  readonly path: RegExp;
  readonly readonly?: string;
  readonly write?: string;
}

function family(path: RegExp, name: string): ScopeRule {
  return { path, readonly: `${name}.readonly`, write: `${name}.write` };
}

/** The first rule that fits decides. */
const RULES: readonly ScopeRule[] = [
  family(/^\/contacts(\/|$)/, 'contacts'),
  family(/^\/notes(\/|$)/, 'contacts'),
  family(/^\/businesses(\/|$)/, 'businesses'),
  { path: /^\/opportunities\/pipelines(\/|$)/, readonly: 'opportunities.readonly', write: 'pipelines.write' },
  family(/^\/opportunities(\/|$)/, 'opportunities'),
  family(/^\/custom-fields(\/|$)/, 'locations/customFields'),
  family(/^\/locations\/[^/]+\/customFields(\/|$)/, 'locations/customFields'),
  family(/^\/locations\/[^/]+\/customValues(\/|$)/, 'locations/customValues'),
  family(/^\/locations\/[^/]+\/tags(\/|$)/, 'locations/tags'),
  family(/^\/locations\/[^/]+\/tasks(\/|$)/, 'locations/tasks'),
  family(/^\/locations\/[^/]+\/templates(\/|$)/, 'locations/templates'),
  family(/^\/locations(\/|$)/, 'locations'),
  family(/^\/objects\/[^/]+\/records(\/|$)/, 'objects/record'),
  family(/^\/objects(\/|$)/, 'objects/schema'),
  family(/^\/associations\/relations(\/|$)/, 'associations/relation'),
  family(/^\/associations(\/|$)/, 'associations'),
  family(/^\/calendars\/groups(\/|$)/, 'calendars/groups'),
  family(/^\/calendars\/resources(\/|$)/, 'calendars/resources'),
  family(/^\/calendars\/(events|blocked-slots|appointments|services\/bookings)(\/|$)/, 'calendars/events'),
  family(/^\/calendars\/[^/]+\/notifications(\/|$)/, 'calendars/events'),
  family(/^\/calendars(\/|$)/, 'calendars'),
  family(/^\/users(\/|$)/, 'users'),
  family(/^\/workflows(\/|$)/, 'workflows'),
  family(/^\/campaigns(\/|$)/, 'campaigns'),
  family(/^\/conversations\/messages(\/|$)/, 'conversations/message'),
  family(/^\/conversations\/(locations\/[^/]+\/messages|[^/]+\/messages)(\/|$)/, 'conversations/message'),
  family(/^\/conversations(\/|$)/, 'conversations'),
  family(/^\/medias(\/|$)/, 'medias'),
  family(/^\/forms(\/|$)/, 'forms'),
  family(/^\/courses(\/|$)/, 'courses'),
  family(/^\/affiliate-manager(\/|$)/, 'affiliate-manager'),
  family(/^\/oauth\/(locationToken|location-token|installedLocations|installed-locations)$/, 'oauth'),
];

/** The scope a call needs; undefined when none is known. A search is a read although it is a POST. */
export function routeScope(method: string, path: string): string | undefined {
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (method === 'POST' && plain === '/opportunities/pipelines') return 'pipelines.create';
  const rule = RULES.find((candidate) => candidate.path.test(plain));
  const isRead = method === 'GET' || (method === 'POST' && /\/search(\/|$)/.test(plain));
  return isRead ? rule?.readonly : rule?.write;
}
