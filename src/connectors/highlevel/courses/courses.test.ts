import { expect, test } from 'vitest';
import { done, found, openHighLevel } from '../highlevel-under-test.ts';

test('courses and offers are made as drafts, found by title, changed and removed', async () => {
  const { highLevel, send } = await openHighLevel();
  const course = done(await highLevel.courses.create(send, { title: 'Start well' }));
  expect(course.record).toEqual({ id: course.id, title: 'Start well', published: false });
  expect(found(await highLevel.courses.findExisting(send, 'START WELL'))).toEqual(course.record);
  expect(found(await highLevel.courses.hasLessons(send, course.id))).toBe(false);
  expect(await highLevel.courses.hasLessons(send, 'nobody')).toEqual({ kind: 'absent' });

  const offer = done(await highLevel.offers.create(send, { title: 'Gold', courseIds: [course.id] }));
  const whole = { id: offer.id, title: 'Gold', courseIds: [course.id], published: false };
  expect(found(await highLevel.offers.read(send, offer.id))).toEqual(whole);
  // The default offer that comes with a course is in no list.
  expect(found(await highLevel.listOffers())).toEqual([whole]);
  done(await highLevel.offers.update(send, offer.id, { title: 'Platinum' }));
  expect(found(await highLevel.offers.findExisting(send, 'platinum'))).toMatchObject({ id: offer.id });
  const stranger = { title: 'Silver', courseIds: ['nobody'] };
  expect(await highLevel.offers.create(send, stranger)).toMatchObject({ kind: 'refused' });

  done(await highLevel.courses.update(send, course.id, { title: 'Start better' }));
  expect(found(await highLevel.courses.read(send, course.id)).title).toBe('Start better');
  expect(await highLevel.offers.remove(send, offer.id)).toMatchObject({ kind: 'done' });
  expect(await highLevel.offers.read(send, offer.id)).toEqual({ kind: 'absent' });
  expect(await highLevel.courses.remove(send, course.id)).toMatchObject({ kind: 'done' });
  expect(await highLevel.courses.read(send, course.id)).toEqual({ kind: 'absent' });
});

test('all pages of a list are read', async () => {
  const { highLevel, send, fault } = await openHighLevel();
  for (let n = 0; n < 120; n += 1) done(await highLevel.courses.create(send, { title: `Course ${n}` }));
  expect(new Set(found(await highLevel.listCourses()).map(({ title }) => title)).size).toBe(120);
  await fault('status:500', 'GET', '/courses/products');
  expect(await highLevel.listCourses()).toMatchObject({ kind: 'failed', status: 500 });
});

test('access is given once, shown, and taken back', async () => {
  const { highLevel, send, person, fault } = await openHighLevel({
    behaviours: { draftOfferGrantable: true },
  });
  const { enrollments } = highLevel;
  const course = done(await highLevel.courses.create(send, { title: 'Start well' }));
  const offerId = done(await highLevel.offers.create(send, { title: 'Gold', courseIds: [course.id] })).id;
  const contactId = await person('member@example.com');
  const enrollment = { contactId, offerId };
  expect(await enrollments.find(send, enrollment)).toEqual({ kind: 'absent' });
  await fault('drop-after', 'POST', '/courses/enrollments');
  expect(await enrollments.enrol(send, enrollment)).toMatchObject({ kind: 'unknown' });
  expect(found(await enrollments.find(send, enrollment))).toEqual(enrollment);
  expect(await enrollments.enrol(send, enrollment)).toEqual({
    kind: 'done',
    id: offerId,
    record: { id: offerId, hadItBefore: true },
  });
  expect(found(await enrollments.list(send, { offerId }))).toEqual([enrollment]);
  expect(await enrollments.enrol(send, { ...enrollment, offerId: 'nobody' })).toMatchObject({
    kind: 'refused',
  });
  expect(await enrollments.withdraw(send, enrollment)).toMatchObject({ kind: 'done' });
  expect(await enrollments.withdraw(send, enrollment)).toMatchObject({ kind: 'done' });
  expect(found(await enrollments.list(send, {}))).toEqual([]);
});

test('access through a draft is refused where the platform refuses it', async () => {
  const { highLevel, send, person } = await openHighLevel({ behaviours: { draftOfferGrantable: false } });
  const course = done(await highLevel.courses.create(send, { title: 'Start well' }));
  const offerId = done(await highLevel.offers.create(send, { title: 'Gold', courseIds: [course.id] })).id;
  const contactId = await person('member@example.com');
  expect(await highLevel.enrollments.enrol(send, { contactId, offerId })).toMatchObject({ kind: 'refused' });
});
