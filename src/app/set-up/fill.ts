/** What was filled in on the card of gaps: judged field by field, and everything that is right is stored at once. */
import { type GapKey, type GapTyped, gapKey } from '../../cards/set-up/set-up-submit.ts';
import { asDate, type Submit } from '../../cards/submit.ts';
import type { Book } from '../../domain/book.ts';
import { gapsOf } from '../../domain/gaps.ts';
import { may } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import { OwnerKey } from '../../domain/plan.ts';
import { namedFrom } from '../../understanding/plan-words/named.ts';
import type { App } from '../context.ts';
import { reframe } from '../conversation/frame.ts';
import { lexiconOf } from '../conversation/lexicons.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { commitSetUp } from './commit.ts';
import { type Fill, type FilledIn, filledIn, savedInWords } from './filled-in.ts';
import { type Filled, missingFrom } from './missing.ts';
import { gone, OFFICERS_ONLY, stopped, unfinished } from './said.ts';
import { whomOf } from './whom.ts';

type Gaps = Extract<Submit, { do: 'save-gaps' | 'skip-gaps' | 'stop-gaps' }>;

export async function gapsTurn(app: App, origin: Origin, speaker: Speaker, submit: Gaps): Promise<Message> {
  const { walk } = submit;
  const book = await app.records.book(origin.tenant, walk.plan);
  if (!book) return gone;
  if (!may(actorIn(app, book, origin, speaker), 'change-plan', book, null)) return OFFICERS_ONLY;
  switch (submit.do) {
    case 'stop-gaps':
      await reframe(app, origin, speaker.person.id, { walk });
      return stopped('what’s missing', "what's missing");
    case 'skip-gaps':
      return missingFrom(
        app,
        origin,
        speaker,
        book,
        { ...walk, after: submit.rows.at(-1) ?? walk.after },
        {},
      );
    case 'save-gaps':
      return saved(app, origin, speaker, book, submit);
  }
}

async function saved(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  { walk, rows, typed }: Extract<Gaps, { do: 'save-gaps' }>,
): Promise<Message> {
  const filled = new Map<string, Filled>();
  const newcomers: Person[] = [];
  const fills: Fill[] = [];
  const milestones = await app.records.milestones(origin.tenant, [
    { field: 'plan', is: 'eq', to: book.plan.id },
  ]);
  const gaps = new Map(gapsOf(book, milestones, []).map((gap) => [gapKey(gap), gap]));
  for (const key of rows) {
    const own = typed[key];
    if (!own) continue;
    const faults: { field: keyof GapTyped; message: string }[] = [];
    const owner = await ownerIn(app, origin, speaker, book, own.owner, newcomers);
    if ('fault' in owner) faults.push({ field: 'owner', message: owner.fault });
    const dated = own.due === '' || asDate(own.due) !== null;
    if (!dated) faults.push({ field: 'due', message: 'Please give a date such as 2027-02-12.' });
    filled.set(key, { typed: own, faults });
    fills.push({
      key,
      owner: 'fault' in owner ? null : owner.key,
      typed: dated ? own : { ...own, due: '' },
      lacks: new Set(gaps.get(key)?.lacks),
    });
  }
  // Whoever is named where somebody else stands already is not entered in the record.
  const wanted = new Set(
    fills.filter(({ lacks }) => lacks.has('owner') || lacks.has('hand-over')).map(({ owner }) => owner),
  );
  const coming = newcomers.filter(({ id }) => wanted.has(`person:${id}`));
  const changed = new Set<GapKey>();
  let told: Omit<FilledIn, 'edits'> = { changed, same: new Set(), stands: new Map() };
  const edits = await commitSetUp(app, origin, speaker, walk.plan, coming, 'card', (current) => {
    const decided = filledIn(current, fills);
    // What an attempt has changed stands already when the next one looks; what others set instead is in `stands`.
    for (const key of decided.changed) changed.add(key);
    told = { changed, same: decided.same, stands: decided.stands };
    return decided.edits;
  });
  const after = await app.records.book(origin.tenant, walk.plan);
  if (!after) return gone;
  if (!edits) return unfinished;
  const refused = [...filled.values()].some(({ faults }) => faults.length > 0);
  const next = { ...walk, after: refused ? walk.after : (rows.at(-1) ?? walk.after) };
  return missingFrom(app, origin, speaker, after, next, { notice: savedInWords(told), filled });
}

type OwnerFound = { key: OwnerKey | null } | { fault: string };

/** A key where one was picked, else words: a post's title, an address, or a name that the record knows. */
async function ownerIn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  book: Book,
  words: string,
  newcomers: Person[],
): Promise<OwnerFound> {
  if (words.trim() === '') return { key: null };
  const picked = OwnerKey.safeParse(words);
  if (picked.success) {
    const known = picked.data.startsWith('post:')
      ? book.plan.posts.some(({ id }) => picked.data === `post:${id}`)
      : (await app.records.person(origin.tenant, picked.data.slice('person:'.length))) !== undefined;
    return known
      ? { key: picked.data }
      : { fault: 'That owner is no longer in the record. Please choose another.' };
  }
  const named = namedFrom(words, lexiconOf([book]), book.plan.id);
  if (named.kind !== 'known') {
    return { fault: 'I know no such post or person. Please give an e-mail address, or a post of the plan.' };
  }
  const whom = await whomOf(app, origin, speaker, book, named.named, newcomers);
  if (whom.kind !== 'found') {
    return { fault: `I do not know ${words.trim().slice(0, 80)} yet. Please give their e-mail address.` };
  }
  if (whom.newcomer) newcomers.push(whom.newcomer);
  return { key: whom.key };
}
