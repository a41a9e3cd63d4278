/** What people and posts are called, for whoever reads ids of the record at a terminal. */
import type { Records } from '../store/records.ts';
import { toldApart } from './person-named.ts';

/** By id, those of these that are known: people as "Alex Sample (alex@example.org)", posts (`post:<id>`) by title. */
export async function namesIn(
  records: Records,
  tenant: string,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const posts = (await records.heads(tenant, () => undefined)).flatMap((plan) => plan.posts);
  const called = new Map(posts.map(({ id, title }) => [`post:${id}`, title]));
  for (const id of new Set(ids)) {
    const person = (await records.person(tenant, id))?.doc.body;
    if (person) called.set(id, toldApart(person) || id);
  }
  return called;
}
