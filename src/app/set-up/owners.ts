/** The owners that a card offers: the plan's posts first, then the people whom the record knows. */
import type { GapOwner } from '../../cards/set-up/missing.ts';
import type { Book } from '../../domain/book.ts';
import { all } from '../../store/store.ts';
import type { App } from '../context.ts';

export async function ownersToPick(app: App, tenant: string, book: Book): Promise<GapOwner[]> {
  const people = await all(app.store, tenant, { kind: 'person' });
  return [
    ...book.plan.posts.map((post): GapOwner => ({ key: `post:${post.id}`, label: post.title })),
    ...people
      .map(({ doc }): GapOwner => ({ key: `person:${doc.body.id}`, label: doc.body.name }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
}
