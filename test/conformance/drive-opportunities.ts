/** The tour of pipelines, opportunities, notes, tasks, followers, campaigns and workflows of contacts. */
import type { TourPlace } from './drive-platform.ts';
import type { JsonObject } from './load-specs.ts';
import { createRecorder, type Recorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

interface Tour extends Recorder {
  readonly place: TourPlace;
  readonly isV3: boolean;
  readonly contactId: string;
  readonly userId: string;
  readonly byHand: (action: string, fields: JsonObject) => Promise<string>;
}

/** Every exchange of the tour under one Version. What only a person can make is made by the control API. */
export async function driveOpportunities(place: TourPlace, version: string): Promise<Exchange[]> {
  const recorder = createRecorder(place.url, place.token, version);
  const { send } = recorder;
  const { locationId, url } = place;
  const email = `deal.${version}@example.com`;
  const person = await send('POST', '/contacts/', {
    locationId,
    email,
    firstName: 'Ada',
    companyName: 'Acme',
  });
  const home = await send('GET', `/locations/${locationId}`);
  const companyId = textAt(home, 'location.companyId');
  const users = await send('GET', `/users/search?companyId=${companyId}&locationId=${locationId}`);
  const [user] = users['users'] as JsonObject[];
  const byHand: Tour['byHand'] = async (action, fields) => {
    const body = JSON.stringify({ locationId, action, ...fields });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/__sim/ui`, { method: 'POST', headers, body });
    return textAt((await answer.json()) as JsonObject, 'id');
  };
  const contactId = textAt(person, 'contact.id');
  const tour = {
    ...recorder,
    place,
    isV3: version === 'v3',
    contactId,
    userId: String(user?.['id']),
    byHand,
  };
  const pipeline = await tourPipelines(tour);
  const opportunityId = await tourOpportunities(tour, pipeline);
  await tourSearch(tour, pipeline.id);
  await tourMistakes(tour, opportunityId);
  await tourNotes(tour);
  await tourTasks(tour);
  await tourEnrolments(tour);
  await send('GET', `/contacts/${contactId}/appointments`);
  await send('GET', `/contacts/?locationId=${locationId}&limit=5&query=ada`);
  if (tour.isV3) await tourLookup(tour, email);
  await send('DELETE', `/opportunities/${opportunityId}`);
  await send('DELETE', `/contacts/${contactId}`);
  return [...recorder.exchanges];
}

interface Pipeline {
  readonly id: string;
  readonly stageId: string;
}

async function tourPipelines({ send, isV3, place, byHand }: Tour): Promise<Pipeline> {
  const { locationId, otherToken } = place;
  const name = `Tour ${isV3 ? 'v3' : 'v2'}`;
  const stages = [{ name: 'New' }, { name: 'Won', color: '#00ff00' }];
  let id = '';
  if (isV3) {
    const made = await send('POST', '/opportunities/pipelines', { locationId, name, stages });
    id = textAt(made, 'id');
    await send('GET', `/opportunities/pipelines/${id}`);
    const kept = made['stages'] as JsonObject[];
    const changed = kept.map((stage) => ({ id: stage['id'], name: stage['name'] }));
    await send('PUT', `/opportunities/pipelines/${id}`, { name, stages: changed });
    await send('POST', '/opportunities/pipelines', { locationId, name, stages });
    await send('GET', `/opportunities/pipelines/${id}`, undefined, otherToken);
    const doomed = await send('POST', '/opportunities/pipelines', { locationId, name: 'Doomed', stages });
    await send('DELETE', `/opportunities/pipelines/${textAt(doomed, 'id')}`);
  } else {
    id = await byHand('create-pipeline', { pipeline: { name, stages } });
  }
  const list = await send('GET', `/opportunities/pipelines?locationId=${locationId}`);
  const found = (list['pipelines'] as JsonObject[]).find((pipeline) => pipeline['id'] === id);
  if (found === undefined) throw new Error('the pipeline is not in the list');
  const [stage] = found['stages'] as JsonObject[];
  return { id, stageId: String(stage?.['id']) };
}

async function tourOpportunities(tour: Tour, pipeline: Pipeline): Promise<string> {
  const { send, isV3, place, contactId, userId, byHand } = tour;
  const { locationId } = place;
  const valueKey = isV3 ? 'fieldValue' : 'field_value';
  const addField = async (name: string, dataType: string, more: JsonObject = {}): Promise<string> => {
    const body = { name, dataType, model: 'opportunity', ...more };
    return textAt(await send('POST', `/locations/${locationId}/customFields`, body), 'customField.id');
  };
  const origin = await addField(`Origin ${isV3 ? 3 : 2}`, 'TEXT');
  const choices = await addField(`Topics ${isV3 ? 3 : 2}`, 'MULTIPLE_OPTIONS', { options: ['Sea', 'Wind'] });
  const deal = {
    pipelineId: pipeline.id,
    locationId,
    name: 'Tour deal',
    pipelineStageId: pipeline.stageId,
    status: 'open',
    contactId,
    monetaryValue: 220,
    assignedTo: userId,
    customFields: [
      { id: origin, [valueKey]: 'Kartra' },
      { id: choices, [valueKey]: ['Sea'] },
    ],
    ...(isV3 ? { forecastExpectedCloseDate: '2026-04-23', forecastProbability: 20 } : {}),
  };
  const id = textAt(await send('POST', '/opportunities/', deal), 'opportunity.id');
  await send('POST', '/opportunities/', deal);
  await send('GET', `/opportunities/${id}`);
  const { locationId: _, contactId: __, ...changes } = deal;
  await send('PUT', `/opportunities/${id}`, { ...changes, name: 'Dear deal' });
  const lostReasonId = await byHand('create-lost-reason', { name: 'Too dear' });
  await send('GET', `/opportunities/lost-reason?locationId=${locationId}`);
  await send('PUT', `/opportunities/${id}/status`, { status: 'lost', lostReasonId });
  await send('PUT', `/opportunities/${id}/status`, { status: 'open' });
  await send('POST', `/opportunities/${id}/followers`, { followers: [userId] });
  await send('DELETE', `/opportunities/${id}/followers`, { followers: [userId] });
  await send('POST', '/opportunities/upsert', {
    id,
    pipelineId: pipeline.id,
    locationId,
    followers: [userId],
    isRemoveAllFollowers: false,
    followersActionType: 'add',
    name: 'Upserted',
    monetaryValue: 300,
  });
  return id;
}

async function tourSearch({ send, isV3, place, contactId }: Tour, pipelineId: string): Promise<void> {
  const { locationId } = place;
  const mine = isV3
    ? `locationId=${locationId}&pipelineId=${pipelineId}&contactId=${contactId}`
    : `location_id=${locationId}&pipeline_id=${pipelineId}&contact_id=${contactId}`;
  const place1 = isV3 ? `locationId=${locationId}` : `location_id=${locationId}`;
  await send('GET', `/opportunities/search?${mine}&status=open&limit=100&page=1`);
  await send('GET', `/opportunities/search?${place1}&getNotes=true&getTasks=true&getCalendarEvents=true`);
  await send('GET', `/opportunities/search?${isV3 ? 'location_id' : 'locationId'}=${locationId}`);
  const body = {
    locationId,
    query: '',
    limit: 20,
    page: 0,
    searchAfter: [],
    additionalDetails: { notes: true, tasks: true, calendarEvents: false, unReadConversations: false },
  };
  const found = await send('POST', '/opportunities/search', body);
  const [row] = found['opportunities'] as JsonObject[];
  const searchAfter = row?.['sort'];
  const filters = [{ field: 'pipeline_id', operator: 'eq', value: pipelineId }];
  await send('POST', '/opportunities/search', { locationId, limit: 20, searchAfter, filters });
  await send('POST', '/opportunities/search', { ...body, searchAfter });
}

async function tourMistakes({ send, place, contactId, isV3 }: Tour, id: string): Promise<void> {
  const { locationId, otherToken } = place;
  await send('POST', '/opportunities/', { locationId, contactId, name: 'x', status: 'open', createdAt: 'x' });
  await send('PUT', `/opportunities/${id}`, { locationId });
  await send('PUT', `/opportunities/${id}`, isV3 ? { source: 7 } : { forecastProbability: 7 });
  await send('PUT', `/opportunities/${id}/status`, { status: 'sold' });
  await send('POST', '/opportunities/upsert', { locationId });
  await send('GET', '/opportunities/nothing');
  await send('GET', `/opportunities/${id}`, undefined, otherToken);
  await send('GET', `/opportunities/${id}`, undefined, 'not-a-token');
}

async function tourNotes({ send, place, contactId, userId, isV3 }: Tour): Promise<void> {
  const home = `/contacts/${contactId}/notes`;
  const details = { title: 'Call', color: '#FFAA00', pinned: true, userId };
  const id = textAt(await send('POST', home, { body: 'Hello', ...details }), 'note.id');
  await send('GET', home);
  await send('GET', `${home}/${id}`);
  await send('PUT', `${home}/${id}`, { body: 'Hello again' });
  await send('POST', home, { body: 'Old', dateAdded: '2020-01-01' });
  await send('DELETE', `${home}/${id}`);
  await send('GET', `${home}/${id}`);
  if (!isV3) return;
  const { locationId } = place;
  const relations = [{ objectKey: 'contact', recordId: contactId }];
  const query = `locationId=${locationId}`;
  const made = await send('POST', `/notes/?${query}`, { body: 'Related', relations, userId });
  const path = `/notes/${textAt(made, 'note.id')}?${query}`;
  await send('GET', path);
  await send('PUT', path, { body: 'Changed' });
  await send('POST', '/notes/search', { locationId, relations: [contactId], limit: 10, skip: 0 });
  await send('DELETE', path);
}

async function tourTasks({ send, place, contactId, userId }: Tour): Promise<void> {
  const home = `/contacts/${contactId}/tasks`;
  const task = {
    title: 'Call back',
    body: 'Soon',
    dueDate: '2026-10-25T11:00:00Z',
    completed: false,
    assignedTo: userId,
  };
  const id = textAt(await send('POST', home, task), 'task.id');
  await send('GET', home);
  await send('GET', `${home}/${id}`);
  await send('PUT', `${home}/${id}`, { title: 'Call later' });
  await send('PUT', `${home}/${id}/completed`, { completed: true });
  const search = { contactId: [contactId], completed: true, query: 'call', limit: 5, skip: 0 };
  await send('POST', `/locations/${place.locationId}/tasks/search`, search);
  await send('POST', home, { title: 'No date' });
  await send('DELETE', `${home}/${id}`);
}

async function tourEnrolments({ send, place, contactId, userId, byHand, isV3 }: Tour): Promise<void> {
  const home = `/contacts/${contactId}`;
  const { locationId } = place;
  await send('POST', `${home}/followers`, { followers: [userId] });
  await send('DELETE', `${home}/followers`, { followers: [userId] });
  const workflowId = await byHand('publish-workflow', { name: 'Tour workflow' });
  const start = { eventStartTime: '2026-06-23T03:30:00+01:00' };
  await send('POST', `${home}/workflow/${workflowId}`, start);
  await send('DELETE', `${home}/workflow/${workflowId}`, start);
  await byHand('unpublish-workflow', { workflowId });
  await send('POST', `${home}/workflow/${workflowId}`, {});
  await send('POST', `${home}/workflow/nothing`, {});
  const campaignId = await byHand('create-campaign', { name: `Tour ${isV3 ? 'v3' : 'v2'}` });
  await send('GET', `/campaigns/?locationId=${locationId}&status=published`);
  await send('POST', `${home}/campaigns/${campaignId}`, {});
  await send('DELETE', `${home}/campaigns/${campaignId}`);
  await send('DELETE', `${home}/campaigns/${isV3 ? 'remove-all' : 'removeAll'}`);
  await send('POST', `${home}/campaigns/nothing`, {});
}

/** The lookup is for OAuth only: refused with the private token, answered with one of an app. */
async function tourLookup({ send, place }: Tour, email: string): Promise<void> {
  const { locationId, url } = place;
  const path = `/contacts/lookup?locationId=${locationId}&email=${encodeURIComponent(email)}`;
  await send('GET', path);
  const body = JSON.stringify({ locationId, kind: 'oauth' });
  const headers = { 'Content-Type': 'application/json' };
  const issued = await fetch(`${url}/__sim/tokens`, { method: 'POST', headers, body });
  await send('GET', path, undefined, textAt((await issued.json()) as JsonObject, 'token'));
}
