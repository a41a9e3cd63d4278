/**
 * Run as a process: prints how many files of OpenTelemetry and of Microsoft's exporter are loaded once the program is,
 * once a watch is open that tells nobody anything, and once one is open that has a collector.
 */
import { createRequire } from 'node:module';
import '../../src/main.ts';
import { openTelemetry } from '../../src/telemetry/open.ts';

const { cache } = createRequire(import.meta.url);
const loaded = (): number =>
  Object.keys(cache).filter((file) => /@opentelemetry|monitor-opentelemetry/.test(file)).length;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const counts = [loaded()];
await (await openTelemetry(undefined, log)).close();
counts.push(loaded());
const otlp = { endpoint: 'http://127.0.0.1:9', headers: {} };
await openTelemetry({ otlp, insights: null }, log);
counts.push(loaded());
process.stdout.write(`${counts.join(' ')}\n`);
process.exit();
