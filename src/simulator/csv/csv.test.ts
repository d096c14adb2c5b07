import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Behaviours } from '../behaviours.ts';
import { type Json, openSimulator } from '../simulator-under-test.ts';

async function openImporter(behaviours: Partial<Behaviours> = {}) {
  const simulated = await openSimulator({ behaviours });
  const exported = async (object: string) => {
    const address = `${simulated.simulator.url}/__sim/export?locationId=${simulated.locationId}&object=${object}`;
    return (await fetch(address)).text();
  };
  return {
    ...simulated,
    exported,
    importCsv: (lines: readonly string[], fields: Record<string, unknown> = {}): Promise<Json> =>
      simulated.ui('import-csv', { csv: `${lines.join('\n')}\n`, ...fields }),
    contacts: async () => (await simulated.state()).contacts,
  };
}

const person = ['First Name,Email,Tags', 'Ada,ada@example.com,"VIP, Blue"'];

describe('importing contacts', () => {
  it('lands what no API call can: additional e-mails and phones, with owner and country by name', async () => {
    const { importCsv, contacts, state } = await openImporter();
    const report = await importCsv([
      'first_name,Last Name,EMAIL,Phone,Additional Emails,Additional Phones,Tags,Country,Owner,Date Of Birth,Nonsense',
      'Ada,Lovelace,ada@example.com,(415) 555-0100,"b@example.com; c@example.com",415 555 0101,"VIP, Blue",United Kingdom,Olivia Owner,09/25/1990,x',
    ]);
    expect(report).toMatchObject({
      rows: 1,
      created: 1,
      updated: 0,
      errors: [],
      ignoredColumns: ['Nonsense'],
    });
    const owner = (await state()).users[0];
    expect(await contacts()).toMatchObject([
      {
        firstName: 'Ada',
        lastName: 'Lovelace',
        phone: '+14155550100',
        additionalEmails: ['b@example.com', 'c@example.com'],
        additionalPhones: ['+14155550101'],
        tags: ['vip', 'blue'],
        country: 'GB',
        assignedTo: owner?.id,
        dateOfBirth: '1990-09-25',
      },
    ]);
  });

  it('fills custom fields by name and key, each by its type', async () => {
    const { importCsv, contacts, ui } = await openImporter();
    const field = async (name: string, dataType: string, options?: string[]) =>
      (await ui('create-custom-field', { field: { name, dataType, ...(options && { options }) } })).id;
    const score = await field('Lead score', 'NUMERICAL');
    const since = await field('Since', 'DATE');
    const likes = await field('Likes', 'MULTIPLE_OPTIONS', ['Sea', 'Wind']);
    await importCsv(['Email,Lead Score,contact.since,Likes', 'a@example.com,42,03/31/2024,"Sea, Wind"']);
    const [contact] = await contacts();
    expect(contact?.customFields).toEqual([
      { id: score, value: 42 },
      { id: since, value: '2024-03-31T00:00:00.000Z' },
      { id: likes, value: ['Sea', 'Wind'] },
    ]);
  });

  it('creates, updates or does both, as the person chose', async () => {
    const { importCsv, contacts, create } = await openImporter();
    await create({ email: 'old@example.com', firstName: 'Old' });
    const lines = ['First Name,Email', 'Changed,OLD@example.com', 'New,new@example.com'];
    expect(await importCsv(lines, { mode: 'update' })).toMatchObject({ created: 0, updated: 1, skipped: 1 });
    expect(await importCsv(lines, { mode: 'create' })).toMatchObject({ created: 1, updated: 0, skipped: 1 });
    expect(await importCsv(lines)).toMatchObject({ created: 0, updated: 2, skipped: 0 });
    expect((await contacts()).map(({ firstName }) => firstName)).toEqual(['Changed', 'New']);
  });

  it('finds a contact by id, e-mail or phone, in the order wanted', async () => {
    const { importCsv, create } = await openImporter();
    const byPhone = await create({ phone: '+14155550100' });
    const byEmail = await create({ email: 'a@example.com' });
    const lines = ['Contact ID,Email,Phone', `,a@example.com,4155550100`];
    expect((await importCsv(lines, { matchBy: ['email', 'phone'] })).contactIds).toEqual([byEmail.id]);
    expect((await importCsv(lines, { matchBy: ['phone'] })).contactIds).toEqual([byPhone.id]);
    const named = ['Contact ID,First Name', `${byEmail.id},Ada`];
    expect((await importCsv(named)).contactIds).toEqual([byEmail.id]);
  });

  it('refuses a row alone and names it, and a file as a whole', async () => {
    const { importCsv, contacts, control, locationId } = await openImporter();
    const report = await importCsv([
      'First Name,Email,Country,Owner',
      'Ada,a@example.com,Atlantis,',
      'Bob,b@example.com,France,Nobody Known',
      'Cid,not an e-mail,France,',
      ',,France,',
      'Dot,d@example.com,fr,',
    ]);
    expect(report.created).toBe(1);
    expect(report.errors).toMatchObject([{ row: 1 }, { row: 2 }, { row: 3 }, { row: 4 }]);
    expect((await contacts()).map(({ firstName }) => firstName)).toEqual(['Dot']);
    for (const csv of [
      '',
      'City\nRome\n',
      'First Name\n"half',
      `First Name\n${'x'.repeat(31 * 1024 * 1024)}`,
    ]) {
      const answer = await control('POST', '/__sim/ui', { locationId, action: 'import-csv', csv });
      expect(answer.status).toBe(400);
    }
  });

  it('fires no "Contact Created", unless switched on', async () => {
    for (const csvImportFiresCreated of [false, true]) {
      const { importCsv, ui, state } = await openImporter({ csvImportFiresCreated });
      await ui('publish-workflow', { name: 'New lead welcome' });
      await importCsv(person);
      const events = (await state()).triggerLog.map(({ event }) => event);
      expect(events).toEqual([
        ...(csvImportFiresCreated ? ['contact-created'] : []),
        'tag-added',
        'tag-added',
      ]);
    }
  });

  it('adds tags, or replaces them when switched on', async () => {
    for (const csvTagsReplace of [false, true]) {
      const { importCsv, contacts, create } = await openImporter({ csvTagsReplace });
      await create({ email: 'ada@example.com', tags: ['old'] });
      await importCsv(person);
      expect((await contacts())[0]?.tags).toEqual([...(csvTagsReplace ? [] : ['old']), 'vip', 'blue']);
    }
  });

  it('ignores Created Date, or keeps it when switched on', async () => {
    for (const csvCreatedDateKept of [false, true]) {
      const { importCsv, contacts } = await openImporter({ csvCreatedDateKept });
      await importCsv(['Email,Created Date', 'a@example.com,12/31/2019']);
      expect(String((await contacts())[0]?.dateAdded).startsWith('2019-12-31')).toBe(csvCreatedDateKept);
    }
  });

  it('leaves what an empty cell says nothing about, or clears it when switched on', async () => {
    for (const csvEmptyCellClears of [false, true]) {
      const { importCsv, contacts, create } = await openImporter({ csvEmptyCellClears });
      await create({ email: 'ada@example.com', city: 'Rome' });
      await importCsv(['Email,City', 'ada@example.com,']);
      expect((await contacts())[0]?.city).toBe(csvEmptyCellClears ? undefined : 'Rome');
    }
  });
});

