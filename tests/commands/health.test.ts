/** `waymark health` asks the bot where it listens. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { jest } from '@jest/globals';
import { healthCommand } from '../../src/commands/health.ts';
import { readConfig } from '../../src/config.ts';

function configOf(environment: Record<string, string>) {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.config;
}

// Elsewhere 127.0.0.2 is no address of the machine.
const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('at the address that the bot listens on, and in local mode at this machine’s own', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/healthz' ? 200 : 404).end();
  });
  await once(server.listen(0, '127.0.0.2'), 'listening');
  const address = server.address();
  const PORT = String(typeof address === 'object' && address ? address.port : 0);
  const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await healthCommand(configOf({ PORT, WAYMARK_HOST: '127.0.0.2' }));
  expect(said.mock.calls.join()).toBe('well\n');
  said.mockRestore();
  await expect(healthCommand(configOf({ PORT }))).rejects.toThrow('Nothing answers');
  const local = configOf({ PORT, WAYMARK_HOST: '127.0.0.2', WAYMARK_LOCAL: 'true' });
  await expect(healthCommand(local)).rejects.toThrow('Nothing answers');
  server.closeAllConnections();
  server.close();
});
