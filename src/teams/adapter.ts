/** botbuilder's adapter, opened in the two places that we need: a turn without its HTTP handling, and a sending client. */
import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { authenticate, Identity } from './auth.ts';

export type Authenticated = Awaited<ReturnType<typeof authenticate>>;

export class Adapter extends CloudAdapter {
  readonly #identity: Identity;

  constructor(identity: Identity) {
    super(identity.authentication);
    this.#identity = identity;
  }

  /** Runs a turn for a caller that was let in; answers what an invoke is to be answered with. */
  turn(
    caller: Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic);
  }

  /** A client that sends as the bot to a service URL. */
  connector(serviceUrl: string) {
    const bot = this.createClaimsIdentity(this.#identity.appId ?? '');
    return this.#identity.authentication.createConnectorFactory(bot).create(serviceUrl);
  }
}
