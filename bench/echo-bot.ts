/**
 * Run as a part: a bot that says back what it hears, with nothing but the SDK and express.
 *
 *     echo-bot.ts [teams-ai]      through teams-ai's application instead of the adapter alone
 */
import { once } from 'node:events';
import {
  ActivityTypes,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import express from 'express';
import { serveParent } from './part.ts';

async function echo(context: TurnContext): Promise<void> {
  const { text } = context.activity;
  await context.sendActivity({ type: ActivityTypes.Message, text, textFormat: 'plain', summary: text });
}

/** What runs a turn. Without an app id the SDK lets every caller in. */
async function logicOf(): Promise<(context: TurnContext) => Promise<unknown>> {
  if (process.argv[2] !== 'teams-ai') return echo;
  const { Application } = await import('@microsoft/teams-ai');
  const application = new Application();
  application.activity(ActivityTypes.Message, echo);
  return (context) => application.run(context);
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const logic = await logicOf();
const app = express();
app.use(express.json());
app.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await logic(context);
  });
});
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (typeof address !== 'object' || address === null) throw new Error('The echo bot has no port.');
serveParent(address.port);
