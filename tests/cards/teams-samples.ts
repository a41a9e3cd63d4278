/** The cards of files that were made for somebody and of the message extension. */
import { type FoundAction, foundActionCard } from '../../src/cards/answer/found-action.ts';
import { offeredLinkCard } from '../../src/cards/evidence/offered-link.ts';
import type { CardMessage } from '../../src/cards/render.ts';
import { doneLine, longLines, NOW, overdueLine, TODAY, ZONE } from './lines.ts';

export const offeredLink = (personal: boolean, name = 'wigan-overdue-2026-11-22.xlsx'): CardMessage =>
  offeredLinkCard({
    name,
    url: `https://waymark.example/files/dGVuYW50.${'a'.repeat(43)}`,
    description: '12 overdue in Priority 3, as at Sun 22 Nov 2026, 15:30.',
    until: '2026-11-22T15:40:00Z',
    zone: ZONE,
    personal,
  });

export const foundAction = (over: Partial<FoundAction> = {}): CardMessage =>
  foundActionCard({
    line: overdueLine(),
    plan: 'Wigan education strategy',
    restricted: false,
    today: TODAY,
    at: NOW,
    zone: ZONE,
    ...over,
  });

export const teamsSamples = (): Record<string, CardMessage> => ({
  'offered link': offeredLink(true),
  'offered link in a channel': offeredLink(false, `${'a very long name '.repeat(7)}.csv`),
  'found action': foundAction(),
  'found action, complete': foundAction({ line: doneLine() }),
  'found action, restricted': foundAction({ restricted: true }),
  'found action at its longest': foundAction({
    line: longLines(1)[0] ?? overdueLine(),
    plan: 'Plan '.repeat(60),
  }),
});
