/**
 * The probe: each question answered both ways by the simulator's switches, and the location as before; never
 * on production; quiet; what a killed probe left is removed by the next.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import {
  answerHoldsMs,
  type ProbeQuestionId,
  probeQuestionIds,
  readCapabilities,
} from '../../src/model/capabilities.ts';
import { answersOf, type Probing, startProbing } from './probing.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
let open: Probing | null = null;

afterEach(async () => {
  await open?.close();
  open = null;
});

async function start(options: Parameters<typeof startProbing>[0] = {}): Promise<Probing> {
  open = await startProbing(options);
  return open;
}

/** What each question finds against a simulator as it is, where that is one text. */
const usual: Readonly<Partial<Record<ProbeQuestionId, string>>> = {
  'restriction-search': 'email, sms, whatsApp, call',
  'permanent-restriction': 'yes',
  'tag-case': 'in lower case',
  'tag-creation': 'yes',
  'field-options': 'kept',
  'unknown-option': 'dropped without a word',
  'bare-choice': 'refused',
  'date-shape': 'an instant in ISO form',
  'money-shape': 'a number',
  'phone-form': 'made international by HighLevel’s own guess',
  'email-case': 'as written',
  'company-link': 'no',
  'contact-duplicates': 'refused, and the first is named',
  'opportunity-duplicates': 'whatever their status',
  'pipeline-write': 'yes',
  'past-appointments': 'yes',
  'restriction-spelling': 'kept; the other spelling is refused',
  'contact-lookup': 'no',
  'bulk-tags': '500',
  'notes-search': 'yes, 100 to a page',
  enrolment: 'yes',
  'object-slots': '10 of 10',
};

interface Other {
  readonly question: ProbeQuestionId;
  readonly answer: string | null;
  readonly behaviours?: Readonly<Record<string, unknown>>;
  readonly fault?: {
    readonly method: string;
    readonly path: string;
    readonly effect: string;
    readonly times?: number;
  };
  readonly ui?: Readonly<Record<string, unknown>>;
}

const dropped = (path: string, method: string, field: string) => ({
  path,
  method,
  effect: `silent-drop:${field}`,
});

const others: readonly Other[] = [
  { question: 'restriction-search', answer: 'none', behaviours: { dndSearchable: false } },
  { question: 'permanent-restriction', answer: 'no', behaviours: { putReplacesDndSettings: true } },
  { question: 'tag-case', answer: 'as written', behaviours: { tagsLowerCased: false } },
  { question: 'tag-creation', answer: 'no', behaviours: { unknownTagsCreated: false } },
  { question: 'field-options', answer: 'dropped', fault: dropped('*/customFields', 'POST', 'options') },
  { question: 'unknown-option', answer: 'refused', behaviours: { optionMismatchDropped: false } },
  { question: 'bare-choice', answer: 'dropped without a word', behaviours: { wrongShapeRefused: false } },
  { question: 'date-shape', answer: 'milliseconds since 1970', behaviours: { dateFieldRead: 'epoch' } },
  { question: 'date-shape', answer: 'as written', behaviours: { dateFieldRead: 'as-written' } },
  {
    question: 'money-shape',
    answer: 'dropped without a word',
    fault: dropped('/contacts/*', 'PUT', 'customFields'),
  },
  { question: 'phone-form', answer: 'kept as written', behaviours: { phoneNormalised: false } },
  { question: 'email-case', answer: 'in lower case', behaviours: { emailLowerCased: true } },
  { question: 'company-link', answer: 'yes', behaviours: { companyNameLinks: true } },
  {
    question: 'contact-duplicates',
    answer: 'made beside the first',
    ui: { action: 'edit-settings', settings: { allowDuplicateContact: true } },
  },
  {
    question: 'opportunity-duplicates',
    answer: 'only open ones',
    behaviours: { opportunityDuplicateCounts: 'open' },
  },
  {
    question: 'opportunity-duplicates',
    answer: 'none',
    ui: { action: 'edit-settings', settings: { allowDuplicateOpportunity: true } },
  },
  { question: 'past-appointments', answer: 'no', behaviours: { pastAppointments: 'refuse' } },
  {
    question: 'notes-search',
    answer: 'no',
    fault: { method: 'POST', path: '/notes/search', effect: 'status:422', times: 5 },
  },
  { question: 'notes-search', answer: 'yes, 20 to a page', behaviours: { notesSearchMax: 20 } },
  { question: 'notes-search', answer: 'yes, 500 to a page', behaviours: { notesSearchMax: 500 } },
  {
    question: 'restriction-spelling',
    answer: 'kept; the other spelling is dropped without a word',
    behaviours: { dndKeyOfOtherVersion: 'ignore' },
  },
  {
    question: 'restriction-spelling',
    answer: 'kept; the other spelling is taken too',
    behaviours: { dndKeyOfOtherVersion: 'accept' },
  },
  {
    question: 'restriction-spelling',
    answer: 'not kept',
    fault: dropped('/contacts/', 'POST', 'dndSettings'),
  },
  { question: 'contact-lookup', answer: 'yes', behaviours: { lookupNeedsOAuth: false } },
  { question: 'bulk-tags', answer: '100', behaviours: { bulkTagsMax: 100 } },
  { question: 'bulk-tags', answer: 'fewer than 50', behaviours: { bulkTagsMax: 10 } },
  { question: 'bulk-tags', answer: null, behaviours: { bulkTagsPartialSuccess: false } },
];

