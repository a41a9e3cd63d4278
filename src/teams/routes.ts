/** teams-ai's routes: which activities are taken, and none of its own state and timers. */
import { Application, type TurnState } from '@microsoft/teams-ai';
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { Envelope } from './envelope.ts';
import { turnOf } from './turn.ts';

/** teams-ai's application without its typing timer: there is one for all turns, and a fast turn stops a slow one's. */
class Routes extends Application<TurnState> {
  override startTypingTimer(): void {
    // nothing to start
  }
}

/** Teams' own housekeeping is answered as what the bot does not do: 501. */
function isTakenInvoke(activity: Activity): boolean {
  const envelope = activity.type === ActivityTypes.Invoke ? Envelope.safeParse(activity) : undefined;
  return envelope?.success === true && turnOf(envelope.data) !== undefined;
}

/** Which activities reach the bot's turns. */
export function createRoutes(take: (context: TurnContext) => Promise<void>): Routes {
  const routes = new Routes({ removeRecipientMention: false });
  routes.addRoute(async ({ activity }) => isTakenInvoke(activity), take, true);
  routes.activity(
    [
      ActivityTypes.Message,
      ActivityTypes.MessageUpdate,
      ActivityTypes.InstallationUpdate,
      ActivityTypes.ConversationUpdate,
    ],
    take,
  );
  // Turn state would lose the first of two concurrent writes: nothing is ever saved in it.
  routes.turn('afterTurn', async () => false);
  return routes;
}
