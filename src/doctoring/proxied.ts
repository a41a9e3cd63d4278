/** The proxy that the machine names: all that goes out has to know of it, or a part of it is lost. */
import { type Finding, findingsOn } from './finding.ts';

const { ok, note } = findingsOn('machine');

/** Of the variables that Node and the SDKs read by themselves; what they hold may have a password in it, and is not said. */
export function proxied(environment: Readonly<Record<string, string | undefined>>): Finding[] {
  const named = ['HTTPS_PROXY', 'https_proxy'].find((name) => environment[name]?.trim());
  const heeded = environment.NODE_USE_ENV_PROXY === '1';
  if (named === undefined) return [];
  if (heeded) return [ok(`what goes out takes the proxy of ${named}`)];
  return [
    note(
      `${named} is set and NODE_USE_ENV_PROXY is not: messages take the proxy, but Teams’ keys and people’s files go straight`,
      `Where all has to take the proxy, set NODE_USE_ENV_PROXY=1; where none has to, unset ${named}: docs/sign-in.md.`,
    ),
  ];
}
