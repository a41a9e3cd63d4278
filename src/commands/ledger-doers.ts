/** How redactions and erasures are carried out at the command line, on whichever store is given. */
import { applyErasure } from '../app/keeping/erase.ts';
import { removeContent } from '../app/privacy/redact/remove.ts';
import type { Doers } from '../backup/again.ts';
import type { Config } from '../config.ts';
import { appOn } from './officer.ts';

export const doersOn = (config: Config, tenant: string): Doers => ({
  redact: async (store, redaction) => removeContent(await appOn(store, config), tenant, redaction),
  erase: async (store, { body }) => applyErasure(await appOn(store, config), tenant, body),
});
