/** Variables that look like Waymark's and are none: a mistyped one would be taken for one that is not set. */
import { SETTINGS } from '../config/settings.ts';
import { type Finding, findingsOn } from './finding.ts';

const { note } = findingsOn('configuration');

const OURS = /^(?:WAYMARK|MICROSOFT_?APP|COSMOS|BLOB)/i;

/** As SDKs and people spell it otherwise. */
const bare = (name: string): string => name.replaceAll('_', '').toUpperCase();

export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): Finding[] {
  const known = Object.keys(SETTINGS);
  return Object.keys(environment)
    .filter((name) => OURS.test(name) && !known.includes(name) && environment[name]?.trim())
    .sort()
    .map((name) => {
      const meant = known.find((one) => bare(one).startsWith(bare(name)) || bare(name).startsWith(bare(one)));
      return note(
        `${name} is set, and is no setting of Waymark`,
        `${meant ? `Perhaps ${meant} is meant. ` : ''}docs/settings.md has all of them.`,
      );
    });
}
