/** Somebody wants owners chased: who gets what is shown, and sent with one tap. */
import { chasePreviewCard, nobodyToChaseCard } from '../../cards/lead/chase.ts';
import { noticeCard } from '../../cards/notice.ts';
import { actionsOf, type Book } from '../../domain/book.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { goingOf } from '../../domain/lead/chase.ts';
import { may } from '../../domain/permission.ts';
import type { Actor } from '../../domain/person.ts';
import { questionAbout } from '../../domain/question.ts';
import { itemsNamed } from '../../domain/scope.ts';
import { stamp } from '../../domain/stamp.ts';
import { namedOwners } from '../asking/named-owners.ts';
import { askWho, candidatesOf } from '../asking/which-owner.ts';
import { type App, momentIn } from '../context.ts';
import { commandId, digest } from '../conversation/command-id.ts';
import { proposing, reframe } from '../conversation/frame.ts';
import { actorIn, shownLine } from '../conversation/lines.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { chasePlan, type Target } from './chase-plan.ts';
import { linesWanted, MOST_CHASED, targetsOf } from './targets.ts';

const notice = (text: string, suggestions: { label: string; say: string }[] = []): Message =>
  noticeCard({ text, suggestions });

export const chaseTurn: ErrandTurn<'chase'> = async (app, origin, speaker, errand, { books, plan, text }) => {
  if (origin.scope === 'channel')
    return [notice('Nobody was chased. Chasing is done in our own chat: please tell me there.')];
  const { refs, who, state, now } = errand;
  const places = books
    .filter(
      (book) => (plan === null || book.plan.id === plan) && itemsNamed(book, refs).length === refs.length,
    )
    .map((book) => ({ book, actor: actorIn(app, book, origin, speaker) }))
    .filter((place) => mayChase(place, refs));
  if (places.length === 0) return [notice(refs.length === 0 ? NOT_A_LEAD : notTheirs(refs))];
  const milestones: string[] = [];
  const unasked = new Set<string>();
  let unknown: Message | undefined;
  let known = false;
  for (const place of places) {
    const { today } = momentIn(app, place.book.plan.timezone);
    const asked = questionAbout('list', { owner: who === null ? [] : [{ name: who }] });
    const named = await namedOwners(app.records, origin.tenant, place.book, asked, today);
    if (named.kind !== 'found') {
      const offered = candidatesOf(named);
      const suggestions = offered.map(({ name, label }) => ({ label, say: text.replace(who ?? '', name) }));
      unknown ??= notice(`Nobody was chased. ${askWho(named, true, offered.length)}`, suggestions);
      continue;
    }
    known = true;
    const keys = who === null ? null : named.keys;
    const wanted = await linesWanted(app, origin, place, { state, refs, keys });
    milestones.push(...wanted.lines.map(({ milestone }) => milestone));
    for (const milestone of wanted.unasked) unasked.add(milestone);
  }
  if (!known && unknown) return [unknown];
  const targets = await targetsOf(app, origin, speaker, milestones);
  if (targets.length === 0) return [notice(nothingWaits(who, state, refs))];
  return [await previewChase(app, origin, speaker, targets, { now, evidence: false }, unasked)];
};

const NOT_A_LEAD =
  'Nobody was chased: that is for whoever leads the actions, and for strategy officers. You lead nothing in a plan that I see.';
const notTheirs = (refs: readonly string[]): string =>
  `Nobody was chased: ${refs.slice(0, 3).join(', ')} is for its lead or a strategy officer to chase. Please ask one of them.`;

function nothingWaits(
  who: string | null,
  state: 'silent' | 'overdue' | null,
  refs: readonly string[],
): string {
  const whose = who === null ? '' : ` of ${who}’s`;
  const where = refs.length === 0 ? 'in what you lead' : `in ${refs.slice(0, 3).join(', ')}`;
  const what =
    state === 'silent'
      ? 'silent'
      : state === 'overdue'
        ? 'overdue'
        : refs.length > 0
          ? 'open'
          : 'overdue or silent';
  return `Nobody was chased: nothing${whose} is ${what} ${where}.`;
}

/** What is named, or anything at all. */
const mayChase = ({ book, actor }: { book: Book; actor: Actor }, refs: readonly string[]): boolean =>
  (refs.length > 0 ? itemsNamed(book, refs) : actionsOf(book)).some((item) =>
    may(actor, 'chase', book, item),
  );

/** Shows who would get what, and waits for a yes. */
export async function previewChase(
  app: App,
  origin: Origin,
  speaker: Speaker,
  targets: readonly Target[],
  how: { now: boolean; evidence: boolean },
  unasked: ReadonlySet<string> = new Set(),
): Promise<Message> {
  const some = targets.slice(0, MOST_CHASED);
  const { people, left } = await chasePlan(app, origin.tenant, speaker, some, { ...how, unasked });
  const { today, zone } = momentIn(app, some[0]?.plan.timezone ?? HOME_ZONE);
  const view = { left, evidence: how.evidence, today, zone };
  const able = how.evidence ? people.filter(({ going }) => going.at === 'once') : people;
  if (able.length === 0) return nobodyToChaseCard({ ...view, people: how.evidence ? people : [] });
  const list = able.flatMap(({ lines }) => lines.map(shownLine));
  const id = commandId(origin, `chase\n${how.now}\n${digest(JSON.stringify(list))}`);
  const at = stamp(app.clock.now());
  await reframe(app, origin, speaker.person.id, proposing({ kind: 'chase', id, at, list, ...how }));
  const persons = await Promise.all(able.map((one) => app.records.person(origin.tenant, one.id)));
  const mayNow =
    !how.now &&
    !how.evidence &&
    persons.some((one, place) => {
      const plan = able[place]?.plan;
      return one && plan && goingOf(one.doc.body, plan, true, app.clock.now()).at === 'once';
    });
  return chasePreviewCard({ ...view, people, proposal: id, mayNow });
}
