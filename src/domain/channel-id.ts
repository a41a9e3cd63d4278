/** What names a Teams channel: the one form of conversation that a board can be posted to. */

/**
 * `19:...@thread.tacv2` (or `.skype`, of older teams). The Playground names the General channel by its team,
 * `team-<name>`: no channel of Teams is called so, and nothing can be posted there in earnest.
 */
const CHANNEL = /^(?:19:[\w.-]{1,200}@thread\.(?:tacv2|skype)|team-[a-z0-9-]{1,100})$/i;

export const isChannelId = (text: string): boolean => CHANNEL.test(text);

export const CHANNEL_FORM =
  'must be the id of a Teams channel, such as 19:0123456789abcdef@thread.tacv2; it stands in the link that Teams gives for the channel';
