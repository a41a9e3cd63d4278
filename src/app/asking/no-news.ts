/** "No update", "nothing to report": that is no word on how it stands, and does not end a silence; so it is asked for. */
import { age, STATUS } from '../../cards/format.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import type { Clarify, One } from '../../understanding/intent.ts';
import { type App, momentIn } from '../context.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import { meant } from '../conversation/meant.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';

const NO_NEWS =
  /\b(?:no (?:real |further |more |new )?(?:news|updates?|info|information)|(?:nothing|nowt|not (?:a lot|much|anything)) (?:new |much |further |else |more )?(?:to (?:report|add|update|say|tell|share|flag|note)|new)|nil return)\b/i;
/** Who says so says how it stands. */
const AS_BEFORE =
  /\b(?:chang\w*|same|unchanged|as (?:before|last|was|per|previous\w*)|since|still|moved|movement)\b/i;
const MOST = 3;

/** The question back; undefined where something is said of how it stands, or nothing was ever said that could hold. */
export async function noNews(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { text, frame }: Pick<Heard, 'text' | 'frame'>,
  { items, reply, ask }: Extract<One, { kind: 'reply' }>,
): Promise<Clarify | undefined> {
  const { unchanged, ...others } = reply;
  const more = Object.values(others).some((field) => field !== undefined);
  if (!unchanged || more || ask !== null || origin.scope === 'channel') return undefined;
  if (!NO_NEWS.test(text) || AS_BEFORE.test(text)) return undefined;
  const lines =
    items.length > 0
      ? (await meant(app, origin, speaker, [...items], 'details')).flat().map(({ line }) => line)
      : (await inHandNow(app, origin, speaker, frame)).map(({ line }) => line);
  const spoken = lines.filter(({ open, lastUpdate }) => open && lastUpdate !== null);
  const [first, ...rest] = spoken;
  if (!first?.lastUpdate) return undefined;
  const { today, zone } = momentIn(app, HOME_ZONE);
  const kind = 'clarify' as const;
  if (rest.length > 0)
    return {
      kind,
      ask: 'Which do you mean, and how does it stand? “No change” says that it stands as it did; nothing was recorded yet.',
      items: spoken.slice(0, MOST).map(({ ref }) => ref),
      suggestions: spoken
        .slice(0, MOST)
        .map(({ ref }) => ({ label: `${ref}: no change`, say: `${ref} no change` })),
    };
  const { ref, status, lastUpdate } = first;
  return {
    kind,
    ask: `How does ${ref} stand? You said ${STATUS[status].word} ${age(lastUpdate.at, today, zone)}. “No update” says nothing of that, so nothing was recorded yet.`,
    items: [ref],
    suggestions: [
      { label: `No change: ${STATUS[status].word}`, say: `${ref} no change` },
      { label: 'On track', say: `${ref} on track` },
      { label: 'At risk', say: `${ref} at risk` },
      { label: 'Done', say: `${ref} done` },
    ],
    wants: 'status',
  };
}
