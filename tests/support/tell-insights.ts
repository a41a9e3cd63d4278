/**
 * Run as a process: tells Application Insights of a turn, by the connection string that it is given, and then prints
 * the port of every connection that the process opened, and each line of its log.
 */
import { Socket } from 'node:net';
import { openTelemetry } from '../../src/telemetry/open.ts';
import { keptLog } from './kept-log.ts';

const { connect } = Socket.prototype;
Socket.prototype.connect = function told(this: Socket, ...given: unknown[]): Socket {
  const [first] = given.flat();
  const port = typeof first === 'object' && first !== null && 'port' in first ? first.port : first;
  process.stdout.write(`port ${port}\n`);
  return Reflect.apply(connect, this, given);
};

const [connection = ''] = process.argv.slice(2);
const log = keptLog();
const { watch, gauge, close } = await openTelemetry(
  { otlp: null, insights: { connection, identity: null } },
  log,
);
gauge(async () => [{ figure: 'waymark.ready', by: { part: 'store' }, value: 1 }]);
await watch.step('turn', { turn: 'text', scope: 'personal' }, async (mark) => {
  await watch.step('store.get', { document: 'plan' }, async () => undefined);
  mark({ outcome: 'failed' });
});
watch.count('waymark.turns', { turn: 'text', scope: 'personal', outcome: 'failed' });
watch.read('waymark.turn.duration', { turn: 'text', scope: 'personal' }, 40);
await close();
for (const { event } of log.lines) process.stdout.write(`log ${event}\n`);
