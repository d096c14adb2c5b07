/** Owns: the names of trigger events around opportunities, notes, tasks, workflows and the DND of a contact. */

export type ActivityEvent =
  | 'contact-dnd'
  | 'opportunity-created'
  | 'opportunity-changed'
  | 'opportunity-status-changed'
  | 'pipeline-stage-changed'
  | 'note-added'
  | 'note-changed'
  | 'task-added'
  | 'task-completed'
  | 'workflow-added';
