/**
 * How near each simulated call is to the platform, and what that rests on: kept by hand, checked against the
 * official files by test/conformance/simulator-sources.test.ts where these are there.
 */

export interface Area {
  readonly title: string;
  /** Beginnings of the paths. */
  readonly paths: readonly string[];
  readonly source: string;
}

/** The first area that fits takes the call. */
export const areas: readonly Area[] = [
  { title: 'Authorisation', paths: ['/oauth', '/v2/oauth'], source: 'OAuth file and page' },
  {
    title: 'Contacts',
    paths: ['/contacts'],
    source: 'contacts file, search page, issues of integrators',
  },
  { title: 'Notes (v3)', paths: ['/notes'], source: 'notes page, v3' },
  { title: 'Companies', paths: ['/businesses'], source: 'businesses file' },
  {
    title: 'Opportunities and pipelines',
    paths: ['/opportunities'],
    source: 'opportunities file; pipelines page, v3',
  },
  { title: 'Custom fields, second version', paths: ['/custom-fields'], source: 'custom fields file' },
  {
    title: 'Location, tags, custom fields and values, tasks',
    paths: ['/locations'],
    source: 'locations file',
  },
  { title: 'Custom objects', paths: ['/objects'], source: 'objects file' },
  { title: 'Associations', paths: ['/associations'], source: 'associations file' },
  { title: 'Calendars and appointments', paths: ['/calendars'], source: 'calendars file' },
  { title: 'Conversations', paths: ['/conversations'], source: 'conversations file' },
  { title: 'Media and files', paths: ['/medias', '/forms'], source: 'medias and forms files' },
  {
    title: 'Courses',
    paths: ['/courses'],
    source: 'courses file (import); courses pages, v3 (the rest)',
  },
  {
    title: 'Affiliates',
    paths: ['/affiliate-manager'],
    source: 'affiliate manager file (four reads) and page',
  },
  { title: 'Users', paths: ['/users'], source: 'users file' },
  {
    title: 'Workflows and campaigns',
    paths: ['/workflows', '/campaigns'],
    source: 'workflows and campaigns files',
  },
];

/** Calls that no official file describes: what is simulated follows the live documentation alone. */
export const onlyOnPages: readonly RegExp[] = [
  /^GET \/(v2\/)?oauth\/chooselocation$/,
  /^GET \/contacts\/lookup$/,
  /^(POST|PUT|DELETE) \/opportunities\/pipelines/,
  /^GET \/opportunities\/pipelines\/:/,
  /^\w+ \/notes\//,
  /^(POST|PUT|DELETE) \/affiliate-manager\//,
  /^GET \/affiliate-manager\/:locationId\/(campaigns|customers)/,
  /^\w+ \/courses\/(products|offers|enrollments|progress|completions)/,
];

/** Calls that the files of v2 describe and those of v3 do not, although both versions answer. */
export const onlyInV2Files: readonly RegExp[] = [/^GET \/contacts\/$/, /^GET \/users\/$/];

/** The area of a path. Throws for one that no area takes, so that the table cannot have a hole. */
export function areaOf(path: string): Area {
  const area = areas.find(({ paths }) =>
    paths.some((start) => path === start || path.startsWith(`${start}/`)),
  );
  if (area === undefined) throw new Error(`scripts/simulator-sources.ts has no area for ${path}`);
  return area;
}

/** How near the simulated call is: `files` and `v2 files` are judged by the conformance suite. */
export function fidelityOf(call: string): 'files' | 'v2 files' | 'pages' {
  if (onlyOnPages.some((pattern) => pattern.test(call))) return 'pages';
  return onlyInV2Files.some((pattern) => pattern.test(call)) ? 'v2 files' : 'files';
}
