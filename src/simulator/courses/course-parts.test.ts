import { expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

async function openCourse() {
  const simulator = await openSimulator();
  const { locationId, call } = simulator;
  const send = (method: string, path: string, body?: unknown) =>
    call(method, `/courses/${path}?locationId=${locationId}`, body, { version: 'v3' });
  const make = async (path: string, body: object): Promise<string> => {
    const answer = await send('POST', path, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  const courseId = await make('products', { title: 'Sailing', visibility: 'published' });
  return { ...simulator, send, make, courseId, home: `products/${courseId}` };
}

it.each(['assignments', 'quizzes', 'sequences'])('%s are made, changed, listed and deleted', async (kind) => {
  const { send, make, home } = await openCourse();
  const id = await make(`${home}/${kind}`, { title: 'Knots', passing: 80 });
  await send('PUT', `${home}/${kind}/${id}`, { title: 'More knots' });
  expect((await send('GET', `${home}/${kind}/${id}`)).body).toMatchObject({
    title: 'More knots',
    passing: 80,
  });
  expect((await send('GET', `${home}/${kind}`)).body[kind]).toHaveLength(1);
  expect((await send('POST', `${home}/${kind}`, {})).status).toBe(422);
  const other = kind === 'quizzes' ? 'assignments' : 'quizzes';
  expect((await send('GET', `${home}/${other}/${id}`)).status).toBe(404);
  expect((await send('DELETE', `${home}/${kind}/${id}`)).status).toBe(200);
  expect((await send('GET', `${home}/${kind}/${id}`)).status).toBe(404);
});

it('the questions of a quiz are replaced as a whole, and go with their course', async () => {
  const { send, make, home, state } = await openCourse();
  const id = await make(`${home}/quizzes`, { title: 'Knots' });
  const put = (questions: unknown) => send('PUT', `${home}/quizzes/${id}/questions`, { questions });
  await put([{ text: 'One?' }, { text: 'Two?' }]);
  expect((await put([{ text: 'Three?' }])).body).toMatchObject({ questions: [{ text: 'Three?' }] });
  expect((await put('none')).status).toBe(422);
  await send('DELETE', home);
  expect((await state())['courseParts']).toEqual([]);
});

it('progress is what a learner has finished by hand, and no call writes it', async () => {
  const { send, make, home, courseId, create, ui } = await openCourse();
  const categoryId = await make(`${home}/categories`, { title: 'All' });
  const lessons = [
    await make(`${home}/lessons`, { title: 'One', categoryId }),
    await make(`${home}/lessons`, { title: 'Two', categoryId }),
  ];
  const offerId = await make('offers', { title: 'Access', productIds: [courseId], visibility: 'published' });
  const { id: contactId } = await create({ email: 'ada@example.com' });
  await expect(ui('complete-lesson', { contactId, lessonId: lessons[0] })).rejects.toThrow('not enrolled');
  await send('POST', 'enrollments', { contactId, offerId });
  const progress = async () => (await send('GET', 'progress')).body['progress'];
  expect(await progress()).toMatchObject([{ contactId, percentage: 0, totalLessons: 2 }]);
  await ui('complete-lesson', { contactId, lessonId: lessons[0] });
  expect(await progress()).toMatchObject([{ percentage: 50, completedLessons: 1 }]);
  expect((await send('GET', 'completions')).body['completions']).toEqual([]);
  await ui('complete-lesson', { contactId, lessonId: lessons[1] });
  expect((await send('GET', 'completions')).body).toMatchObject({
    completions: [{ contactId, productId: courseId }],
  });
  expect((await send('POST', 'progress', { contactId, percentage: 100 })).status).toBe(404);
});
