/** What Waymark holds on whoever asks, in short, and whom to ask for all of it or to have it taken out. */
import { count, listed } from '../../cards/format.ts';
import { helpCard } from '../../cards/help.ts';
import { noticeCard } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { holdingsOf } from '../../store/holdings.ts';
import { officersIn } from '../../store/officers.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { SAY } from './says.ts';

const MOST = 12;

/** In the chat of the two alone: a channel reads along. */
export async function heldOfYou(
  app: App,
  { tenant, scope }: Origin,
  { person, leaves = [] }: Speaker,
): Promise<Message> {
  if (scope !== 'personal')
    return noticeCard({
      text: 'Please ask me that in our own chat: here others read along.',
      suggestions: [],
    });
  const { posts, refs, leads } = await holdingsOf(app, tenant, person.id, app.clock.now());
  const officers = (await officersIn(app.store, app.records, tenant, app.officers)).map(({ name }) => name);
  const own = leaves.filter((one) => one.person === person.id).length;
  const { names = [], emails = [] } = person.former ?? {};
  const before = [...names, ...emails].slice(0, MOST).map((one) => clip(one, 80));
  const part = [
    ...posts,
    ...leads.map((lead) => `the lead of ${lead}`),
    ...refs.slice(0, MOST),
    ...(refs.length > MOST ? [`${refs.length - MOST} more actions`] : []),
  ];
  const whom =
    officers.length === 0 ? 'a strategy officer' : listed(officers.slice(0, 4).map((one) => clip(one, 60)));
  return helpCard({
    title: 'What I hold on you',
    text: 'In short, as it stands now.',
    groups: [
      {
        title: 'You',
        words: [
          `Your name, ${clip(person.name, 80)}; ${person.emails.length === 0 ? 'no address' : listed(person.emails.map((one) => clip(one, 80)))}; where our chat is; ${person.zone === null ? 'no time zone' : `your time zone, ${clip(person.zone, 40)}`}; the days of your last cards.`,
          ...(before.length === 0
            ? []
            : [`What you were called and addressed by before: ${listed(before)}.`]),
          `${person.quiet === null ? 'No days off in the week' : 'Your days off in the week'}; ${own === 0 ? 'no leave ahead' : `${count(own, 'leave')} ahead`}.`,
          part.length === 0 ? 'You have no part in any plan.' : `Yours in the plans: ${listed(part)}.`,
        ],
      },
      {
        title: 'What you said',
        words: [
          'All that you reported, with its day and its files; “history of” an action shows it. Who reads it: “who sees what I say”.',
        ],
      },
      {
        title: 'All of it, or out of it',
        words: [
          `Ask ${whom}: an officer can hand you all that is held on you, and take you out of the record. Statuses and dates that you gave stay then, without your name.`,
        ],
      },
      { buttons: [SAY.mine, SAY.help] },
    ],
  });
}
