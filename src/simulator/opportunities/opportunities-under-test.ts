/** Owns: a simulator with a pipeline and a contact and short calls, for the tests of opportunities only. */

import { type CallOptions, type Json, openSimulator } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

export const V3: CallOptions = { version: 'v3' };

export async function openPipeline(
  behaviours: NonNullable<SimulatorOptions['behaviours']> = {},
  options: SimulatorOptions = {},
) {
  const simulator = await openSimulator({ ...options, behaviours });
  const { call, locationId, ui } = simulator;
  const pipeline = await ui('create-pipeline', {
    pipeline: { name: 'Sales', stages: [{ name: 'New' }, { name: 'Talking' }, { name: 'Closing' }] },
  });
  const stageIds = ((pipeline['stages'] ?? []) as unknown as Json[]).map(({ id }) => String(id));
  const contact = await simulator.create({ email: 'ada@example.com', firstName: 'Ada', lastName: 'Byron' });
  const deal = (fields: Record<string, unknown> = {}, callOptions: CallOptions = {}) =>
    call(
      'POST',
      '/opportunities/',
      { locationId, pipelineId: pipeline.id, contactId: contact.id, name: 'Deal', status: 'open', ...fields },
      callOptions,
    );
  return {
    ...simulator,
    pipelineId: String(pipeline.id),
    stageIds,
    contactId: String(contact.id),
    deal,
    /** The opportunity made; fails the test when refused. */
    make: async (fields: Record<string, unknown> = {}, callOptions: CallOptions = {}) => {
      const answer = await deal(fields, callOptions);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body['opportunity'] as Json;
    },
    /** Another contact's id. */
    person: async (email: string) => String((await simulator.create({ email })).id),
  };
}
