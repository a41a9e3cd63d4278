/** What the Agents Toolkit takes of the actions that we use: its own schema is asked for in the long form and in CI. */
import { z } from 'zod/v4';

const path = z.string().regex(/^\.\/[\w./${}-]+$/, 'is no path inside the project');
const zip = path.endsWith('.zip');
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/);

function action<T extends z.ZodRawShape>(uses: string, given: T) {
  return z.strictObject({ uses: z.literal(uses), name: z.string().optional(), with: z.strictObject(given) });
}

const Step = z.discriminatedUnion('uses', [
  action('teamsApp/create', { name: z.string() }).extend({
    writeToEnvironmentFile: z.strictObject({ teamsAppId: variable, teamsAppTenantId: variable.optional() }),
  }),
  action('teamsApp/validateManifest', { manifestPath: path }),
  action('teamsApp/zipAppPackage', { manifestPath: path, outputZipPath: zip, outputFolder: path }),
  action('teamsApp/validateAppPackage', { appPackagePath: zip }),
  action('teamsApp/update', { appPackagePath: zip }),
  action('teamsApp/publishAppPackage', { appPackagePath: zip }).extend({
    writeToEnvironmentFile: z.strictObject({ publishedAppId: variable }),
  }),
  action('arm/deploy', {
    subscriptionId: z.string(),
    resourceGroupName: z.string(),
    bicepCliVersion: z.string().regex(/^v\d+\.\d+\.\d+$/),
    templates: z
      .array(
        z.strictObject({
          path: path.endsWith('.bicep'),
          parameters: path.endsWith('.json'),
          deploymentName: z.string(),
        }),
      )
      .min(1),
  }),
  action('script', {
    run: z.string(),
    workingDirectory: path.optional(),
    shell: z.string().optional(),
    /** Milliseconds. */
    timeout: z.number().int().positive().optional(),
    redirectTo: path.optional(),
  }),
]);

export const ToolkitFile = z.strictObject({
  version: z.enum(['v1.8', 'v1.11']),
  environmentFolderPath: z.literal('./env'),
  provision: z.array(Step).min(1),
  deploy: z.array(Step).min(1),
  publish: z.array(Step).min(1),
});
