/** "Who is away", "is Alex away": for leads and officers of whoever has a part in their plans; for others, whom they cover for. */
import { day } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { isAway, type Leave } from '../../domain/leave.ts';
import { may, mayToTheirs } from '../../domain/permission.ts';
import type { Person } from '../../domain/person.ts';
import type { PlainDate } from '../../domain/plan.ts';
import { leavesFrom } from '../../store/presence.ts';
import { visible } from '../asking/visible.ts';
import { type App, momentIn } from '../context.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import { anybody, type Speaker } from '../people/enrol.ts';
import { IN_OUR_CHAT } from './leave-turn.ts';
import { personNamed } from './person-named.ts';

const MOST = 15;

const notice = (text: string, say?: { label: string; say: string }): Message =>
  noticeCard({ text, suggestions: say ? [say] : [] });

export const whoIsAwayTurn: ErrandTurn<'who-is-away'> = async (app, origin, speaker, { who }, { books }) => {
  if (origin.scope === 'channel') return [IN_OUR_CHAT];
  const asked = who && (await personNamed(app, origin, speaker, books, who));
  if (asked && 'ask' in asked) return [asked.ask];
  const { today } = momentIn(app, HOME_ZONE);
  const leaves = (await leavesFrom(app.store, origin.tenant, today)).filter(({ until }) => until >= today);
  const { leads, sees } = await seenBy(app, origin, speaker);
  const names = await app.records.names(
    origin.tenant,
    leaves.flatMap(({ person, cover }) => (cover === null ? [person] : [person, cover])),
  );
  const known = leaves
    .filter(({ person, cover }) => sees(person) || cover === speaker.person.id)
    .sort((a, b) => a.from.localeCompare(b.from));
  const words = (one: Leave): string => leaveWords(one, today, (id) => clip(names.get(id) ?? 'somebody', 80));
  if (asked) {
    const theirs = known.filter(({ person }) => person === asked.id);
    return [ofOne(asked, theirs, sees(asked.id), today, words)];
  }
  return [ofAll(known, leads, speaker, today, words)];
};

type Seen = { leads: boolean; sees: (person: string) => boolean };

/** Whether the speaker may know of somebody's leave: their own, and that of who has a part in what they see people of. */
async function seenBy(app: App, origin: Origin, speaker: Speaker): Promise<Seen> {
  const plans = (await visible(app, origin, speaker)).filter(({ book, actor }) =>
    may(actor, 'see-people', book, null),
  );
  const people = new Set(
    plans.flatMap(({ book }) => [
      ...book.plan.posts.flatMap(({ holders }) => holders.map(({ person }) => person)),
      ...book.items.flatMap(({ owners, lead }) =>
        [...owners.map(({ key }) => key), lead].flatMap((key) =>
          key?.startsWith('person:') ? [key.slice('person:'.length)] : [],
        ),
      ),
    ]),
  );
  const sees: Seen['sees'] = (person) =>
    people.has(person) || mayToTheirs(anybody(speaker), 'change-leave', person);
  return { leads: plans.length > 0, sees };
}

const leaveWords = (
  { from, until, person, cover }: Leave,
  today: PlainDate,
  name: (id: string) => string,
): string =>
  `${name(person)} ${from > today ? `from ${day(from, today)} ` : ''}until ${day(until, today)}, ${cover === null ? 'nobody covers' : `${name(cover)} covers`}`;

function ofOne(
  { name }: Person,
  theirs: readonly Leave[],
  sees: boolean,
  today: PlainDate,
  words: (one: Leave) => string,
): Message {
  const who = clip(name, 80);
  if (!sees && theirs.length === 0)
    return notice(
      `Whether ${who} is away is told to leads and strategy officers, and to whoever covers for them. Ask ${who}, or their lead.`,
    );
  const now = theirs.find((one) => isAway(one, today));
  const ahead = theirs.filter((one) => one !== now);
  return notice(
    [
      now ? `Away now: ${words(now)}.` : `${who} is not away, as far as I was told.`,
      ...ahead.map((one) => `Away later: ${words(one)}.`),
    ].join('\n'),
    { label: `What ${clip(name, 30)} has`, say: `what is ${name} down for` },
  );
}

/** `leads`: whether the speaker sees who answers for what in a plan; else they read only for whom they cover. */
function ofAll(
  known: readonly Leave[],
  leads: boolean,
  { person: { id } }: Speaker,
  today: PlainDate,
  words: (one: Leave) => string,
): Message {
  const others = known.filter(({ person }) => person !== id);
  const list = (title: string, leaves: readonly Leave[]): string[] => {
    const more = leaves.length > MOST ? `; and ${leaves.length - MOST} more` : '';
    return leaves.length === 0 ? [] : [`${title}: ${leaves.slice(0, MOST).map(words).join('; ')}${more}.`];
  };
  const told = [
    ...list(
      leads ? 'Away now' : 'You cover for',
      others.filter((one) => isAway(one, today)),
    ),
    ...list(
      leads ? 'Away later' : 'You will cover for',
      others.filter((one) => !isAway(one, today)),
    ),
  ];
  const scope = leads
    ? told.length === 0
      ? 'Nobody else with a part in your plans is away, as far as I was told, and no leave to come is noted.'
      : 'I know of leave only what was told to me.'
    : `Who is away is told to leads and strategy officers.${told.length === 0 ? ' You cover for nobody.' : ''}`;
  return notice([...told, scope].join('\n'), { label: 'Am I away?', say: 'am I away?' });
}
