/**
 * Owns: POST /__sim/ui: what only a person does in HighLevel's own pages, outside quota and request log.
 * A person is not held by the API's rules: additional e-mails, gender and the duplicate rule's settings can be
 * set, and duplicates can be made. Workflow triggers fire as they would.
 */

import { z } from 'zod';
import { businessTexts } from '../businesses/business-body.ts';
import { linkContact } from '../businesses/link-contacts.ts';
import { addBusiness, editBusiness, removeBusiness } from '../businesses/write-business.ts';
import { applyContactChanges, blankContact } from '../contacts/apply-contact-changes.ts';
import { commitContact, removeContact } from '../contacts/commit-contact.ts';
import { toStoredChannels } from '../contacts/contact-body.ts';
import { showWholeContact } from '../contacts/show-contact.ts';
import { parseInput } from '../http/parse-input.ts';
import { badRequest } from '../http/refusal.ts';
import { addCustomField, newFieldSchema } from '../locations/manage-custom-fields.ts';
import { addTag } from '../locations/manage-tags.ts';
import { type ContactRecord, TEXT_FIELDS } from '../world/contact-record.ts';
import type { BusinessRecord } from '../world/location-record.ts';
import { addUser, type LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { activityActions, actOnActivity } from './activity-actions.ts';
import { actOnAffiliates, affiliateActions } from './affiliate-actions.ts';
import { actOnCsv, csvActions } from './csv-actions.ts';
import { editSettings, settingsChange } from './edit-settings.ts';
import { loseRecord, lossActions } from './lose-records.ts';
import { actOnModules, moduleActions } from './module-actions.ts';
import { actOnObjects, objectActions } from './object-actions.ts';
import { setWorkflowStatus } from './set-workflow-status.ts';

const textInput = z.string().nullable().optional();
const contactInput = z.strictObject({
  ...Object.fromEntries(
    [...TEXT_FIELDS, 'name', 'email', 'phone', 'dateOfBirth'].map((name) => [name, textInput]),
  ),
  additionalEmails: z.array(z.string()).optional(),
  additionalPhones: z.array(z.string()).optional(),
  dnd: z.boolean().optional(),
  dndSettings: z
    .record(z.string(), z.looseObject({ status: z.enum(['active', 'inactive', 'permanent']) }))
    .optional(),
  inboundDndSettings: z
    .strictObject({
      all: z.strictObject({ status: z.enum(['active', 'inactive']), message: z.string().optional() }),
    })
    .optional(),
  tags: z.array(z.string()).optional(),
  customFields: z
    .array(
      z.looseObject({
        id: z.string().optional(),
        key: z.string().optional(),
        value: z.unknown().optional(),
        field_value: z.unknown().optional(),
        fieldValue: z.unknown().optional(),
      }),
    )
    .optional(),
});
const locationId = z.string();
/** Not a person but the platform lost it: the record's time of change stays. */
const silently = z.boolean().optional();
const workflow = { workflowId: z.string().optional(), name: z.string().optional() };

const uiActionSchema = z.discriminatedUnion('action', [
  z.strictObject({ locationId, action: z.literal('create-contact'), contact: contactInput }),
  z.strictObject({
    locationId,
    action: z.literal('edit-contact'),
    contactId: z.string(),
    changes: contactInput,
    silently,
  }),
  z.strictObject({ locationId, action: z.literal('delete-contact'), contactId: z.string() }),
  z.strictObject({
    locationId,
    action: z.literal('add-secondary-email'),
    contactId: z.string(),
    email: z.string(),
  }),
  z.strictObject({ locationId, action: z.literal('publish-workflow'), ...workflow }),
  z.strictObject({ locationId, action: z.literal('unpublish-workflow'), ...workflow }),
  z.strictObject({ locationId, action: z.literal('create-tag'), name: z.string() }),
  z.strictObject({ locationId, action: z.literal('invite-user'), email: z.string() }),
  z.strictObject({ locationId, action: z.literal('create-custom-field'), field: newFieldSchema }),
  z.strictObject({
    locationId,
    action: z.literal('create-business'),
    business: z.strictObject({ name: z.string(), ...businessTexts }),
  }),
  z.strictObject({
    locationId,
    action: z.literal('edit-business'),
    businessId: z.string(),
    changes: z.strictObject({ name: z.string().optional(), ...businessTexts }),
  }),
  z.strictObject({ locationId, action: z.literal('delete-business'), businessId: z.string() }),
  z.strictObject({
    locationId,
    action: z.literal('link-contact'),
    contactId: z.string(),
    businessId: z.string().nullable(),
    silently,
  }),
  z.strictObject({ locationId, action: z.literal('edit-settings'), ...settingsChange }),
  ...activityActions,
  ...csvActions,
  ...objectActions,
  ...moduleActions,
  ...affiliateActions,
  ...lossActions,
]);

/** Does what a person did and returns the record concerned. Throws a Refusal for what even a person cannot. */
export function actInUi(world: World, input: unknown): unknown {
  const action = parseInput(uiActionSchema, input);
  const location = world.locations.get(action.locationId);
  if (location === undefined) throw badRequest('unknown locationId');
  const show = (contact: ContactRecord) => showWholeContact(contact, location, world.behaviours);
  const nowMs = world.clock.now();
  const timeOf = (how: { readonly silently?: boolean | undefined }, before: ContactRecord): number =>
    how.silently === true ? before.dateUpdatedMs : nowMs;
  switch (action.action) {
    case 'create-contact': {
      const contact = edit(world, location, blankContact('', location.id, nowMs), action.contact, nowMs);
      return show(commitContact(world, location, undefined, { ...contact, id: world.ids.recordId() }));
    }
    case 'edit-contact': {
      const before = requireStored(location, action.contactId);
      return show(
        commitContact(
          world,
          location,
          before,
          edit(world, location, before, action.changes, timeOf(action, before)),
        ),
      );
    }
    case 'add-secondary-email': {
      const before = requireStored(location, action.contactId);
      const additionalEmails = [...before.additionalEmails, action.email];
      return show(
        commitContact(world, location, before, { ...before, additionalEmails, dateUpdatedMs: nowMs }),
      );
    }
    case 'delete-contact': {
      const before = requireStored(location, action.contactId);
      removeContact(world, location, before.id, nowMs);
      return show(before);
    }
    case 'publish-workflow':
      return setWorkflowStatus(world, location, action, 'published');
    case 'unpublish-workflow':
      return setWorkflowStatus(world, location, action, 'draft');
    case 'create-tag':
      return addTag(world, location, action.name);
    case 'invite-user':
      world.markChanged();
      return addUser(location, action.email, world.ids.recordId());
    case 'create-custom-field':
      return addCustomField(world, location, action.field);
    case 'create-business':
      return addBusiness(world, location, action.business, nowMs);
    case 'edit-business':
      return editBusiness(
        world,
        location,
        requireBusiness(location, action.businessId),
        action.changes,
        nowMs,
      );
    case 'delete-business': {
      const business = requireBusiness(location, action.businessId);
      removeBusiness(world, location, business, nowMs);
      return business;
    }
    case 'link-contact': {
      const before = requireStored(location, action.contactId);
      const business = action.businessId === null ? undefined : requireBusiness(location, action.businessId);
      return show(linkContact(world, location, before, business, timeOf(action, before)));
    }
    case 'edit-settings':
      return editSettings(world, location, action);
    case 'install-conversation-provider':
    case 'complete-lesson':
      return actOnModules(world, location, action);
    case 'create-affiliate-campaign':
    case 'pay-affiliate':
      return actOnAffiliates(world, location, action, nowMs);
    case 'import-csv':
      return actOnCsv(world, location, action);
    case 'create-pipeline':
    case 'edit-pipeline':
    case 'delete-pipeline':
    case 'edit-opportunity':
    case 'delete-opportunity':
    case 'create-lost-reason':
    case 'create-campaign':
    case 'merge-contacts':
      return actOnActivity(world, location, action, nowMs);
    case 'lose':
      return loseRecord(world, location, action);
    case 'create-object':
    case 'set-field-unique':
    case 'create-record':
    case 'edit-record':
    case 'delete-record':
      return actOnObjects(world, location, action, nowMs);
  }
}

function edit(
  world: World,
  location: LocationState,
  before: ContactRecord,
  input: z.infer<typeof contactInput>,
  nowMs: number,
): ContactRecord {
  const changes = {
    text: input as Readonly<Record<string, string | null | undefined>>,
    dnd: input.dnd,
    dndSettings: input.dndSettings === undefined ? undefined : toStoredChannels(input.dndSettings),
    inboundDndSettings: input.inboundDndSettings,
    tags: input.tags,
    customFields: input.customFields?.map(({ id, key, value, field_value, fieldValue }) => ({
      id,
      key,
      value: value ?? field_value ?? fieldValue,
    })),
  };
  const next = applyContactChanges(before, changes, 'ui', location, world.behaviours, nowMs);
  return {
    ...next,
    additionalEmails: input.additionalEmails ?? next.additionalEmails,
    additionalPhones: input.additionalPhones ?? next.additionalPhones,
  };
}

function requireStored(location: LocationState, id: string): ContactRecord {
  const contact = location.contacts.get(id);
  if (contact === undefined) throw badRequest('unknown contactId');
  return contact;
}

function requireBusiness(location: LocationState, id: string): BusinessRecord {
  const business = location.businesses.get(id);
  if (business === undefined) throw badRequest('unknown businessId');
  return business;
}
