/** What Waymark says of itself: help that fits the person's part, and greetings. */
import { helpCard } from '../../cards/help.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Book } from '../../domain/book.ts';
import { localDate } from '../../domain/calendar.ts';
import { partIn, together } from '../../domain/part.ts';
import { may } from '../../domain/permission.ts';
import type { HelpTopic } from '../../understanding/help-topic.ts';
import type { App } from '../context.ts';
import { actorIn } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { groupsFor, inChannel, type Role } from './groups.ts';
import { exampleIn, SAY } from './says.ts';
import { topicPage } from './topics.ts';

/** `books` are those that the speaker may see here. */
export function help(
  app: App,
  origin: Origin,
  speaker: Speaker,
  books: readonly Book[],
  topic: HelpTopic | null = null,
): Message {
  if (books.length === 0) return withoutPlan(speaker, origin.scope);
  const role = roleOf(app, speaker, books);
  const example = exampleIn(books, speaker, (book, item) =>
    may(actorIn(app, book, origin, speaker), 'chase', book, item),
  );
  const personal = origin.scope === 'personal';
  if (topic) return helpCard(topicPage(topic, role, example, personal));
  const plans = books.map(({ plan }) => plan.title).join(' and ');
  return helpCard({
    title: 'What I can do',
    text: `I keep ${plans}: I ask owners how their actions are going, keep what they say with its evidence, and report to the board.`,
    groups: personal ? groupsFor(role, example, speaker.person.plain) : inChannel(example, speaker.officer),
  });
}

function roleOf(app: App, { person, officer, leaves = [] }: Speaker, books: readonly Book[]): Role {
  const now = app.clock.now();
  const parts = books.map((book) => partIn(book, person.id, localDate(now, book.plan.timezone), leaves));
  return { ...together(parts), officer };
}

function withoutPlan({ officer }: Speaker, scope: Origin['scope']): Message {
  if (scope === 'channel') {
    return noticeCard({
      text: 'Nothing was recorded. Here I answer only in the channel of a board, about its plan. Ask me in our own chat.',
      suggestions: officer ? [SAY.setUpBoard] : [],
    });
  }
  if (officer) {
    return noticeCard({
      title: 'No plan is here yet',
      text: 'Send me your plan as a file: a document (.docx, .pdf), a workbook (.xlsx, .csv) or a plan file (.yml, .json). I show you what I read, and nothing is in use before you apply it.',
      suggestions: [],
    });
  }
  return noticeCard({
    title: 'Nothing here is yours yet',
    text: "You have no action or post in a plan that I keep, so I can't answer here. Questions about a plan are answered in the channel of its board in Teams: mention me there. If an action should be yours, a strategy officer can give it to you; then I ask you about it here.",
    suggestions: [],
  });
}

/** In two words: who says thanks, or that they have read it, asks for nothing. */
export const courtesy = (as: 'thanks' | 'noted'): Message =>
  noticeCard({ text: as === 'thanks' ? 'You’re welcome.' : 'All right.', suggestions: [] });

/** Whoever has no part in a plan is offered nothing that would be refused. */
export function greeting({ person }: Speaker, books: readonly Book[], scope: Origin['scope']): Message {
  const hello = `Hello ${firstName(person.name)}.`;
  if (books.length === 0) return noticeCard({ text: `${hello} How can I help?`, suggestions: [SAY.help] });
  return scope === 'personal'
    ? noticeCard({
        text: `${hello} Ask me what is due or overdue, or tell me how an action is going.`,
        suggestions: [SAY.mine, SAY.overdue, SAY.help],
      })
    : noticeCard({ text: `${hello} Ask me what is due or overdue.`, suggestions: [SAY.overdue, SAY.help] });
}

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
