/**
 * Owns: the nouns of what hangs on a contact or another record: notes, tasks, campaigns, workflow enrolments.
 * Records are immutable, in the platform's own read shape where it has one.
 */

export interface NoteRelation {
  /** `contact`, `opportunity`, `business` or the key of a custom object. */
  readonly objectKey: string;
  readonly recordId: string;
}

/** A note. Notes made under a contact are notes related to that contact. */
export interface NoteRecord {
  readonly id: string;
  readonly body: string;
  readonly title?: string | undefined;
  readonly color?: string | undefined;
  readonly pinned?: boolean | undefined;
  readonly userId?: string | undefined;
  readonly relations: readonly NoteRelation[];
  readonly dateAdded: string;
  readonly dateUpdated: string;
}

export interface TaskRecord {
  readonly id: string;
  readonly contactId: string;
  readonly title: string;
  readonly body?: string | undefined;
  readonly dueDate: string;
  readonly completed: boolean;
  readonly assignedTo?: string | undefined;
}

/** A campaign of the old kind: only a person makes one; the API lists them and adds and removes contacts. */
export interface CampaignRecord {
  readonly id: string;
  readonly name: string;
  readonly status: 'draft' | 'published';
  readonly locationId: string;
  readonly contactIds: readonly string[];
}

/** A contact that was put into a published workflow. The API cannot read these. */
export interface WorkflowEnrolment {
  readonly id: string;
  readonly workflowId: string;
  readonly contactId: string;
  readonly eventStartTime?: string | undefined;
  readonly dateAdded: string;
}
