import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import type { SimulatorOptions } from '../start-simulator.ts';

async function openCourses(behaviours: NonNullable<SimulatorOptions['behaviours']> = {}) {
  const simulator = await openSimulator({ behaviours });
  const { locationId, call } = simulator;
  const send = (method: string, path: string, body?: unknown) => {
    const [bare = '', query] = path.split('?');
    const more = query === undefined ? '' : `&${query}`;
    return call(method, `/courses/${bare}?locationId=${locationId}${more}`, body, { version: 'v3' });
  };
  const make = async (path: string, body: Record<string, unknown>): Promise<string> => {
    const answer = await send('POST', path, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  return { ...simulator, send, make };
}

async function openOffer(behaviours: NonNullable<SimulatorOptions['behaviours']> = {}) {
  const world = await openCourses(behaviours);
  const courseId = await world.make('products', { title: 'Sailing', visibility: 'published' });
  const offerId = await world.make('offers', {
    title: 'Sailing access',
    productIds: [courseId],
    visibility: 'published',
  });
  const contact = await world.create({ email: 'ada@example.com' });
  const enroll = (more: Record<string, unknown> = {}) =>
    world.send('POST', 'enrollments', { contactId: contact.id, offerId, ...more });
  return { ...world, courseId, offerId, contactId: contact.id as string, enroll };
}

describe('courses', () => {
  it('hold categories and lessons, under v3 only', async () => {
    const { send, make, state, call, locationId } = await openCourses();
    const courseId = await make('products', { title: 'Sailing', description: 'At sea' });
    expect((await send('GET', `products/${courseId}`)).body).toMatchObject({
      title: 'Sailing',
      description: 'At sea',
      visibility: 'draft',
    });
    const categoryId = await make(`products/${courseId}/categories`, { title: 'Knots' });
    const lesson = { title: 'Bowline', categoryId, contentType: 'audio', visibility: 'published' };
    const lessonId = await make(`products/${courseId}/lessons`, lesson);
    expect((await send('GET', `products/${courseId}/lessons/${lessonId}`)).body).toMatchObject(lesson);
    expect((await send('GET', `products/${courseId}/lessons?categoryId=none`)).body['lessons']).toEqual([]);
    await send('PUT', `products/${courseId}/lessons/${lessonId}`, { title: 'Clove hitch' });
    await send('PUT', `products/${courseId}/categories/${categoryId}`, { visibility: 'published' });
    await send('PUT', `products/${courseId}`, { visibility: 'published' });
    expect(await state()).toMatchObject({
      courses: [{ id: courseId, visibility: 'published' }],
      courseCategories: [{ id: categoryId, visibility: 'published' }],
      lessons: [{ id: lessonId, title: 'Clove hitch', contentType: 'audio' }],
    });
    expect((await call('GET', `/courses/products?locationId=${locationId}`)).status).toBe(404);
    expect((await send('DELETE', `products/${courseId}`)).status).toBe(200);
    expect(await state()).toMatchObject({ courses: [], courseCategories: [], lessons: [], offers: [] });
  });

  it('refuse what their bodies do not accept, unknown ids and other locations', async () => {
    const { send, make, call, otherId, simulator, locationId } = await openCourses();
    const courseId = await make('products', { title: 'Sailing' });
    const other = await make('products', { title: 'Rowing' });
    const categoryId = await make(`products/${courseId}/categories`, { title: 'Knots' });
    expect((await send('POST', 'products', { title: 'x', locationId })).status).toBe(422);
    expect((await send('POST', 'products', {})).status).toBe(422);
    expect((await send('POST', `products/${courseId}/lessons`, { title: 'x' })).status).toBe(422);
    expect((await send('POST', `products/${other}/lessons`, { title: 'x', categoryId })).status).toBe(404);
    expect((await send('GET', 'products/none')).status).toBe(404);
    const v3 = { version: 'v3' };
    expect((await call('GET', '/courses/products', undefined, v3)).status).toBe(422);
    expect((await call('GET', `/courses/products?locationId=${otherId}`, undefined, v3)).status).toBe(403);
    const token = simulator.locations[1]?.token ?? '';
    const path = `/courses/products/${courseId}?locationId=${otherId}`;
    expect((await call('GET', path, undefined, { ...v3, token })).status).toBe(403);
  });

  it('are listed by at most fifty, with a cursor', async () => {
    const { send, make } = await openCourses();
    for (let number = 0; number < 3; number++) await make('products', { title: `Course ${number}` });
    const first = (await send('GET', 'products?limit=2')).body;
    expect(first['products']).toHaveLength(2);
    const rest = (await send('GET', `products?limit=2&cursor=${first['nextCursor'] as unknown as string}`))
      .body;
    expect(rest['products']).toMatchObject([{ title: 'Course 2' }]);
    expect(rest).not.toHaveProperty('nextCursor');
    expect((await send('GET', 'products?limit=51')).status).toBe(422);
    expect((await send('GET', 'products?cursor=nonsense')).status).toBe(400);
  });

  it('are built whole by the importer, in both generations', async () => {
    const { call, locationId, state } = await openCourses();
    const post = { title: 'Bowline', visibility: 'published', contentType: 'video', description: 'A knot' };
    const section = { title: 'Knots', visibility: 'published', posts: [post] };
    const products = [
      { title: 'Sailing', description: 'At sea', categories: [{ ...section, subCategories: [section] }] },
    ];
    for (const version of ['2021-07-28', 'v3'])
      expect(
        await call('POST', '/courses/courses-exporter/public/import', { locationId, products }, { version }),
      ).toMatchObject({ status: 201 });
    const { courses, courseCategories, lessons } = await state();
    expect([courses, courseCategories, lessons].map((list) => (list as unknown as []).length)).toEqual([
      2, 4, 4,
    ]);
    const wrong = { locationId, products: [{ title: 'x' }] };
    expect((await call('POST', '/courses/courses-exporter/public/import', wrong)).status).toBe(422);
  });
});

describe('offers', () => {
  it('are found by title and visibility; default offers are hidden', async () => {
    const { send, offerId, state } = await openOffer();
    const list = async (query = '') => (await send('GET', `offers${query}`)).body['offers'];
    expect(await list()).toMatchObject([{ id: offerId, source: 'membership', type: 'free' }]);
    expect(await list('?search=SAIL&visibility=published')).toHaveLength(1);
    expect(await list('?visibility=draft')).toEqual([]);
    const offers = (await state())['offers'] as unknown as { id: string; source: string }[];
    const hidden = offers.find(({ source }) => source === 'default');
    expect((await send('GET', `offers/${hidden?.id}`)).status).toBe(404);
    expect((await send('PUT', `offers/${offerId}`, { title: 'Access' })).body).toMatchObject({
      title: 'Access',
    });
    expect((await send('POST', 'offers', { title: 'x', productIds: ['none'] })).status).toBe(404);
    expect((await send('DELETE', `offers/${offerId}`)).status).toBe(200);
    expect(await list()).toEqual([]);
  });

  it('that are not free need a payment integration, unless switched off', async () => {
    const { send, courseId, control } = await openOffer();
    const paid = { title: 'Paid', productIds: [courseId], type: 'onetime', amount: 49 };
    expect((await send('POST', 'offers', paid)).status).toBe(400);
    await control('POST', '/__sim/behaviours', { paidOfferNeedsPayment: false });
    expect((await send('POST', 'offers', paid)).status).toBe(201);
  });
});

describe('enrollments', () => {
  it('are 201 when new, 200 when they stand, and can be revoked', async () => {
    const { enroll, send, ui, state, contactId, offerId } = await openOffer();
    await ui('publish-workflow', {});
    expect(await enroll()).toMatchObject({ status: 201, body: { alreadyEnrolled: false } });
    expect(await enroll()).toMatchObject({ status: 200, body: { alreadyEnrolled: true } });
    const listed = await send('GET', `enrollments?contactId=${contactId}&offerId=${offerId}`);
    expect(listed.body['enrollments']).toMatchObject([{ contactId, offerId }]);
    expect((await state())['enrollments']).toHaveLength(1);
    expect((await state()).triggerLog).toMatchObject([{ event: 'offer-granted', contactId }]);
    expect((await send('DELETE', 'enrollments', { contactId, offerId })).status).toBe(200);
    expect((await send('DELETE', 'enrollments', { contactId, offerId })).status).toBe(404);
    expect((await state()).triggerLog[1]).toMatchObject({ event: 'offer-removed' });
  });

  it('refuse a default offer, an unknown contact and unknown properties', async () => {
    const { enroll, state, otherId, call, contactId, offerId } = await openOffer();
    const offers = (await state())['offers'] as unknown as { id: string; source: string }[];
    const hidden = offers.find(({ source }) => source === 'default')?.id;
    expect((await enroll({ offerId: hidden })).status).toBe(404);
    expect((await enroll({ contactId: 'nobody' })).status).toBe(404);
    expect((await enroll({ productId: 'x' })).status).toBe(422);
    const path = `/courses/enrollments?locationId=${otherId}`;
    expect((await call('POST', path, { contactId, offerId }, { version: 'v3' })).status).toBe(403);
  });

  it('of a draft offer or course are granted, unless switched off', async () => {
    const { enroll, send, offerId, courseId, contactId, control } = await openOffer();
    await send('PUT', `products/${courseId}`, { visibility: 'draft' });
    expect((await enroll()).status).toBe(201);
    await send('DELETE', 'enrollments', { contactId, offerId });
    await control('POST', '/__sim/behaviours', { draftOfferGrantable: false });
    expect((await enroll()).status).toBe(404);
    await send('PUT', `products/${courseId}`, { visibility: 'published' });
    expect((await enroll()).status).toBe(201);
  });

  it('need an e-mail address, unless switched off', async () => {
    const { enroll, create, control } = await openOffer();
    const { id } = await create({ phone: '+14155550100' });
    expect((await enroll({ contactId: id })).status).toBe(400);
    await control('POST', '/__sim/behaviours', { enrollmentNeedsEmail: false });
    expect((await enroll({ contactId: id })).status).toBe(201);
  });

  it('mail a login, unless switched off', async () => {
    const { enroll, state, contactId } = await openOffer();
    await enroll();
    await enroll();
    expect((await state())['sentMessages']).toMatchObject([{ contactId, reason: 'offer-login' }]);
    const quiet = await openOffer({ offerGrantSendsLogin: false });
    await quiet.enroll();
    expect((await quiet.state())['sentMessages']).toEqual([]);
  });
});
