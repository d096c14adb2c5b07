/**
 * Where the tests show each behaviour of the simulator as it is by default, and as it is when switched: by file under
 * src/simulator and title of the test that switches it, followed, where that is another, by the one that does not.
 */
import type { Behaviours } from '../../src/simulator/behaviours.ts';

type Titles = string | readonly [switched: string, byDefault: string];

export const behaviourTests: Readonly<Record<string, { readonly [Name in keyof Behaviours]?: Titles }>> = {
  'contacts/search-contacts.test.ts': {
    searchLagMs: 'shows rows as they were a lag ago, while GET is up to date',
    searchOmitsDnd: 'lower-case the names, keep the raw ones, and omit dndSettings; switched, do neither',
    searchLowerCasesNames:
      'lower-case the names, keep the raw ones, and omit dndSettings; switched, do neither',
    searchPhoneEqualsBroken: 'on phone find nothing while the known defect is switched on',
    dndSearchable: [
      'do not know DND when so switched',
      'see DND by channel, inbound and whole, each on its own',
    ],
  },
  'http/rate-limiter.test.ts': {
    burstMax: [
      'takes its limits from the behaviours',
      'refuses the 101st request, changes nothing then, and admits again once the window has passed',
    ],
    dailyMax: 'takes its limits from the behaviours',
    burstIntervalMs: [
      'takes its limits from the behaviours',
      'refuses the 101st request, changes nothing then, and admits again once the window has passed',
    ],
  },
  'contacts/tag-contacts.test.ts': {
    tagsLowerCased: [
      'keep their case when the behaviour is switched off',
      'are added and removed without touching the others, in lower case',
    ],
    unknownTagsCreated: [
      'a new tag stays out of the location’s list when so switched',
      'appear in the location’s list when they are new',
    ],
    bulkTagsMax: [
      'refuse the whole call when it names more contacts than so switched',
      'succeed in part inside a 201, and say which contacts failed and why',
    ],
    bulkTagsPartialSuccess: [
      'refuse the whole call when partial success is switched off',
      'succeed in part inside a 201, and say which contacts failed and why',
    ],
  },
  'contacts/upsert-contact.test.ts': {
    putOverwritesTags: 'and PUT overwrite all tags, and touch none when none are sent; switched, add to them',
    upsertOverwritesTags:
      'and PUT overwrite all tags, and touch none when none are sent; switched, add to them',
    upsertIgnoresSecondIdentifier: [
      'switched, refuses the second identifier as a duplicate',
      'with the e-mail of one and the phone of another, updates the first by priority and ignores the second',
    ],
    upsertSecondaryEmailReplacesPrimary:
      'matched by an additional e-mail, loses the primary one; switched, keeps it',
    upsertDropsGender: 'drops gender silently; switched, keeps it',
    upsertCreateAnswers201: [
      'can be switched to answer 201 on create',
      'creates what matches nothing and updates what matches, with 200 both times',
    ],
  },
  'contacts/write-contact.test.ts': {
    putReplacesDndSettings: [
      'replaces DND as a whole when so switched',
      'leaves unsent fields, clears with null or an empty text, and merges DND by channel',
    ],
    genderUnreadable: 'hides gender from every read but keeps it',
    customFieldWrongProperty: 'refuses names of the other version; switched, ignores or accepts them',
    dndKeyOfOtherVersion: 'refuses names of the other version; switched, ignores or accepts them',
    dateOfBirthUnparsableDropped: 'loses a date of birth it cannot read, with 201; switched, refuses it',
    createsDespite422: 'refuses, and has created all the same when switched on',
    emailLowerCased: 'keeps e-mail case and normalises phones, unless switched',
    invalidEmailRefused: 'refuses an e-mail that is none and an owner who is none, unless switched',
    phoneNormalised: 'keeps e-mail case and normalises phones, unless switched',
    unknownAssigneeRefused: 'refuses an e-mail that is none and an owner who is none, unless switched',
  },
  'contacts/custom-field-value.test.ts': {
    optionMismatchDropped: '%s silently loses a choice that is not in the picklist',
    wrongContentDropped: '%s silently loses %j; switched, refuses it',
    wrongShapeRefused: '%s refuses the shape of %j; switched, loses it',
    unknownCustomFieldIgnored:
      'of a field the location lacks is ignored; switched, refused; without id and key, always refused',
    dateFieldRead: 'a date reads back as %s when switched so',
  },
  'locations/location-routes.test.ts': {
    duplicateTagRefused: 'refuse a second of one name; switched, answer with the first',
    duplicateCustomFieldRefused:
      'refuse an unknown type and a second field of one name; switched, number the key',
    tagChangesReachContacts: [
      'leave the contacts alone when so switched',
      'are created, read, renamed and deleted, and reach the contacts',
    ],
  },
  'businesses/link-contacts.test.ts': {
    bulkBusinessPartialSuccess:
      'leaves out contacts that are not there or are another location’s, inside the 200; off = 422',
    bulkBusinessDropEvery: [
      'drops every n-th id silently when told to',
      'answers with the ids it linked, and null unlinks',
    ],
    unknownBusinessLink: 'refuses a business the location lacks with 422, or as switched',
    companyNameLinks: [
      'are linked by companyName when so switched',
      'never touches companyName, and companyName never links',
    ],
    linkingSetsCompanyName: 'never touches companyName, and companyName never links',
    businessContactsLag: 'are paged by name, found by query, and trail writes',
    bulkBusinessMax: [
      'takes as many ids as it is switched to',
      'takes 50 ids and refuses more, a missing businessId and unknown properties',
    ],
  },
  'businesses/manage-businesses.test.ts': {
    businessDeleteClearsLinks: 'leave no link behind when deleted, unless switched off',
  },
  'csv/csv.test.ts': {
    csvImportFiresCreated: 'fires no "Contact Created", unless switched on',
    csvTagsReplace: 'adds tags, or replaces them when switched on',
    csvCreatedDateKept: 'ignores Created Date, or keeps it when switched on',
    csvEmptyCellClears: 'leaves what an empty cell says nothing about, or clears it when switched on',
  },
  'calendars/manage-calendars.test.ts': {
    calendarMemberRulesEnforced: 'keep the rules of their type, unless switched off',
    calendarSlugsUnique: 'refuse a slug in use, unless switched off',
    calendarDeleteRemovesAppointments: 'take their appointments with them, unless switched off',
  },
  'calendars/appointments.test.ts': {
    appointmentMemberMissing: 'need a member on team calendars: 422, 400 or none, as switched',
    pastAppointments: 'may lie in the past with both flags, unless switched off',
    blockSlotOwnerExclusive: 'belong to a calendar or a user, to both only when switched off',
  },
  'courses/courses.test.ts': {
    paidOfferNeedsPayment: 'that are not free need a payment integration, unless switched off',
    draftOfferGrantable: 'of a draft offer or course are granted, unless switched off',
    enrollmentNeedsEmail: 'need an e-mail address, unless switched off',
    offerGrantSendsLogin: 'mail a login, unless switched off',
  },
  'conversations/conversations.test.ts': {
    secondConversationRefused: 'are one per contact, unless switched off',
    inboundWithoutProvider: 'without a provider answers 201 and nothing where one is needed, or 400',
    wrongProviderAnswers500: 'with a wrong provider answers 400, or the 500 that was reported',
    inboundLogTriggersReply: 'starts the workflows of a reply when inbound, unless switched off',
    messageDateKept: [
      'gives them the time of the import when switched off',
      'keeps their dates and delivers nothing',
    ],
  },
  'affiliates/affiliates.test.ts': {
    affiliateCreatesContact: 'affiliateCreatesContact %s',
    affiliateCreationSendsMail: 'affiliateCreationSendsMail %s',
    duplicateCommissionRefused: 'duplicateCommissionRefused %s',
  },
  'opportunities/write-opportunity.test.ts': {
    opportunityDuplicateCounts: [
      'count open ones only when switched so',
      'are refused per contact and pipeline, whatever the status of the first',
    ],
    opportunitySourceAccepted: 'take a source and the status all, unless switched off',
    statusAllStoredAsOpen: 'take a source and the status all, unless switched off',
    opportunityOwnerSync: 'is that of its opportunities, both ways, unless switched off',
    opportunityCustomFieldRead: 'read back under a name that tells the type, unless switched off',
    upsertOpportunityTakesContactId: [
      'has no way to name a contact as documented',
      'makes one for a contact, then changes it, and knows one by id',
    ],
    contactDeleteRemovesOpportunities: 'deletes its opportunities, unless switched off',
    unknownFollowersIgnored: 'gain and lose followers, unknown ones in silence unless switched off',
  },
  'opportunities/search-opportunities.test.ts': {
    opportunityQueryOtherCaseRefused: 'takes the names of its version, and others only when switched so',
    opportunitySearchFirstPage: 'pages from 0 or from where it is switched to, or by cursor, never both',
  },
  'opportunities/manage-pipelines.test.ts': {
    pipelineNamesUnique: 'have names and stages that differ whatever their case, unless switched off',
    pipelineUpdateMovesCards: 'are updated by replacing the stages, which moves the cards of removed ones',
    pipelineDeleteRemovesOpportunities:
      'take their opportunities with them when deleted, unless switched off',
    stageProbabilityRecomputed: 'lose every probability to one that is missing, unless switched off',
  },
  'contacts/enrol-contact.test.ts': {
    draftWorkflowIgnored: [
      'refuses a contact while it is a draft when switched so',
      'ignores a contact while it is a draft, and starts once it is published',
    ],
  },
  'notes/manage-notes.test.ts': {
    notesSearchMax: [
      'gives pages as long as it is switched to, and refuses longer ones',
      'gives pages of at most 100 otherwise',
    ],
  },
  'contacts/list-contacts.test.ts': {
    deprecatedContactListInV3: 'still answers under v3, unless switched off',
    lookupNeedsOAuth:
      'is closed to private integration tokens, unless switched off, and to the dated versions',
  },
  'oauth/oauth.test.ts': {
    refreshTokenRotates: 'rotates the refresh token: the old one is dead after use, unless switched off',
    oauthV3Answer: 'takes both families of names in v3, and answers with v2’s, unless switched',
    accessTokenLifeSeconds: [
      'gives tokens the lives they are switched to',
      'gives tokens lives of a day and of a year',
    ],
    refreshTokenLifeDays: [
      'gives tokens the lives they are switched to',
      'lets a refresh token that was not used for a year die',
    ],
  },
  'oauth/scopes.test.ts': {
    missingScopeStatus: 'is refused with 401, or with 403 when switched',
  },
  'locations/find-users.test.ts': {
    agencyCallsOpenToLocations:
      'are refused to a stranger, and to a location’s token when the spec is read strictly',
  },
  'objects/manage-schemas.test.ts': {
    customObjectsMax: 'are ten at most, or as many as the behaviour says',
    objectFieldOptionsReplaced: 'lose the options an update leaves out, or keep them when switched',
  },
  'objects/manage-records.test.ts': {
    uniqueFieldsPerObjectMax: 'may have as many unique fields as the limit says, and more when it is raised',
    objectUnknownPropertyRefused: 'refuse properties that are no fields, or ignore them when switched',
    objectWrongValueRefused: 'refuse values of another shape with 400, or drop them when switched',
    objectOptionMismatchDropped: 'drop options that a field lacks, or refuse them when switched',
    objectUniqueClash: 'clash on a field a person made unique, or not when switched',
  },
  'associations/associations.test.ts': {
    associationLabelsMax: 'are ten at most between two objects, or as many as the behaviour says',
    duplicateRelationRefused: 'are refused a second time, or kept twice when switched',
  },
  'objects/search-records.test.ts': {
    objectBadDateFilter: 'answers 400 to a range of dates that are none, or 500 as reported when switched',
    objectRecordSearchLags:
      'trails writes by the search lag, through changes and deletions, unless switched off',
  },
  'custom-values/manage-custom-values.test.ts': {
    duplicateCustomValueRefused:
      'refuse a second one of a name, or keep both under keys of their own when switched',
  },
  'kartra/kartra-app.test.ts': {
    kartraCallsPerSecond: [
      'can be another, and can be off',
      'twenty calls a second, then 429 in no JSON; a second of the virtual clock frees them',
    ],
  },
  'kartra/kartra-behaviours.test.ts': {
    kartraAnswersAsHtml: ['off: application/json', 'JSON under text/html'],
    kartraNumbersAsText: [
      'off: they are numbers, but zip and phone stay texts, and so does the type of an error',
      'ids, codes and counts are texts',
    ],
    kartraTagIdMissing: ['off: are there', 'are missing'],
    kartraMembershipKeys: ['the other reading: ids and membership_name', 'name, level_name and active'],
    kartraCustomFieldsTopLevel: ['on: keys of the lead, in old accounts', 'off: a list of their own'],
    kartraConnection: ['%s: every call is answered %s, with HTTP 200', 'open: calls are answered'],
    kartraNotGranted: ['262 for the named ones, the others answer', 'the star is every command; off: none'],
    kartraTestMode: ['off: under its own', 'a lead is registered under an address at Kartra'],
    kartraCommunicationsPolarity: ['the other reading: who said no has 1', 'who said no has 0'],
    kartraCustomFieldsFailEvery: ['off: never', 'the first call and every second after it'],
    kartraSubscriptionsWithinRefundPeriod: 'only those within the refund period; off: all',
  },
};
