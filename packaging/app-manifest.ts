/** A manifest that has its values is held to Teams' own schema, and to what the schema does not say. No network. */
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { z } from 'zod/v4';
import type { Fault } from './app-values.ts';

const SCHEMA =
  /^https:\/\/developer\.microsoft\.com\/json-schemas\/teams\/v(\d+\.\d+)\/MicrosoftTeams\.schema\.json$/;
const Outline = z.looseObject({
  $schema: z.string(),
  manifestVersion: z.string(),
  version: z.string(),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
});

/** What is wrong with a manifest, each with its place and remedy; and the icons that it names. */
export async function examineManifest(
  text: string,
): Promise<{ faults: Fault[]; icons: Record<Icon, string> }> {
  const at = (fault: string, remedy: string): Fault => ({ place: 'appPackage/manifest.json', fault, remedy });
  const parsed = Outline.safeParse(readJson(text));
  if (!parsed.success) {
    const fault = at('is no manifest', 'Put back the file that came with Waymark.');
    return { faults: [fault], icons: { color: 'color.png', outline: 'outline.png' } };
  }
  const { $schema, manifestVersion, version, icons } = parsed.data;
  const faults: Fault[] = [];
  if (text.includes('${{'))
    faults.push(at('has a placeholder left', 'Write it as ${{NAME}}, with letters, digits and _.'));
  if (!/^\d+\.\d+\.\d+$/.test(version))
    faults.push(
      at(`has the version "${version}"`, 'Give three numbers, such as 1.2.0, higher than what is published.'),
    );
  if (SCHEMA.exec($schema)?.[1] === manifestVersion) faults.push(...(await bySchema(text, at)));
  else
    faults.push(at(`names a schema that is not that of version ${manifestVersion}`, 'Make the two agree.'));
  return { faults, icons };
}

async function bySchema(text: string, at: (fault: string, remedy: string) => Fault): Promise<Fault[]> {
  // The library's type is that of a valid manifest, which this is to find out.
  const manifest = JSON.parse(text) as TeamsManifest;
  const found = await AppManifestUtils.validateAgainstSchema(manifest);
  return found.map((fault) =>
    at(`does not fit the schema: ${fault.trim()}`, 'Correct the manifest at that place.'),
  );
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export type Icon = 'color' | 'outline';
const SIDES: Readonly<Record<Icon, number>> = { color: 192, outline: 32 };

/** What is wrong with an icon: Teams takes PNG alone, in one size each. */
export function examineIcon(icon: Icon, name: string, png: Buffer | null): Fault[] {
  const side = SIDES[icon];
  const at = (fault: string): Fault => ({
    place: `appPackage/${name}`,
    fault,
    remedy: `Give a PNG of ${side} by ${side} pixels.`,
  });
  if (png === null) return [at('is missing')];
  if (png.length < 26 || png.subarray(1, 4).toString('latin1') !== 'PNG') return [at('is no PNG')];
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return width === side && height === side ? [] : [at(`is ${width} by ${height} pixels`)];
}
