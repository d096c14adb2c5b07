/** The tour of courses: all but the importer is of the live documentation only, so the files judge none of it. */
import type { TourPlace } from './drive-platform.ts';
import { createRecorder, textAt } from './record-exchanges.ts';
import type { Exchange } from './spec-validator.ts';

export async function driveCourses(place: TourPlace, edition: 'v2' | 'v3'): Promise<Exchange[]> {
  const { locationId } = place;
  const recorder = createRecorder(place.url, place.token, edition === 'v3' ? 'v3' : '2021-07-28');
  const { send } = recorder;
  const post = { title: 'Bowline', visibility: 'draft', contentType: 'video', description: 'A knot' };
  const categories = [{ title: 'Knots', visibility: 'draft', posts: [post] }];
  const products = [{ title: 'Imported', description: 'At sea', categories }];
  await send('POST', '/courses/courses-exporter/public/import', { locationId, products });
  if (edition === 'v2') return [...recorder.exchanges];

  const query = `?locationId=${locationId}`;
  const course = textAt(await send('POST', `/courses/products${query}`, { title: 'Sailing' }), 'id');
  const home = `/courses/products/${course}`;
  const category = textAt(await send('POST', `${home}/categories${query}`, { title: 'Knots' }), 'id');
  const lesson = { title: 'Bowline', categoryId: category, contentType: 'video' };
  const lessonId = textAt(await send('POST', `${home}/lessons${query}`, lesson), 'id');
  const wanted = { title: 'Access', productIds: [course], type: 'free', visibility: 'published' };
  const offer = textAt(await send('POST', `/courses/offers${query}`, wanted), 'id');
  const parts: string[] = [];
  for (const kind of ['assignments', 'quizzes', 'sequences']) {
    const id = textAt(await send('POST', `${home}/${kind}${query}`, { title: kind }), 'id');
    parts.push(`${home}/${kind}/${id}`);
    await send('GET', `${home}/${kind}${query}`);
    if (kind === 'quizzes') await send('PUT', `${home}/${kind}/${id}/questions${query}`, { questions: [] });
  }
  for (const path of [
    home,
    `${home}/categories/${category}`,
    `${home}/lessons/${lessonId}`,
    `/courses/offers/${offer}`,
    ...parts,
  ]) {
    await send('GET', `${path}${query}`);
    await send('PUT', `${path}${query}`, { title: 'Changed' });
  }
  for (const path of ['/courses/products', `${home}/categories`, `${home}/lessons`, '/courses/offers'])
    await send('GET', `${path}${query}`);

  const email = 'learner@example.com';
  const contactId = textAt(await send('POST', '/contacts/', { locationId, email }), 'contact.id');
  const grant = { contactId, offerId: offer };
  for (const _ of ['new', 'already']) await send('POST', `/courses/enrollments${query}`, grant);
  await send('GET', `/courses/enrollments${query}`);
  for (const name of ['progress', 'completions']) await send('GET', `/courses/${name}${query}`);
  await send('DELETE', `/courses/enrollments${query}`, grant);
  await send('DELETE', `/contacts/${contactId}`);
  for (const path of [
    ...parts,
    `/courses/offers/${offer}`,
    `${home}/lessons/${lessonId}`,
    `${home}/categories/${category}`,
    home,
  ])
    await send('DELETE', `${path}${query}`);
  return [...recorder.exchanges];
}
