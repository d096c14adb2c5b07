/** Random calls of the Kartra endpoint: forms PHP would understand, forms it would not, and bodies that are no form. */
import fc from 'fast-check';
import type { RandomRequest } from './random-requests.ts';

export interface KartraExamples {
  readonly credentials: { readonly appId: string; readonly apiKey: string; readonly apiPassword: string };
  readonly commands: readonly string[];
  readonly emails: readonly string[];
  readonly ids: readonly string[];
}

const ODD = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  '__proto__',
  'constructor',
  '%',
  '%zz',
  '%E0%A4%A',
  '\u0000',
  '\ud800',
];
const NAMES = ['email', 'id', 'cmd', 'transaction_id', 'subscription_id', 'tag_name', 'first_name', 'points'];
const TYPES = ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'junk', ''];
const FORM = 'application/x-www-form-urlencoded';

/** Calls of `POST /kartra/api`, mostly with good credentials and a command that exists. */
export function randomKartraCalls({
  credentials,
  commands,
  emails,
  ids,
}: KartraExamples): fc.Arbitrary<RandomRequest> {
  const odd = fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 20 }), fc.string({ unit: 'binary' }));
  const text = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...emails, ...ids) }, odd);
  const command = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...commands) }, odd);
  const field = fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NAMES) }, odd), text);
  const known = fc
    .constantFrom(...emails.map((email): Pair => ['email', email]), ...ids.map((id): Pair => ['id', id]))
    .map((pair) => [pair]);
  const some = fc.oneof({ weight: 3, arbitrary: known }, fc.array(field, { maxLength: 3 }));
  const lead = some.map((fields) => named('lead', fields));
  const asked = some.map((fields) => named('get_lead', fields));
  const action = fc.tuple(command, fc.array(field, { maxLength: 3 }));
  const actions = fc
    .array(action, { minLength: 1, maxLength: 3 })
    .map((list) =>
      list.flatMap(([cmd, fields], index) => named(`actions[${index}]`, [['cmd', cmd], ...fields])),
    );
  const junk = fc.array(fc.tuple(oddName(odd), odd), { maxLength: 4 });
  const credential = (good: string) => fc.oneof({ weight: 30, arbitrary: fc.constant(good) }, odd);
  const signed = fc
    .tuple(credential(credentials.appId), credential(credentials.apiKey), credential(credentials.apiPassword))
    .map(([appId, key, password]): Pair[] => [
      ['app_id', appId],
      ['api_key', key],
      ['api_password', password],
    ]);
  const parts = fc.tuple(
    signed,
    fc.oneof({ weight: 3, arbitrary: lead }, fc.constant([])),
    fc.oneof(asked, fc.constant([])),
    fc.oneof({ weight: 3, arbitrary: actions }, fc.constant([])),
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, junk),
  );
  const form = parts.map((pairs) => encode(pairs.flat()));
  const body = fc.oneof(
    { weight: 20, arbitrary: form },
    { weight: 1, arbitrary: fc.tuple(form, odd).map(([sent, more]) => `${sent}&${more}&&=&[=[]`) },
    { weight: 1, arbitrary: odd },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `a${'[b]'.repeat(5000)}=1`,
        `${'a=1&'.repeat(5000)}b`,
        '{"actions":[{"cmd":"search_lead"}]}',
        '[]',
        '--x\r\nContent-Disposition: form-data; name="app_id"\r\n\r\nx\r\n--x--',
      ),
    },
  );
  const type = fc.oneof({ weight: 12, arbitrary: fc.constant(FORM) }, fc.constantFrom(...TYPES));
  return fc.tuple(body, type).map(([sent, contentType]) => ({
    method: 'POST',
    path: '/kartra/api',
    headers: { 'Content-Type': contentType },
    body: sent,
  }));
}

type Pair = [name: string, value: string];

function named(head: string, fields: readonly (readonly [string, string])[]): Pair[] {
  return fields.map(([name, value]) => [`${head}[${name}]`, value]);
}

/** Names such as PHP may trip over. */
function oddName(odd: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const wrong = [
    'actions',
    'actions[]',
    'actions[0][cmd][]',
    'lead[',
    'get_lead[]',
    '[x]',
    'a[__proto__][b]',
  ];
  return fc.oneof(fc.constantFrom(...wrong, 'get_lead', 'lead'), odd);
}

/** Half a surrogate pair is sent as the sign that stands for it. */
function encode(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs as [string, string][]).toString();
}
