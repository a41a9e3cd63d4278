/** What a notification shows: every card says in a line what it is, and nothing rings louder than it has to. */
import { toActivity } from '../../src/teams/activity.ts';
import { samples } from '../cards/samples.ts';

const TO = { tenant: 't', serviceUrl: 'https://example.org', conversation: 'c', as: 'message' } as const;

test.each(Object.entries(samples()))('%s has a line of its own', (_name, message) => {
  const activity = toActivity(message, TO, '28:bot');
  expect(activity.summary).toBe(message.summary);
  expect(message.summary.trim().length).toBeGreaterThan(3);
  expect([...message.summary].length).toBeLessThanOrEqual(250);
  expect(message.summary).not.toMatch(/[\n\r]|\$\{|undefined|\bnull\b|<at|^(?:sent )?(?:a )?card$/i);
  // Teams notifies of a message by itself; a feed alert beside it would be a second one for the same thing.
  expect(JSON.stringify(activity.channelData)).not.toMatch(/alert|notification/);
  expect(activity.text).toBeUndefined();
});
