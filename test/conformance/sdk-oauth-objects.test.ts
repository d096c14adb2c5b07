/**
 * HighLevel's official SDK, unchanged but for its base URL: authorisation with its refresh, the retry of a rate
 * limit, and custom objects with their fields, records and associations.
 */
import { HighLevel } from '@gohighlevel/api-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/start-simulator.ts';

const app = {
  clientId: 'landfall-test',
  clientSecret: 'hush',
  redirectUris: ['http://localhost:4999/back'],
};

async function open(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({
    ...options,
    apps: [app],
    behaviours: { searchLagMs: 0, ...options.behaviours },
  });
  onTestFinished(() => simulator.stop());
  const [location] = simulator.locations;
  if (location === undefined) throw new Error('the simulator has no location');
  return { simulator, locationId: location.id, token: location.token };
}

type Config = ConstructorParameters<typeof HighLevel>[0];

function connect(simulator: Simulator, config: Config): HighLevel {
  const sdk = new HighLevel({ ...config, logLevel: 'none' });
  sdk.addRequestInterceptor({ onFulfilled: (request) => ({ ...request, baseURL: simulator.url }) });
  return sdk;
}

/** Follows the SDK's own authorisation address, on the simulator instead of the marketplace. */
async function authorise(simulator: Simulator, sdk: HighLevel, chosen: string): Promise<string> {
  const page = new URL(sdk.oauth.getAuthorizationUrl(app.clientId, app.redirectUris[0] ?? '', ''));
  const answer = await fetch(`${simulator.url}${page.pathname}${page.search}&${chosen}`, {
    redirect: 'manual',
  });
  return new URL(answer.headers.get('Location') ?? '').searchParams.get('code') ?? '';
}

async function signIn(simulator: Simulator, sdk: HighLevel, chosen: string) {
  return sdk.oauth.getAccessToken({
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: 'authorization_code',
    code: await authorise(simulator, sdk, chosen),
    redirect_uri: app.redirectUris[0] ?? '',
  });
}

