/** Tokens, addresses and networks that are not right. */

import { chmod, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { BadInputCase, Circumstances, Scene } from './bad-input-case.ts';
import { boundByPermissions } from './machine.ts';

const tokenFile = ({ workspace }: Scene) => join(workspace, 'token');

const connectTo = (location: (scene: Scene) => string) => (scene: Scene) => [
  'connect',
  '--target=rehearsal',
  `--location=${location(scene)}`,
  `--token-file=${tokenFile(scene)}`,
];
const connect = connectTo(({ location }) => location.id);

const withToken = (text: string) => async (scene: Scene) => {
  await writeFile(tokenFile(scene), text);
  return undefined;
};

const at =
  (address: string): (() => Circumstances) =>
  () => ({
    environment: { LANDFALL_HIGHLEVEL_URL: address },
  });

const noToken = (name: string, prepare: BadInputCase['prepare'], says: readonly string[]): BadInputCase => ({
  name,
  stage: 'filled',
  ...(prepare === undefined ? {} : { prepare }),
  argv: connect,
  exitCode: 7,
  code: 'token-missing',
  says,
});

const stranger = (name: string, address: string, says: readonly string[]): BadInputCase => ({
  name,
  stage: 'decided',
  prepare: at(address),
  argv: connect,
  exitCode: 2,
  code: 'host-not-allowed',
  says: [...says, '--allow-host'],
});

/** A port of this machine where nobody listens. */
function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1));
    });
  });
}

const unreachable = (clock: 'system' | 'simulator') => async (): Promise<Circumstances> => ({
  environment: {
    LANDFALL_HIGHLEVEL_URL: `http://127.0.0.1:${await closedPort()}`,
    LANDFALL_CLOCK: clock,
  },
});

export const connectionCases: readonly BadInputCase[] = [
  {
    name: 'a token of another location',
    stage: 'filled',
    argv: connectTo(({ otherLocation }) => otherLocation.id),
    exitCode: 7,
    code: 'wrong-location',
    says: ['inside that location'],
    next: 'landfall connect',
    requests: 'reads',
  },
  {
    name: 'a location id that cannot be one',
    stage: 'filled',
    argv: connectTo(() => '../users'),
    exitCode: 2,
    code: 'config-invalid',
    says: ['../users'],
  },
  {
    name: 'an expired token (or a revoked one), when connecting',
    stage: 'filled',
    prepare: withToken('pit-00000000-0000-4000-8000-000000000000'),
    argv: connect,
    exitCode: 7,
    code: 'destination-unauthorized',
    says: ['Renew the private integration'],
    requests: 'reads',
  },
  {
    name: 'an expired token (or a revoked one), when applying',
    stage: 'planned',
    prepare: withToken('pit-00000000-0000-4000-8000-000000000000'),
    argv: () => ['apply', '--target', 'rehearsal'],
    exitCode: 7,
    code: 'destination-unauthorized',
    says: ['Renew the private integration'],
    requests: 'reads',
  },
  noToken(
    'a missing token file',
    async (scene) => {
      await rm(tokenFile(scene));
      return undefined;
    },
    ['cannot be read', '--token-file'],
  ),
  noToken('an empty token file', withToken('\n'), ['does not hold one token']),
  noToken('a token file with more than a token', withToken('my token: pit-1\n'), ['nothing else']),
  noToken('a token file that is not text', withToken('pit-\u0000\u00e9'), ['nothing else']),
  noToken(
    'an unreadable token file',
    async (scene) => {
      await chmod(tokenFile(scene), 0);
      return boundByPermissions;
    },
    ['cannot be read'],
  ),
  {
    ...noToken('a variable that is not set', undefined, ['NO_SUCH_TOKEN']),
    argv: ({ location }) => [
      'connect',
      '--target=rehearsal',
      `--location=${location.id}`,
      '--token-variable=NO_SUCH_TOKEN',
    ],
  },
  {
    name: 'no word about where the token is',
    stage: 'filled',
    argv: ({ location }) => ['connect', '--target', 'rehearsal', '--location', location.id],
    exitCode: 2,
    code: 'usage',
    says: ['--token-file or --token-variable', 'never stands on the command line'],
  },
  stranger("a host that is not HighLevel's", 'https://evil.example', ['evil.example']),
  stranger('a host that ends like the real one', 'https://services.leadconnectorhq.com.evil.example', [
    'evil.example',
  ]),
  stranger('an address with credentials in it', 'https://ada:hunter2@services.leadconnectorhq.com', [
    'services.leadconnectorhq.com',
  ]),
  stranger('plain http to the outside', 'http://services.leadconnectorhq.com', ['this machine only']),
  stranger('an address that is none', 'highlevel', ['not a web address']),
  {
    name: 'HighLevel cannot be reached',
    stage: 'filled',
    prepare: unreachable('system'),
    argv: connect,
    exitCode: 7,
    code: 'destination-unreachable',
    says: ['same command again'],
  },
  {
    name: 'the simulator cannot be reached',
    stage: 'filled',
    prepare: unreachable('simulator'),
    argv: connect,
    exitCode: 7,
    code: 'destination-unreachable',
    says: ['landfall simulator'],
  },
];
