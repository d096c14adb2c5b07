/** Owns: a location with a custom object of every kind of field, for the tests of this folder and its neighbours. */

import { type Json, openSimulator, type SimulatorUnderTest } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

const FIELD_TYPES = {
  age: 'NUMERICAL',
  price: 'MONETORY',
  phone: 'PHONE',
  born: 'DATE',
  kind: 'SINGLE_OPTIONS',
  tricks: 'MULTIPLE_OPTIONS',
  papers: 'FILE_UPLOAD',
  notes: 'TEXTBOX_LIST',
} as const;

export interface PetsUnderTest extends SimulatorUnderTest {
  readonly folderId: string;
  readonly fields: Readonly<Record<string, Json>>;
  readonly addPet: (properties: Record<string, unknown>, more?: Record<string, unknown>) => Promise<Json>;
  readonly searchPets: (body?: Record<string, unknown>) => Promise<Json & { records: Json[]; total: number }>;
}

/** Starts a simulator with `custom_objects.pet`, whose primary field is `name`. */
export async function openPets(options: SimulatorOptions = {}): Promise<PetsUnderTest> {
  const under = await openSimulator(options);
  const { call, locationId } = under;
  await call('POST', '/objects/', {
    labels: { singular: 'Pet', plural: 'Pets' },
    key: 'pet',
    locationId,
    primaryDisplayPropertyDetails: { key: 'name', name: 'Pet name', dataType: 'TEXT' },
  });
  const lists = (await call('GET', `/custom-fields/object-key/pet?locationId=${locationId}`)).body;
  const folderId = lists['folders']?.[0]?.id ?? '';
  const fields: Record<string, Json> = {};
  for (const [fieldKey, dataType] of Object.entries(FIELD_TYPES)) {
    const hasOptions = /OPTIONS|TEXTBOX/.test(dataType);
    const answer = await call('POST', '/custom-fields/', {
      locationId,
      name: fieldKey,
      dataType,
      fieldKey,
      objectKey: 'custom_objects.pet',
      parentId: folderId,
      showInForms: true,
      ...(hasOptions ? { options: ['a', 'b', 'c'].map((key) => ({ key, label: key.toUpperCase() })) } : {}),
    });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    fields[fieldKey] = answer.body['field'] as Json;
  }
  return {
    ...under,
    folderId,
    fields,
    addPet: async (properties, more) => {
      const body = { locationId, properties, ...more };
      const answer = await call('POST', '/objects/custom_objects.pet/records', body);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      return answer.body['record'] as Json;
    },
    searchPets: async (body) => {
      const wanted = { locationId, page: 1, pageLimit: 100, ...body };
      const answer = await call('POST', '/objects/custom_objects.pet/records/search', wanted);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return answer.body as Json & { records: Json[]; total: number };
    },
  };
}
