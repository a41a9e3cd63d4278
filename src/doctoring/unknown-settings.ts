/** Variables that look like Waymark's and are none: a mistyped one would be taken for one that is not set. */
import { SETTINGS } from '../config/settings.ts';
import { type Finding, findingsOn } from './finding.ts';

const { note } = findingsOn('configuration');

const OURS = /^(?:WAYMARK|MICROSOFT_APP|COSMOS|BLOB)_/;

export function unknownSettings(environment: Readonly<Record<string, string | undefined>>): Finding[] {
  const known = Object.keys(SETTINGS);
  return Object.keys(environment)
    .filter((name) => OURS.test(name) && !known.includes(name) && environment[name]?.trim())
    .sort()
    .map((name) => {
      const meant = known.find((one) => one.startsWith(name) || name.startsWith(one));
      return note(
        `${name} is set, and is no setting of Waymark`,
        `${meant ? `Perhaps ${meant} is meant. ` : ''}docs/settings.md has all of them.`,
      );
    });
}
