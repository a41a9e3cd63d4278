/** What a plan file's schema cannot see: whether its parts fit together. Works on half-right files, to list all at once. */
import { z } from 'zod/v4';
import { isAddress } from '../domain/plan-file.ts';
import type { Path, Problem } from './fault.ts';
import { slug } from './slug.ts';

/** A field as far as it can be made out; what is wrong with it the schema says. */
const seen = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const List = seen(z.array(z.unknown()));
const Text = seen(z.string());

const SeenItem = z
  .object({
    ref: Text,
    lead: Text,
    nature: z.unknown(),
    kind: z.unknown(),
    due: z.unknown(),
    owners: List,
    links: List,
    items: List,
  })
  .partial();
const SeenPost = z.object({ id: Text, deputy: Text }).partial().catch({});
const SeenBoard = z.object({ body: Text, scope: List }).partial().catch({});
const SeenLink = z.object({ to: Text }).partial().catch({});
const SeenFile = z.object({ levels: List, posts: List, boards: List, items: List }).partial().catch({});

type Node = { item: z.infer<typeof SeenItem>; path: Path; level: number };
type Plan = {
  refs: ReadonlySet<string>;
  spelt: ReadonlyMap<string, string>;
  posts: ReadonlySet<string>;
  levels: number | null;
};

/** Every fault between the parts of a plan file: refs, links, owners, posts, boards, levels, dates. */
export function crossProblems(value: unknown): Problem[] {
  const file = SeenFile.parse(value);
  const posts = (file.posts ?? []).map((post) => SeenPost.parse(post));
  const boards = (file.boards ?? []).map((board) => SeenBoard.parse(board));
  const nodes = (file.items ?? []).flatMap((item, index) => nodesOf(item, ['items', index], 0));
  const refs = nodes.flatMap(({ item }) => item.ref ?? []);
  const plan: Plan = {
    refs: new Set(refs),
    spelt: new Map(refs.map((ref) => [squeezed(ref), ref])),
    posts: new Set(posts.flatMap((post) => post.id ?? [])),
    levels: file.levels?.length ?? null,
  };
  return [
    ...twice(
      posts.map((post, index) => ({ name: post.id, path: ['posts', index, 'id'] })),
      'post id',
    ),
    ...posts.flatMap((post, index) => nobody(plan, post.deputy, ['posts', index, 'deputy'])),
    ...twice(
      boards.map((board, index) => ({
        name: board.body === undefined ? undefined : slug(board.body),
        path: ['boards', index, 'body'],
      })),
      'board',
    ),
    ...boards.flatMap((board, index) => scopeProblems(plan, board.scope, ['boards', index, 'scope'])),
    ...twice(
      nodes.map(({ item, path }) => ({ name: item.ref && squeezed(item.ref), path: [...path, 'ref'] })),
      'ref',
    ),
    ...nodes.flatMap((node) => itemProblems(plan, node)),
  ];
}

function nodesOf(raw: unknown, path: Path, level: number): Node[] {
  const seenItem = SeenItem.safeParse(raw);
  if (!seenItem.success) return [];
  const item = seenItem.data;
  const below = (item.items ?? []).flatMap((child, index) =>
    nodesOf(child, [...path, 'items', index], level + 1),
  );
  return [{ item, path, level }, ...below];
}

function itemProblems(plan: Plan, { item, path, level }: Node): Problem[] {
  const owners = item.owners ?? [];
  const links = item.links ?? [];
  return [
    ...tooDeep(plan, path, level),
    ...owners.flatMap((owner, index) => nobody(plan, owner, [...path, 'owners', index])),
    ...twice(
      owners.map((owner, index) => ({
        name: typeof owner === 'string' ? owner.toLowerCase() : undefined,
        path: [...path, 'owners', index],
      })),
      'owner',
    ),
    ...nobody(plan, item.lead, [...path, 'lead']),
    ...links.flatMap((link, index) => linkProblems(plan, link, [...path, 'links', index, 'to'])),
    ...(item.nature === undefined ? withoutNature(plan, item, path, level) : []),
  ];
}

/** Told once a branch, at the first item that is too deep. */
function tooDeep(plan: Plan, path: Path, level: number): Problem[] {
  if (plan.levels === null || level !== plan.levels) return [];
  const message = `stands at depth ${level + 1}, and levels names only ${plan.levels}; name the further level there, or move the item up`;
  return [{ path, message }];
}

/** An item without a nature is not asked about: right for a strand or a heading, a slip at the deepest level. */
function withoutNature(plan: Plan, item: Node['item'], path: Path, level: number): Problem[] {
  const remedy = 'give the item a nature (deliverable, recurring, continuous, outcome, cross-reference)';
  if (item.due !== undefined) {
    return [
      { path: [...path, 'due'], message: `is set on what is no action; ${remedy}, or remove the date` },
    ];
  }
  if (item.owners !== undefined) {
    const message = `are named on what is no action; ${remedy}, or name a lead instead`;
    return [{ path: [...path, 'owners'], message }];
  }
  const deepest = plan.levels !== null && level === plan.levels - 1;
  return deepest && item.kind === undefined && item.items === undefined
    ? [{ path, message: `would never be asked about; ${remedy}, or a kind if it is no action` }]
    : [];
}

function nobody(plan: Plan, name: unknown, path: Path): Problem[] {
  if (typeof name !== 'string' || name === '' || plan.posts.has(name) || isAddress(name)) return [];
  const message = `"${name}" is neither a post of this plan nor an e-mail address; add the post under posts, or write the address`;
  return [{ path, message }];
}

/** Links may name other documents; what is written like a ref must be one of this plan's. */
function linkProblems(plan: Plan, link: unknown, path: Path): Problem[] {
  const { to } = SeenLink.parse(link);
  if (to === undefined || plan.refs.has(to) || !REF_LIKE.test(to)) return [];
  return [{ path, message: unknownRef(plan, to) }];
}
const REF_LIKE = /^[a-z]{0,4}\d+(\.\d+)*\s?(\([a-z0-9]{1,3}\))*$/i;

const scopeProblems = (plan: Plan, scope: readonly unknown[] | undefined, path: Path): Problem[] =>
  (scope ?? []).flatMap((ref, index) =>
    typeof ref !== 'string' || plan.refs.has(ref)
      ? []
      : [{ path: [...path, index], message: unknownRef(plan, ref) }],
  );

function unknownRef(plan: Plan, ref: string): string {
  const meant = plan.spelt.get(squeezed(ref));
  const remedy = meant === undefined ? 'correct it, or add the item' : `write it ${meant}`;
  return `there is no item ${ref} in this plan; ${remedy}`;
}

const squeezed = (ref: string): string => ref.replace(/\s/g, '').toLowerCase();

/** Names that were used before; each repetition is a fault. */
function twice(named: readonly { name: string | undefined; path: Path }[], what: string): Problem[] {
  const first = new Set<string>();
  return named.flatMap(({ name, path }) => {
    if (name === undefined || name === '') return [];
    if (first.has(name))
      return [{ path, message: `this ${what} stands twice; each ${what} may be used once` }];
    first.add(name);
    return [];
  });
}
