/** Every question, in the order they are asked: what the plan leans on most comes first. */
import type { ProbeQuestion } from './probe-question.ts';
import { bareChoice } from './questions/bare-choice.ts';
import { bulkTags } from './questions/bulk-tags.ts';
import { companyLink } from './questions/company-link.ts';
import { contactDuplicates } from './questions/contact-duplicates.ts';
import { contactLookup } from './questions/contact-lookup.ts';
import { dateShape } from './questions/date-shape.ts';
import { emailCase } from './questions/email-case.ts';
import { enrolment } from './questions/enrolment.ts';
import { fieldOptions } from './questions/field-options.ts';
import { moneyShape } from './questions/money-shape.ts';
import { notesSearch } from './questions/notes-search.ts';
import { objectSlots } from './questions/object-slots.ts';
import { opportunityDuplicates } from './questions/opportunity-duplicates.ts';
import { pastAppointments } from './questions/past-appointments.ts';
import { permanentRestriction } from './questions/permanent-restriction.ts';
import { phoneForm } from './questions/phone-form.ts';
import { pipelineWrite } from './questions/pipeline-write.ts';
import { restrictionSearch } from './questions/restriction-search.ts';
import { restrictionSpelling } from './questions/restriction-spelling.ts';
import { searchLag } from './questions/search-lag.ts';
import { tagCase } from './questions/tag-case.ts';
import { tagCreation } from './questions/tag-creation.ts';
import { unknownOption } from './questions/unknown-option.ts';

export const allQuestions: readonly ProbeQuestion[] = [
  searchLag,
  restrictionSearch,
  permanentRestriction,
  restrictionSpelling,
  tagCase,
  tagCreation,
  fieldOptions,
  unknownOption,
  bareChoice,
  dateShape,
  moneyShape,
  phoneForm,
  emailCase,
  companyLink,
  contactDuplicates,
  contactLookup,
  bulkTags,
  opportunityDuplicates,
  pipelineWrite,
  pastAppointments,
  notesSearch,
  enrolment,
  objectSlots,
];
