/** The owners that a card offers: the plan's posts first, then the people whom the record knows. */
import type { GapOwner } from '../../cards/set-up/missing.ts';
import type { Book } from '../../domain/book.ts';
import type { App } from '../context.ts';

export async function ownersToPick(app: App, tenant: string, book: Book): Promise<GapOwner[]> {
  const people = await app.records.people(tenant);
  return [
    ...book.plan.posts.map((post): GapOwner => ({ key: `post:${post.id}`, label: post.title })),
    ...people
      .map(({ id, name }): GapOwner => ({ key: `person:${id}`, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
}
