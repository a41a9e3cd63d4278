/** Pictures that stand in a message's text: Teams' connector keeps them, and gives them out to the bot alone. */
import { isLoopback } from './loopback.ts';

/**
 * The connectors of Teams, in the public cloud and in those of the United States' government. Named whole: anybody
 * may have a name of their own below trafficmanager.net, and what is fetched here carries the bot's token.
 */
const CONNECTORS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]);
const VIEW = /\/v3\/attachments\/[^/]+\/views\/[^/]+$/;

/** Whether a link is made like that of a picture, whichever host it names. */
export const isPictureLink = (url: string): boolean => URL.canParse(url) && VIEW.test(new URL(url).pathname);

/** Whether a link leads to a picture at Teams' connector, or in local mode at this machine's own. */
export function isPictureAtConnector(url: string, local: boolean): boolean {
  if (!isPictureLink(url)) return false;
  const { protocol, hostname, port, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (local && isLoopback(url)) return protocol === 'http:';
  return protocol === 'https:' && port === '' && CONNECTORS.has(hostname);
}
