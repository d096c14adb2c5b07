/** Owns: the paths of notes and tasks: under a contact (both versions), by the notes API (v3), in a location. */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  createContactNote,
  deleteContactNote,
  getContactNote,
  listContactNotes,
  updateContactNote,
} from './manage-contact-notes.ts';
import { createNote, deleteNote, getNote, searchNotes, updateNote } from './manage-notes.ts';
import {
  createTask,
  deleteTask,
  getTask,
  listTasks,
  searchTasks,
  updateTask,
  updateTaskCompleted,
} from './manage-tasks.ts';

export const noteRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/contacts/:contactId/notes', handle: listContactNotes },
  { method: 'POST', path: '/contacts/:contactId/notes', handle: createContactNote },
  { method: 'GET', path: '/contacts/:contactId/notes/:id', handle: getContactNote },
  { method: 'PUT', path: '/contacts/:contactId/notes/:id', handle: updateContactNote },
  { method: 'DELETE', path: '/contacts/:contactId/notes/:id', handle: deleteContactNote },
  { method: 'POST', path: '/notes/', only: 'v3', handle: createNote },
  { method: 'POST', path: '/notes/search', only: 'v3', handle: searchNotes },
  { method: 'GET', path: '/notes/:id', only: 'v3', handle: getNote },
  { method: 'PUT', path: '/notes/:id', only: 'v3', handle: updateNote },
  { method: 'DELETE', path: '/notes/:id', only: 'v3', handle: deleteNote },
  { method: 'GET', path: '/contacts/:contactId/tasks', handle: listTasks },
  { method: 'POST', path: '/contacts/:contactId/tasks', handle: createTask },
  { method: 'GET', path: '/contacts/:contactId/tasks/:taskId', handle: getTask },
  { method: 'PUT', path: '/contacts/:contactId/tasks/:taskId', handle: updateTask },
  { method: 'DELETE', path: '/contacts/:contactId/tasks/:taskId', handle: deleteTask },
  { method: 'PUT', path: '/contacts/:contactId/tasks/:taskId/completed', handle: updateTaskCompleted },
  { method: 'POST', path: '/locations/:locationId/tasks/search', handle: searchTasks },
];
