/** botbuilder's adapter, opened in the two places that we need: a turn without its HTTP handling, and a sending client. */
import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Identity } from './auth.ts';

/** The SDK asks for it and hands it on to our own credentials, which know for whom tokens are. */
const AUDIENCE = 'https://api.botframework.com';

export class Adapter extends CloudAdapter {
  readonly #identity: Identity;

  constructor(identity: Identity) {
    super(identity.authentication);
    this.#identity = identity;
  }

  /** Runs a turn of a caller who was let in; answers what an invoke is to be answered with. */
  turn(
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const [claimsIdentity, connectorFactory] = this.#asBot();
    const caller = { audience: AUDIENCE, claimsIdentity, connectorFactory };
    return this.processActivity(caller, activity, logic);
  }

  /** A client that sends as the bot to a service URL. */
  connector(serviceUrl: string) {
    const [, connectorFactory] = this.#asBot();
    return connectorFactory.create(serviceUrl);
  }

  #asBot() {
    const bot = this.createClaimsIdentity(this.#identity.appId ?? '');
    return [bot, this.#identity.authentication.createConnectorFactory(bot)] as const;
  }
}
