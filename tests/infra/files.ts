/** The infrastructure as it stands: every file of infra/, and what the two deployments take and give. */
import { readdirSync } from 'node:fs';
import { z } from 'zod/v4';
import { textOf } from '../package/files.ts';
import { type Bicep, type Declaration, readBicep } from '../support/bicep.ts';

const names = readdirSync('infra');
export const files: ReadonlyMap<string, Bicep> = new Map(
  names.filter((name) => name.endsWith('.bicep')).map((name) => [name, readBicep(`infra/${name}`)]),
);

/** The two that the toolkit deploys. */
export const DEPLOYED = ['main', 'app'] as const;
export const ENVIRONMENTS = ['dev', 'production'] as const;

export function declared(file: string, kind: Declaration['kind']): Declaration[] {
  const found = files.get(file);
  if (!found) throw new Error(`there is no infra/${file}`);
  return found.declarations.filter((one) => one.kind === kind);
}

const Parameters = z.strictObject({
  $schema: z.url(),
  contentVersion: z.string(),
  parameters: z.record(z.string(), z.strictObject({ value: z.json() })),
});
export const parametersOf = (deployment: string, environment: string) =>
  Parameters.parse(JSON.parse(textOf(`infra/${deployment}.${environment}.parameters.json`))).parameters;