describe('probe', () => {
  test('answers every question by experiment, leaves the location as it was, and asks nothing twice', async () => {
    const probing = await start();
    const before = await probing.standing();
    const first = await probing.probe();
    expect(await probing.standing()).toBe(before);
    expect(first).toMatchObject({ status: 'done', asked: probeQuestionIds.length, left: [], removed: 0 });
    const answers = answersOf(first);
    expect(answers).toMatchObject(usual);
    expect(answers['search-lag']).toMatch(/^2\d\d\d ms$/);
    for (const { requests, state, program } of first.questions) {
      expect(requests.length).toBeGreaterThan(0);
      expect({ state, program }).toEqual({ state: 'answered', program: '1.2.3' });
    }
    expect((await probing.state()).triggerLog).toEqual([]);
    // What is not asked is said, with the reason.
    expect(first.unasked.map(({ why }) => why).join(' ')).toContain('never be deleted');

    expect((await probing.probe()).asked).toBe(0);
    expect((await probing.probe({ again: true, only: ['tag-case'] })).asked).toBe(1);
    await probing.ask('clock', { advanceMs: answerHoldsMs });
    const late = await probing.probe({ only: ['tag-case', 'object-slots'] });
    expect(late.asked).toBe(2);
    expect(late.questions.find(({ id }) => id === 'date-shape')?.state).toBe('old');
  });

  test('answers each question the other way when HighLevel behaves the other way', async () => {
    const probing = await start();
    const before = JSON.parse(await probing.standing()) as Record<string, unknown>;
    const usualBehaviours = ((await probing.ask('behaviours')) as { values: Record<string, unknown> }).values;
    for (const { question, answer, behaviours, fault, ui } of others) {
      if (behaviours !== undefined) await probing.behave(behaviours);
      if (ui !== undefined) await probing.ask('ui', { locationId: probing.locationId, ...ui });
      if (fault !== undefined) {
        const { method, path, effect, times = 1 } = fault;
        await probing.ask('faults', [{ match: { method, path }, effect, times }]);
      }
      const summary = await probing.probe({ again: true, only: [question] });
      expect({ question, answer: answersOf(summary)[question], left: summary.left }).toEqual({
        question,
        answer,
        left: [],
      });
      await probing.behave(usualBehaviours);
      await probing.ask('faults', []);
    }
    const { location: _, ...after } = JSON.parse(await probing.standing()) as Record<string, unknown>;
    const { location: __, ...expected } = before;
    expect(after).toEqual(expected);
    expect(new Set(others.map(({ question }) => question)).size).toBe(probeQuestionIds.length - 4);
  });

  test('measures the lag of search, and reads the scope of the token and the objects that stand', async () => {
    const scopes = ['contacts.write', 'contacts.readonly', 'workflows.readonly', 'locations.readonly'].concat(
      ['opportunities.readonly', 'objects/schema.readonly'],
    );
    const probing = await start({
      behaviours: { searchLagMs: 9_000 },
      locations: [{ name: 'Rehearsal', scopes }],
    });
    const names = { singular: 'Pet', plural: 'Pets' };
    await probing.ask('ui', {
      locationId: probing.locationId,
      action: 'create-object',
      object: {
        labels: names,
        key: 'custom_objects.pet',
        primaryDisplayPropertyDetails: { key: 'custom_objects.pet.name', name: 'Name', dataType: 'TEXT' },
      },
    });
    const summary = await probing.probe({
      only: ['search-lag', 'pipeline-write', 'object-slots', 'past-appointments', 'enrolment'],
    });
    const answers = answersOf(summary);
    expect(answers['search-lag']).toMatch(/^9\d\d\d ms$/);
    expect(answers).toMatchObject({
      'pipeline-write': 'no',
      enrolment: 'no',
      'object-slots': '9 of 10',
      'past-appointments': null,
    });
    const found = await probing.with(({ ledger }) => ledger.probes.answers(probing.locationId));
    expect(readCapabilities(found, 0)).toMatchObject({
      mayWritePipelines: false,
      mayGrantAccess: false,
      pastAppointments: false,
    });
    // What could not be answered is asked again; what was is not.
    expect((await probing.probe({ only: ['search-lag', 'past-appointments'] })).asked).toBe(1);
  });

  test('touches production never, and nothing while a workflow is published', async () => {
    const probing = await start();
    await expect(probing.probe({ target: 'production' })).rejects.toMatchObject({
      code: 'probe-on-production',
    });
    const workflow = { locationId: probing.locationId, action: 'publish-workflow', name: 'Welcome' };
    await probing.ask('ui', workflow);
    await expect(probing.probe()).rejects.toMatchObject({ code: 'workflows-published' });
    await probing.with((workspace) =>
      workspace.editConfig([
        {
          path: ['destinations', 'production'],
          value: { location: probing.locationId, token: { file: 'x' } },
        },
      ]),
    );
    const before = (await probing.ask('requests')) as readonly unknown[];
    await expect(probing.probe()).rejects.toMatchObject({ code: 'probe-on-production' });
    expect(await probing.ask('requests')).toEqual(before);
    expect((await probing.state()).triggerLog).toEqual([]);
  });

  test('kill -9 during a probe: the next one removes what it left', async () => {
    const probing = await start();
    const before = await probing.standing();
    let interrupted = 0;
    for (const delayMs of [0, 15, 40, 80, 160]) {
      await killDuring(probing, delayMs);
      if ((await probing.standing()) !== before) interrupted += 1;
    }
    const summary = await probing.probe();
    expect(await probing.standing()).toBe(before);
    expect(summary.left).toEqual([]);
    expect(summary.questions.every(({ state }) => state === 'answered')).toBe(true);
    // The guard saw something: at least one of the kills left a record behind.
    expect(interrupted).toBeGreaterThan(0);
  }, 180_000);
});

/** Ends the probing process some time after its first answer, as a crash would. */
function killDuring(probing: Probing, delayMs: number): Promise<void> {
  const child = spawn(
    process.execPath,
    [main, 'probe', '--again', '--workspace', probing.workspaceFolder, '--json'],
    {
      env: probing.environment,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    },
  );
  child.once('message', () => setTimeout(() => child.kill('SIGKILL'), delayMs));
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
  });
}
