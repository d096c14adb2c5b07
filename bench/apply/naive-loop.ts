/**
 * The loop a developer would write with HighLevel's official SDK: for each person one upsert with tags and fields, and
 * one deal. Nothing is journalled, nothing is verified, and a run that breaks off starts again from the first person.
 */
import { HighLevel } from '@gohighlevel/api-client';
import pMap from 'p-map';
import { person } from './account.ts';

export interface NaiveLoop {
  readonly url: string;
  readonly locationId: string;
  readonly token: string;
  readonly people: number;
  /** People on their way at once; above 1 with the SDK's own retries after status 429. */
  readonly concurrency: number;
}

/** @returns people who arrived with their deal; the others failed for good */
export async function runNaiveLoop(loop: NaiveLoop): Promise<number> {
  const { url, locationId, token, people, concurrency } = loop;
  const sdk = new HighLevel({
    privateIntegrationToken: token,
    logLevel: 'none',
    rateLimitRetry: concurrency > 1,
  });
  sdk.addRequestInterceptor({ onFulfilled: (config) => ({ ...config, baseURL: url }) });
  const { customField } = await sdk.locations.createCustomField(
    { locationId },
    { name: 'Shoe size', dataType: 'TEXT' },
  );
  const made = await pipelineOf(loop);
  let arrived = 0;
  const numbers = Array.from({ length: people }, (_, index) => index + 1);
  await pMap(
    numbers,
    async (n) => {
      const { email, firstName, lastName, phone, tags, shoeSize, deal } = person(n);
      try {
        const { contact } = await sdk.contacts.upsertContact({
          locationId,
          email,
          firstName,
          lastName,
          phone,
          tags: [...tags],
          customFields: [{ id: customField?.id ?? '', field_value: shoeSize }],
        });
        await sdk.opportunities.createOpportunity({
          locationId,
          contactId: contact?.id ?? '',
          pipelineId: made.id,
          pipelineStageId: made.stages[0]?.id ?? '',
          name: deal.name,
          status: 'open',
          monetaryValue: deal.value,
        });
        arrived += 1;
      } catch (error) {
        if (statusOf(error) !== 429) throw error;
      }
    },
    { concurrency },
  );
  return arrived;
}

interface Pipeline {
  readonly id: string;
  readonly stages: readonly { readonly id: string }[];
}

/** Made by a person, as a developer would: the SDK has no call for it. */
async function pipelineOf({ url, locationId }: NaiveLoop): Promise<Pipeline> {
  const response = await fetch(`${url}/__sim/ui`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      locationId,
      action: 'create-pipeline',
      pipeline: { name: 'Sales', stages: [{ name: 'New' }] },
    }),
  });
  if (!response.ok) throw new Error(`no pipeline: ${response.status} ${await response.text()}`);
  return (await response.json()) as Pipeline;
}

function statusOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : null;
}
