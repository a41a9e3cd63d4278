/** Whose an action is that somebody wants to hand over, who is asked to take it, and what is to be done where nobody can be. */
import type { Ask } from '../../cards/answer/ask-block.ts';
import { clip } from '../../cards/text.ts';
import type { Line } from '../../domain/line.ts';
import { may } from '../../domain/permission.ts';
import type { Said } from '../../domain/update.ts';
import type { App } from '../context.ts';
import type { Found } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { type Receiver, receiverOf } from './receiver.ts';

type HandOver = NonNullable<Said['handOver']>;

/** A wish gives nobody an action. */
const staysWith = ({ ref, owner }: Line): string =>
  owner === null
    ? `${ref} has no owner until its lead or an officer gives it to somebody.`
    : `${ref} stays with ${owner.post ? `the ${owner.post}` : 'its present owner'} until its lead or an officer gives it to somebody else.`;

/** Said before a yes is asked for; nothing where the speaker answers for it. At most one sentence. */
export function notTheirs({ actor, milestone, line }: Pick<Found, 'actor' | 'milestone' | 'line'>): string[] {
  const { owner } = milestone;
  if (owner !== null && actor.holds.includes(owner)) return [];
  const whose =
    owner === null ? 'nobody’s yet' : line.owner?.post ? `the ${line.owner.post}’s` : 'somebody else’s';
  return [`${line.ref} is ${whose}, not yours to hand over: what you say here is a suggestion.`];
}

const receiverIn = async (
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book }: Found,
  { name }: HandOver,
): Promise<Receiver> => (name === null ? { kind: 'unknown' } : receiverOf(app, origin, speaker, book, name));

/** What a yes would do: who is asked, or why nobody can be. */
export async function beforeHandOver(
  app: App,
  origin: Origin,
  speaker: Speaker,
  found: Found,
  handOver: HandOver,
): Promise<string[]> {
  const receiver = await receiverIn(app, origin, speaker, found, handOver);
  const notes = notTheirs(found);
  const who = labelled(receiver);
  if (receiver.kind === 'reached')
    return [...notes, `${who} is asked. It stays where it is until they accept.`];
  if (receiver.kind === 'unmet')
    return [
      ...notes,
      `${who} has not opened Waymark, so I can ask them only once they do. It stays where it is until they accept; its lead or the strategy officers are told.`,
    ];
  return [...notes, staysWith(found.line)];
}

/** Said where nobody could be asked: why, who is told instead, and whose it stays. */
export async function nobodyAsked(
  app: App,
  origin: Origin,
  speaker: Speaker,
  found: Found,
  handOver: HandOver,
): Promise<string[]> {
  const stays = staysWith(found.line);
  if (handOver.name === null) return [stays];
  return [
    `${whyNot(await receiverIn(app, origin, speaker, found, handOver), handOver)}, so the strategy officers are told.`,
    stays,
  ];
}

function whyNot(receiver: Receiver, { name }: HandOver): string {
  const who = clip(name ?? 'them', 60);
  switch (receiver.kind) {
    case 'vacant':
      return `Nobody whom I know holds the post of ${clip(receiver.label, 80).replace(/^the /u, '')}`;
    case 'several':
      return `I know several people called ${who}`;
    case 'stranger':
      return `${who} has not opened Waymark yet`;
    default:
      return `I do not know who ${who} is yet`;
  }
}

const labelled = (receiver: Receiver): string => {
  const name = 'label' in receiver ? clip(receiver.label, 80) : '';
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
};

/** Whoever may give it to somebody need not wait: offered as a button. Null where nobody was named, or it is not theirs to give. */
export async function givesAtOnce(
  app: App,
  origin: Origin,
  speaker: Speaker,
  found: Found,
  handOver: Said['handOver'],
): Promise<Ask | null> {
  const action = found.book.byId.get(found.milestone.item);
  if (!handOver || !action || !may(found.actor, 'assign', found.book, action)) return null;
  const receiver = await receiverIn(app, origin, speaker, found, handOver);
  if (receiver.kind !== 'unmet' && receiver.kind !== 'stranger') return null;
  const who = clip(receiver.label, 80);
  const { ref, plan } = found.line;
  return {
    words: `You may give it to ${who} yourself, now:`,
    suggestions: [{ label: `Assign ${clip(ref, 20)} now`, say: `assign ${ref} to ${who}`, plan }],
  };
}
