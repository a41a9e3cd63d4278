/** What is set well enough to start, and what is missing all the same: how Waymark is known, by whom it is looked after. */
import { count } from '../cards/format.ts';
import type { Config } from '../config.ts';
import { type Finding, findingsOn } from './finding.ts';
import type { Demo, Surroundings } from './surroundings.ts';

const { ok, note, fault } = findingsOn('configuration');

export async function settings({ config, demo }: Surroundings): Promise<Finding[]> {
  const here = await demo;
  return [signIn(config, here), officers(config, here), ...links(config)];
}

function signIn(config: Config, demo: Demo): Finding {
  if (config.credentials) return ok('credentials of the bot registration are set');
  if (demo)
    return note(
      'this is the record of the demo, which runs on this machine alone and without credentials',
      `${demo.oneChat} docs/deploy.md has the way into Teams.`,
    );
  if (config.local) return ok('local mode: every caller on this machine is accepted');
  return fault(
    'there are no credentials, so "serve" refuses to start',
    'Set MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID and what proves the registration (docs/sign-in.md); or WAYMARK_LOCAL=true to try it on this machine.',
  );
}

function officers({ officers }: Config, demo: Demo): Finding {
  const many = officers.length;
  if (many > 0) return ok(`${count(many, 'strategy officer')} ${many === 1 ? 'is' : 'are'} named`);
  if (demo) return ok(`the demo takes ${demo.client.current.name} for the strategy officer`);
  return note(
    'no strategy officer is named',
    'Set WAYMARK_OFFICERS to their e-mail addresses, separated by commas.',
  );
}

function links({ credentials, publicUrl }: Config): Finding[] {
  if (credentials === null || publicUrl !== null) return [];
  return [
    note(
      'evidence files are kept, but cannot be opened from Teams',
      'Set WAYMARK_URL to the address under which a browser reaches the bot.',
    ),
  ];
}
