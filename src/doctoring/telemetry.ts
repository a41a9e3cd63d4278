/** Where figures and traces go: whether anybody takes them there. */
import type { Config } from '../config.ts';
import { answer } from './address.ts';
import { type Finding, findingsOn } from './finding.ts';

const { ok, note } = findingsOn('telemetry');

/** Figures that nobody takes harm no work: they are a note. */
export async function telemetry(config: Config, offline: boolean, longestMs: number): Promise<Finding[]> {
  const places = placesIn(config);
  if (offline || places.length === 0) return [];
  return Promise.all(
    places.map(async ({ setting, url }) => {
      const said = await answer(url, 'GET', longestMs);
      const { host } = new URL(url);
      if (said.kind === 'answered') return ok(`figures and traces go to ${host}, which answers`);
      return note(
        `figures and traces go to ${host}, which does not answer (${said.why}): they are lost meanwhile`,
        `See whether the collector runs, whether ${setting} is right, and whether a firewall keeps this machine from it.`,
      );
    }),
  );
}

function placesIn({ telemetry: set }: Config): { setting: string; url: string }[] {
  const ingestion = /(?:^|;)\s*IngestionEndpoint=([^;]+)/i.exec(set?.insights?.connection ?? '')?.[1];
  return [
    ...(set?.otlp ? [{ setting: 'OTEL_EXPORTER_OTLP_ENDPOINT', url: set.otlp.endpoint }] : []),
    ...(ingestion !== undefined && URL.canParse(ingestion)
      ? [{ setting: 'APPLICATIONINSIGHTS_CONNECTION_STRING', url: ingestion }]
      : []),
  ];
}
