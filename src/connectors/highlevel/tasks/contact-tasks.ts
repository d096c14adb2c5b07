/**
 * Tasks of one contact. (HighLevel, contacts: title, due date and whether it is done are required; a due date may lie
 * in the past; listed without pages.)
 */
import { z } from 'zod';
import { readInstant } from '../../../model/clock.ts';
import type { Send } from '../../../model/http.ts';
import { readReferenceLine } from '../../../model/reference-line.ts';
import type { DestinationTask } from '../../../model/task.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { parseIncoming, surprised } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';

export interface TaskDesired {
  readonly title: string;
  /** With our reference line in it. */
  readonly body: string;
  /** ISO with offset. */
  readonly dueDate: string;
  readonly completed: boolean;
  /** Id of a user. */
  readonly ownerId?: string;
}

/** The key is the external id in the reference line. */
export type TaskProvider = Omit<Provider<string, TaskDesired, DestinationTask>, 'update'>;

const text = z.string().nullish();
const taskSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  body: text,
  dueDate: text,
  completed: z.boolean().nullish(),
  assignedTo: text,
  contactId: text,
});
const oneSchema = z.object({ task: taskSchema });
const listSchema = z.object({ tasks: z.array(taskSchema) });
const createBody = exactBody({
  title: z.string().min(1),
  body: z.string(),
  dueDate: z.iso.datetime({ offset: true }),
  completed: z.boolean(),
  assignedTo: z.string().min(1).optional(),
});

/** All tasks of a contact, in one request; `absent` when there is no such contact. */
export function listContactTasks(
  send: Send,
  contactId: string,
): Promise<ReadAnswer<readonly DestinationTask[]>> {
  return readCall(send, 'listContactTasks', {
    ids: { contactId },
    byId: true,
    found: (body, route) =>
      parseIncoming(listSchema, body, route).tasks.map((task) => toTask(task, contactId, route)),
  });
}

/** @throws LandfallError (from every verb) `destination-surprised` */
export function createContactTaskProvider(contactId: string): TaskProvider {
  const one = (body: unknown, route: string) =>
    toTask(parseIncoming(oneSchema, body, route).task, contactId, route);
  return {
    findExisting: async (send, reference) =>
      mapFound(await listContactTasks(send, contactId), (tasks) =>
        foundOrAbsent(tasks.find(({ body }) => readReferenceLine(body) === reference)),
      ),

    create: (send, { ownerId, ...desired }) => {
      const body = bodyFor('createContactTask', createBody, { ...desired, assignedTo: ownerId });
      return writeCall(send, 'createContactTask', { ids: { contactId }, body, written: one });
    },

    read: (send, taskId) =>
      readCall(send, 'readContactTask', { ids: { contactId, taskId }, byId: true, found: one }),

    remove: (send, taskId) => removeCall(send, 'removeContactTask', taskId, { ids: { contactId, taskId } }),
  };
}

function toTask(task: z.infer<typeof taskSchema>, contactId: string, route: string): DestinationTask {
  if (task.contactId != null && task.contactId !== contactId)
    throw surprised(route, 'task.contactId: another contact');
  return {
    id: task.id,
    title: task.title,
    body: task.body ?? null,
    dueAt: readInstant(task.dueDate),
    completed: task.completed ?? false,
    ownerId: task.assignedTo === '' ? null : (task.assignedTo ?? null),
  };
}