describe('exporting', () => {
  it('gives every contact with its custom fields, and the importer takes the file back', async () => {
    const { importCsv, exported, contacts, ui } = await openImporter();
    await ui('create-custom-field', { field: { name: 'Shoe size', dataType: 'TEXT' } });
    await importCsv([
      'First Name,Email,Additional Emails,Tags,Shoe size,Assigned To',
      'Ada,ada@example.com,"b@example.com,c@example.com","x,y","4, ""wide""",Uma User',
      'Bob,bob@example.com,,,,',
    ]);
    const before = await contacts();
    const csv = await exported('contacts');
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows).toMatchObject([
      {
        'Contact Id': before[0]?.id,
        'First Name': 'Ada',
        'Additional Emails': 'b@example.com,c@example.com',
        Tags: 'x,y',
        'Shoe size': '4, "wide"',
        'Assigned To': 'Uma User',
      },
      { 'First Name': 'Bob', Tags: '', 'Shoe size': '' },
    ]);
    expect(await importCsv([csv])).toMatchObject({ updated: 2, created: 0, errors: [], ignoredColumns: [] });
    const after = (await contacts()).map((contact) => ({ ...contact, dateUpdated: undefined }));
    expect(after).toEqual(before.map((contact) => ({ ...contact, dateUpdated: undefined })));
  });

  it('gives companies, and the header alone where there are none', async () => {
    const { exported, ui } = await openImporter();
    expect((await exported('companies')).trim().split('\n')).toHaveLength(1);
    const { id } = await ui('create-business', { business: { name: 'Acme, Inc.', city: 'Austin' } });
    const rows: Record<string, string>[] = parse(await exported('companies'), { columns: true });
    expect(rows).toMatchObject([
      { 'Company Id': id, 'Company Name': 'Acme, Inc.', City: 'Austin', Phone: '' },
    ]);
  });

  it('needs a known location and object', async () => {
    const { control, locationId } = await openImporter();
    expect((await control('GET', '/__sim/export?locationId=none&object=contacts')).status).toBe(400);
    expect((await control('GET', `/__sim/export?locationId=${locationId}&object=dreams`)).status).toBe(422);
  });
});
