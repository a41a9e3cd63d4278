/** After a turn "it" is what was named in it: words that came to nothing, or were refused, name their actions all the same. */
import { isDeepStrictEqual } from 'node:util';
import type { Shown } from '../../cards/submit.ts';
import { StoreUnavailable } from '../../store/store.ts';
import type { One, Reading } from '../../understanding/intent.ts';
import { type NamedItems, namedItems } from '../../understanding/plan-words/named-items.ts';
import type { App } from '../context.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { type Frame, frameOf, reframe } from './frame.ts';
import { findAll, ids, shownLine } from './lines.ts';
import { meant } from './meant.ts';
import { planInUse } from './plan-in-use.ts';

/**
 * What the turn took in hand stays, and what it named besides comes to it: of several, a bare "done" then asks which.
 * An action that is not there leaves nothing in hand. `heard.frame` is how things stood before the turn.
 */
export async function keepNamed(app: App, origin: Origin, speaker: Speaker, heard: Heard): Promise<void> {
  try {
    await keep(app, origin, speaker, heard);
  } catch (error) {
    // What was recorded stands, and the answer must say so.
    if (!(error instanceof StoreUnavailable)) throw error;
    app.log.warn({ error: error.name }, 'what was named was not kept in mind');
  }
}

async function keep(app: App, origin: Origin, speaker: Speaker, heard: Heard): Promise<void> {
  const { refs, unknown } = namedBy(heard);
  if (refs.length === 0 && !unknown) return;
  const person = speaker.person.id;
  const taken = takenInHand(heard.frame, await frameOf(app, origin, person));
  if (taken.length > 0 && refs.length < 2 && !unknown) return;
  const plan = planInUse(heard.books, heard.frame);
  const inHand = unknown ? [] : await together(app, origin, speaker, taken, refs, plan);
  if (taken.length === 0 || !isDeepStrictEqual(milestonesOf(taken), milestonesOf(inHand)))
    await reframe(app, origin, person, { inHand });
}

const takenInHand = (before: Frame, now: Frame): readonly Shown[] =>
  before.handAt === now.handAt && isDeepStrictEqual(before.inHand, now.inHand) ? [] : now.inHand;

const milestonesOf = (shown: readonly Shown[]): string[] => shown.map(({ milestone }) => milestone);

async function together(
  app: App,
  origin: Origin,
  speaker: Speaker,
  taken: readonly Shown[],
  refs: readonly string[],
  plan: string | null,
): Promise<Shown[]> {
  const there = new Set((await findAll(app, origin, speaker, ids(taken))).map(({ line }) => line.ref));
  const others = refs.filter((ref) => !there.has(ref));
  const groups = await meant(app, origin, speaker, others, 'status');
  const lines = groups.flatMap((group, place) => {
    const [only, ...rest] = group;
    // A cross-reference is too little to speak of its target.
    const elsewhere = only && rest.length === 0 && !only.sure && only.line.ref !== others[place];
    return elsewhere ? [] : group.map(({ line }) => line);
  });
  const fresh = lines.filter((line) => !there.has(line.ref) && (plan === null || line.plan === plan));
  const inPlans = new Set(fresh.map((line) => line.plan)).size;
  // A ref of several plans says of none that it is the one in use.
  return inPlans > 1 ? [...taken] : [...taken, ...fresh.map(shownLine)];
}

/** A reply names what it is about, and merely mentions the rest; of anything else every ref counts. */
function namedBy({ reading, text, lexicon, context }: Heard): NamedItems {
  const parts: readonly One[] = reading.kind === 'several' ? reading.parts : [reading];
  const about = parts.map(itemsOf);
  if (about.every((refs) => refs !== null)) return { refs: [...new Set(about.flat())], unknown: false };
  const offered = parts.flatMap(suggestedBy).join('\n');
  const said = namedItems(text, lexicon, context);
  const refs = [...new Set([...said.refs, ...namedItems(offered, lexicon, context).refs])];
  // A walk through the plan names actions of its own.
  const walks = refs.length === 0 && parts.some(({ kind }) => kind === 'set-up');
  return { refs, unknown: said.unknown || walks };
}

function itemsOf(reading: One): string[] | null {
  switch (reading.kind) {
    case 'reply':
    case 'meant':
      return reading.items;
    case 'yes':
    case 'no':
    case 'help':
    case 'greeting':
      return [];
    default:
      return null;
  }
}

const suggestedBy = (reading: Reading): string[] => {
  if (reading.kind === 'clarify') return reading.suggestions.map(({ say }) => say);
  return reading.kind === 'unclear' ? reading.nearest.map(({ say }) => say) : [];
};
