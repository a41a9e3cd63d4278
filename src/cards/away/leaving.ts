/** What is said when somebody goes for good: to themselves, to an officer who asks, and to whoever finds a successor. */
import type { PlainDate } from '../../domain/plan.ts';
import { count, day, listed } from '../format.ts';
import { clip } from '../text.ts';

export type Leaving = {
  /** Null where whoever reads it is meant. */
  name: string | null;
  /** Their last day; null where it was not said. */
  on: PlainDate | null;
  /** Refs, the most urgent first. */
  refs: readonly string[];
  posts: readonly string[];
  leads: readonly string[];
  today: PlainDate;
};

const MOST = 10;

export const hasNothing = ({ refs, posts, leads }: Pick<Leaving, 'refs' | 'posts' | 'leads'>): boolean =>
  refs.length + posts.length + leads.length === 0;

/** "9 open actions (1.1(a), 1.1(b)), the post Head of Early Years; Priority 1 is led". */
function theirs({ refs, posts, leads, name }: Leaving): string {
  const more = refs.length > MOST ? ` and ${refs.length - MOST} more` : '';
  const parts = [
    ...(refs.length > 0
      ? [`${count(refs.length, 'open action')} (${refs.slice(0, MOST).join(', ')}${more})`]
      : []),
    ...(posts.length > 0
      ? [`the ${posts.length === 1 ? 'post' : 'posts'} ${listed(posts.map((one) => clip(one, 80)))}`]
      : []),
    ...(leads.length > 0 ? [`the lead of ${listed(leads.slice(0, MOST).map((one) => clip(one, 60)))}`] : []),
  ];
  return parts.length === 0
    ? `No open action and no post is ${name === null ? 'yours' : 'theirs'}, so nothing has to be handed on.`
    : `${name === null ? 'Yours' : 'Theirs'}: ${listed(parts)}.`;
}

const dayAfter = ({ on, today }: Leaving): string =>
  on !== null && on > today
    ? ` from ${day(Temporal.PlainDate.from(on).add({ days: 1 }).toString(), today)}`
    : '';

/** To whoever says it of themselves; `told` are the people whom a yes tells. */
export function leavingAsked(said: Leaving, told: readonly string[]): string {
  const { on, refs, posts, today } = said;
  const opening =
    on !== null && on >= today
      ? `You are leaving: your last day is ${day(on, today)}.`
      : 'You have left, or are leaving.';
  const [ref] = refs;
  const hand = [
    ...(ref === undefined
      ? []
      : [
          `Who should take them? Of one action say, for example, “passing ${ref} to Kim Sample${dayAfter(said)}”: Kim is asked, and your lead is told.`,
        ]),
    ...(posts.length > 0
      ? ['A post goes to whoever follows you with all its actions: a strategy officer sets that.']
      : []),
  ];
  return [
    `${opening} Nothing is recorded yet.`,
    theirs(said),
    ...(hasNothing(said)
      ? []
      : [
          'They stay yours, and I go on asking you, until somebody else has them. What you have reported stays in the record.',
          hand.join(' '),
          told.length > 0
            ? `Shall I tell ${listed(told.slice(0, 6).map((one) => clip(one, 80)))}, so that somebody is found in time?`
            : 'I know of no lead or officer whom I could tell: please tell them yourself.',
        ]),
  ].join('\n');
}

/** To an officer or a lead who says it of somebody: nothing is set by it. `sets` may set owners and posts. */
export function leavingOf(said: Leaving & { name: string }, sets: boolean): string {
  const [post] = said.posts;
  const [ref] = said.refs;
  const after = dayAfter(said);
  return [
    `Nothing was changed: that ${clip(said.name, 80)} ${said.on !== null && said.on >= said.today ? `leaves on ${day(said.on, said.today)}` : 'has left'} moves no action by itself.`,
    theirs(said),
    ...(hasNothing(said)
      ? []
      : [
          'Until somebody else has them, I go on asking. To hand them on:',
          ...(post === undefined || !sets
            ? []
            : [`With the post, and all its actions: “the ${clip(post, 80)} is kim@example.org${after}”.`]),
          ...(ref === undefined ? [] : [`One by one: “assign ${ref} to kim@example.org”.`]),
          ...(sets ? [] : ['Posts are set by a strategy officer.']),
        ]),
  ].join('\n');
}

/** To a lead or an officer, in the words of whoever leaves. `sets` may set posts. */
export const leavingTold = (said: Leaving & { name: string }, sets: boolean): string => {
  const [post] = said.posts;
  const [ref] = said.refs;
  return [
    `${clip(said.name, 80)} says that ${said.on !== null && said.on >= said.today ? `their last day is ${day(said.on, said.today)}` : 'they have left, or are leaving'}.`,
    theirs(said),
    [
      'Until somebody else has them, I go on asking as before.',
      ...(post !== undefined && sets
        ? [
            `To hand the post on with all its actions, say: “the ${clip(post, 80)} is kim@example.org${dayAfter(said)}”.`,
          ]
        : []),
      ...(ref !== undefined ? [`To hand one on: “assign ${ref} to kim@example.org”.`] : []),
    ].join(' '),
  ].join('\n');
};

/** What a button says to list all of somebody's. */
export const whatIsTheirs = (name: string): { label: string; say: string } => ({
  label: `What ${clip(name, 30)} has`,
  say: `what is ${name} down for`,
});
