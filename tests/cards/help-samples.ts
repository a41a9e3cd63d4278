/** Help at its fullest, and in a channel. */
import { groupsFor, inChannel } from '../../src/app/help/groups.ts';
import { topicPage } from '../../src/app/help/topics.ts';
import { helpCard } from '../../src/cards/help.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { HelpTopic } from '../../src/understanding/help-topic.ts';

const example = {
  action: '3.3(b)',
  part: 'Priority 3',
  led: { action: '3.3(b)', part: 'Priority 3' },
  board: 'Education Partnership Board',
  post: 'Head of Inclusion',
};
const all = { owns: true, contributes: true, leads: true, standsIn: true, officer: true };
const owner = { owns: true, contributes: false, leads: false, standsIn: false, officer: false };
const text = 'I keep the Wigan education strategy.';

export const helpSamples = (): Record<string, CardMessage> => ({
  help: helpCard({ title: 'What I can do', text, groups: groupsFor(all, example, false) }),
  'help for an owner': helpCard({ title: 'What I can do', text, groups: groupsFor(owner, example, false) }),
  'help in a channel': helpCard({ title: 'What I can do', text, groups: inChannel(example, true) }),
  ...Object.fromEntries(
    HelpTopic.options.map((topic) => [`help with ${topic}`, helpCard(topicPage(topic, all, example, true))]),
  ),
});
