/** How files come and go: straight to where they are kept, or through the proxy that the machine's environment names. */
import { Agent, type AgentOptions } from 'node:https';

/**
 * By Node's own rules for `NODE_USE_ENV_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. Whoever goes through a proxy lets it look
 * the name up, so that the address is the proxy's to judge; the name and its certificate are ours to check either way.
 */
export function wayOut(
  environment: Readonly<Record<string, string | undefined>>,
  trusts: Pick<AgentOptions, 'ca'> = {},
): Agent {
  const proxyEnv = environment.NODE_USE_ENV_PROXY === '1' ? { ...environment } : undefined;
  return new Agent({ ...trusts, keepAlive: false, ...(proxyEnv && { proxyEnv }) });
}
