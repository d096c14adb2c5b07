/** How each kind of operation is carried out and cleared up, where it has a request of its own; null: by bulk requests. */
import type { Operation } from '../model/journal.ts';
import { addChoices, addStages } from './complete-schema.ts';
import { createAppointment, createTask } from './create-appointment.ts';
import { createCalendar, createSchedule } from './create-calendar.ts';
import { createCompany } from './create-company.ts';
import { createContact } from './create-contact.ts';
import { createCourse, createOffer } from './create-course.ts';
import { createNote } from './create-note.ts';
import { createOpportunity, setLostReason } from './create-opportunity.ts';
import { createRecord, createRelation } from './create-record.ts';
import {
  createAssociation,
  createCustomField,
  createObject,
  createObjectField,
  createOpportunityField,
  createPipeline,
  createTag,
} from './create-schema.ts';
import { enrol } from './enrol.ts';
import { openAffiliateAccount } from './open-affiliate-account.ts';
import { removeMarkerField, removeReference } from './remove-marker.ts';
import type { OperationHandler } from './tools.ts';
import { updateAppointment } from './update-appointment.ts';
import { updateCalendar, updateSchedule } from './update-calendar.ts';
import { updateCompany } from './update-company.ts';
import { updateContact } from './update-contact.ts';
import { updateNote } from './update-note.ts';
import { updateOpportunity } from './update-opportunity.ts';
import { updateRecord } from './update-record.ts';
import { uploadFiles } from './upload-files.ts';
import { uploadMedia } from './upload-media.ts';

export function handlerOf(operation: Operation): OperationHandler | null {
  const creates = operation.action === 'create';
  switch (operation.object) {
    case 'custom-field':
      return createCustomField;
    case 'opportunity-field':
      return createOpportunityField;
    case 'tag':
      return createTag;
    case 'pipeline':
      return operation.action === 'update' ? addStages : createPipeline;
    case 'object':
      return createObject;
    case 'object-field':
      return operation.action === 'update' ? addChoices : createObjectField;
    case 'association':
      return createAssociation;
    case 'course':
      return createCourse;
    case 'offer':
      return createOffer;
    case 'company':
      return creates ? createCompany : updateCompany;
    case 'contact':
      return creates ? createContact : updateContact;
    case 'contact-opt-out':
      return updateContact;
    case 'opportunity':
    case 'order':
    case 'subscription':
    case 'appointment-deal':
      return creates ? createOpportunity : updateOpportunity;
    case 'opportunity-reason':
      return setLostReason;
    case 'order-record':
    case 'subscription-record':
    case 'membership-record':
    case 'affiliate-record':
      return creates ? createRecord : updateRecord;
    case 'order-link':
    case 'subscription-link':
    case 'membership-link':
    case 'affiliate-link':
      return createRelation;
    case 'enrollment':
      return enrol;
    case 'affiliate-account':
      return openAffiliateAccount;
    case 'calendar':
      return creates ? createCalendar : updateCalendar;
    case 'schedule':
      return creates ? createSchedule : updateSchedule;
    case 'appointment':
      return creates ? createAppointment : updateAppointment;
    case 'appointment-task':
      return createTask;
    case 'appointment-note':
    case 'note':
    case 'history-note':
      return creates ? createNote : updateNote;
    case 'attachment':
      return uploadFiles;
    case 'marker-field':
      return removeMarkerField;
    case 'reference-line':
      return removeReference;
    case 'media-file':
      return uploadMedia;
    case 'contact-tags':
    case 'contact-tags-off':
    case 'contact-company':
    case 'held-tags':
      return null;
  }
}
