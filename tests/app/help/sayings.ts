/** All that help and the welcome tell people to say: on buttons, and in straight quotes among the words. */
import { groupsFor, inChannel, type Role } from '../../../src/app/help/groups.ts';
import type { Example } from '../../../src/app/help/says.ts';
import { topicPage } from '../../../src/app/help/topics.ts';
import { helpCard } from '../../../src/cards/help.ts';
import { welcomeCard } from '../../../src/cards/welcome.ts';
import { HelpTopic } from '../../../src/understanding/help-topic.ts';
import { cardActions, cardText } from '../../support/card-text.ts';

const FLAGS = ['owns', 'contributes', 'leads', 'standsIn', 'officer'] as const;

/** Every mixture of parts. */
export const roles: readonly Role[] = Array.from({ length: 2 ** FLAGS.length }, (_, bits) => ({
  owns: (bits & 1) > 0,
  contributes: (bits & 2) > 0,
  leads: (bits & 4) > 0,
  standsIn: (bits & 8) > 0,
  officer: (bits & 16) > 0,
}));

/** What somebody with this part is told to say, and what by whoever asks in a channel. */
export function sayingsFor(role: Role, example: Example): string[] {
  const help = { title: 'What I can do', text: '' };
  const cards = [
    helpCard({ ...help, groups: groupsFor(role, example, false) }),
    helpCard({ ...help, groups: inChannel(example, role.officer) }),
    ...HelpTopic.options.map((topic) => helpCard(topicPage(topic, role, example, true))),
    welcomeCard({ firstName: 'Alex', plans: ['A plan'], dueCount: 1, cardsPerWeek: 2, part: role }),
  ];
  const said = cards.flatMap(({ card }) => [
    ...cardActions(card).map(({ data }) => String(data.text)),
    ...cardText(card).flatMap((line) => [...line.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '')),
  ]);
  return [...new Set(said)];
}