describe('authorisation through the SDK', () => {
  it('exchanges a code, opens the location, and refreshes by itself once a day has passed', async () => {
    const { simulator, locationId } = await open();
    const sdk = connect(simulator, app);
    const token = await signIn(simulator, sdk, `locationId=${locationId}`);
    expect(token).toMatchObject({ userType: 'Location', locationId, expires_in: 86_399 });
    await sdk.getSessionStorage().setSession(locationId, token);
    expect(await sdk.locations.getLocation({ locationId })).toMatchObject({ location: { id: locationId } });

    await fetch(`${simulator.url}/__sim/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ advanceMs: 86_400_000 }),
    });
    expect(await sdk.locations.getLocation({ locationId })).toMatchObject({ location: { id: locationId } });
    const session = await sdk.getSessionStorage().getSession(locationId);
    expect(session?.access_token).not.toBe(token.access_token);
    expect(session?.refresh_token).not.toBe(token.refresh_token);
    const again = sdk.oauth.refreshToken(
      token.refresh_token ?? '',
      app.clientId,
      app.clientSecret,
      'refresh_token',
      'Location',
    );
    await expect(again).rejects.toMatchObject({ statusCode: 400 });
  });

  it('goes from the agency to a location', async () => {
    const { simulator, locationId } = await open();
    const sdk = connect(simulator, app);
    const agency = await signIn(simulator, sdk, 'user_type=Company');
    const companyId = agency.companyId ?? '';
    await sdk.getSessionStorage().setSession(companyId, agency);
    const token = await sdk.oauth.getLocationAccessToken({ companyId, locationId });
    expect(token).toMatchObject({ locationId, token_type: 'Bearer' });
    const installed = await sdk.oauth.getInstalledLocation({ companyId, appId: app.clientId });
    expect(installed.locations).toContainEqual(
      expect.objectContaining({ _id: locationId, isInstalled: true }),
    );
  });
});

it('a burst over the limit is retried by the SDK when told to, and not otherwise', async () => {
  const { simulator, locationId, token } = await open({
    behaviours: { burstMax: 2, burstIntervalMs: 200 },
  });
  const patient = connect(simulator, { privateIntegrationToken: token, rateLimitRetry: true });
  for (let call = 0; call < 5; call++)
    expect(await patient.locations.getLocation({ locationId })).toHaveProperty('location');
  const requests = await (await fetch(`${simulator.url}/__sim/requests`)).text();
  expect(requests).toContain('"status":429');
  const hasty = connect(simulator, { privateIntegrationToken: token });
  const burst = [1, 2, 3].map(() => hasty.locations.getLocation({ locationId }));
  await expect(Promise.all(burst)).rejects.toMatchObject({ statusCode: 429 });
});

it('custom objects, their fields, records and associations through the SDK', async () => {
  const { simulator, locationId, token } = await open();
  const sdk = connect(simulator, { privateIntegrationToken: token });
  const { object } = await sdk.objects.createCustomObjectSchema({
    labels: { singular: 'Pet', plural: 'Pets' },
    key: 'custom_objects.pet',
    locationId,
    primaryDisplayPropertyDetails: { key: 'custom_objects.pet.name', name: 'Name', dataType: 'TEXT' },
  });
  const schemaKey = object?.key ?? '';
  const folder = await sdk.customFields.createCustomFieldFolder({
    objectKey: schemaKey,
    name: 'More',
    locationId,
  });
  const { field } = await sdk.customFields.createCustomField({
    locationId,
    name: 'Kind',
    dataType: 'SINGLE_OPTIONS',
    fieldKey: `${schemaKey}.kind`,
    objectKey: schemaKey,
    parentId: folder.id,
    showInForms: true,
    options: [{ key: 'dog', label: 'Dog' }],
  });
  const { fields } = await sdk.customFields.getCustomFieldsByObjectKey({ objectKey: schemaKey, locationId });
  expect(fields).toContainEqual(expect.objectContaining({ id: field?.id, fieldKey: `${schemaKey}.kind` }));

  const properties = { name: 'Rex', kind: 'dog' };
  const made = await sdk.objects.createObjectRecord({ schemaKey }, { locationId, properties });
  const id = made.record?.id ?? '';
  expect(await sdk.objects.getRecordById({ schemaKey, id })).toMatchObject({ record: { properties } });
  await sdk.objects.updateObjectRecord(
    { schemaKey, id, locationId },
    {
      properties: { name: 'Max' },
    },
  );
  const search = { locationId, page: 1, pageLimit: 10, query: 'max', searchAfter: [] };
  expect(await sdk.objects.searchObjectRecords({ schemaKey }, search)).toMatchObject({
    total: 1,
    records: [{ id, properties: { name: 'Max', kind: 'dog' } }],
  });

  const { contact } = await sdk.contacts.createContact({ locationId, email: 'ada@example.com' });
  const association = await sdk.associations.createAssociation({
    locationId,
    key: 'owner',
    firstObjectLabel: 'Owner' as never,
    firstObjectKey: 'contact' as never,
    secondObjectLabel: 'Pet' as never,
    secondObjectKey: schemaKey as never,
  });
  const relation = await sdk.associations.createRelation({
    locationId,
    associationId: association.id,
    firstRecordId: contact?.id ?? '',
    secondRecordId: id,
  });
  const related = await sdk.associations.getRelationsByRecordId({
    recordId: id,
    locationId,
    skip: 0,
    limit: 10,
  });
  expect(related).toMatchObject({ relations: [{ id: relation.id }], total: 1 });
  await sdk.associations.deleteRelation({ relationId: relation.id, locationId });
  expect(await sdk.objects.deleteObjectRecord({ schemaKey, id })).toMatchObject({ success: true });
});

it('custom values through the SDK', async () => {
  const { simulator, locationId, token } = await open();
  const sdk = connect(simulator, { privateIntegrationToken: token });
  const made = await sdk.locations.createCustomValue({ locationId }, { name: 'Phone', value: '1' });
  const id = made.customValue?.id ?? '';
  await sdk.locations.updateCustomValue({ locationId, id }, { name: 'Phone', value: '2' });
  const { customValues } = await sdk.locations.getCustomValues({ locationId });
  expect(customValues).toMatchObject([{ id, value: '2' }]);
  await sdk.locations.deleteCustomValue({ locationId, id });
});
