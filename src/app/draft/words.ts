/** What is said of a draft that is settled: what is in, and what to do next. */
import { count, longDay } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { actionsOf } from '../../domain/book.ts';
import { gapsOf } from '../../domain/gaps.ts';
import { isUnreported } from '../../domain/standing.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Head } from './kept.ts';
import type { Standing } from './standing.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

export const GONE: Message = notice(
  'Nothing was changed: this draft is no longer there. I keep one for 14 days; please send the file again.',
);
export const NOT_YOURS: Message = notice(
  'Nothing was changed: a draft is applied or discarded by the strategy officer who sent it.',
);
export const BUSY =
  'This draft is being applied at the moment; for a large plan that takes a while. If nothing has changed here in a minute or two, choose Apply again: it goes on from where it stopped.';
export const IN_HAND: Message = notice(
  'Nothing was discarded: this draft is being applied at the moment. When it is in use, a new edition of it can be sent.',
);
export const discarded = (source: string): Message =>
  notice(`The draft of ${source} is discarded. Nothing of it is in use.`);

/** Tapped once more, or delivered again: what became of it. */
export const settled = (app: App, origin: Origin, head: Head): Promise<Message> | Message =>
  head.state === 'applied' ? inUse(app, origin, head.plan, null) : discarded(head.source);

/** The plan as it is in use now; `standing` is what was applied, null when that was before. */
export async function inUse(
  app: App,
  origin: Origin,
  plan: string,
  standing: Standing | null,
): Promise<Message> {
  const book = await app.records.book(origin.tenant, plan);
  if (!book) return GONE;
  const milestones = await app.records.milestones(origin.tenant, [{ field: 'plan', is: 'eq', to: plan }]);
  const inherited = milestones.filter(isUnreported).length;
  const gaps = gapsOf(book, milestones, []).length;
  const actions = count(actionsOf(book).length, 'action');
  const lines = [
    standing?.kind === 'edition'
      ? changesIn(standing)
      : `${actions} ${actionsOf(book).length === 1 ? 'is' : 'are'} in, live from ${longDay(book.plan.goLive)}.`,
    gaps === 0
      ? 'Nothing is missing.'
      : `${count(gaps, 'action or measure needs', 'actions and measures need')} an owner, a date, a figure or your word on a date. Say "what's missing" to go through them, five at a time.`,
    ...(inherited === 0
      ? []
      : [
          `${count(inherited, 'date was', 'dates were')} past before the plan went live. Nobody is reminded of ${inherited === 1 ? 'it' : 'them'}. Say "what's inherited" to settle ${inherited === 1 ? 'it' : 'them'}.`,
        ]),
  ];
  return noticeCard({
    title:
      standing?.kind === 'edition'
        ? `The new edition of ${book.plan.title} is in use`
        : `${book.plan.title} is in use`,
    text: lines.join('\n'),
    suggestions: [
      ...(gaps === 0 ? [] : [{ label: 'What’s missing?', say: "what's missing" }]),
      ...(inherited === 0 ? [] : [{ label: 'What’s inherited?', say: "what's inherited" }]),
    ],
  });
}

function changesIn({ difference }: Extract<Standing, { kind: 'edition' }>): string {
  const { added, removed, reworded, redated, changed } = difference;
  const parts = [
    ...(added.length === 0 ? [] : [`${added.length} added`]),
    ...(removed.length === 0 ? [] : [`${removed.length} no longer asked about`]),
    ...(reworded.length === 0 ? [] : [`${reworded.length} reworded`]),
    ...(redated.length === 0 ? [] : [`${redated.length} with another date`]),
    ...(changed.length === 0 ? [] : [`${changed.length} with other changes`]),
  ];
  const all =
    parts.length === 0 ? 'No action has changed' : `Of its actions and headings ${parts.join(', ')}`;
  return `${all}. What people have said of them, and their evidence, is kept.`;
}
