/** The front door: HTTP in, checks in order of their cost, then the inbound path; every answer is JSON. */
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { z } from 'zod/v4';
import type { Answer, Turn } from '../app/message.ts';
import type { Log, Messenger } from '../app/ports.ts';
import type { Watch } from '../app/watch.ts';
import type { Identity } from './auth.ts';
import { type Bounds, boundedServer } from './bounded-server.ts';
import { readEnvelope } from './envelope.ts';
import { fileDoor, type OpenFile } from './file-door.ts';
import { createInbound, type Inbound } from './inbound.ts';
import { listen, shut } from './listening.ts';
import type { Typist } from './outbound.ts';
import { Unauthorised } from './sign-in/caller.ts';
import { type Door, localOnly, openDoor } from './sign-in/door.ts';
import { KeysUnavailable } from './sign-in/keys.ts';
import { openRefusals, type Refusals } from './sign-in/refusals.ts';
import type { Timer } from './typing.ts';

export type ServerSetUp = {
  /** 0 takes any free port. */
  port: number;
  /** The address to listen on; local mode listens on loopback whatever this says. */
  host: string;
  identity: Identity;
  messenger: Messenger & Partial<Typist>;
  handle: (turn: Turn) => Promise<Answer>;
  /** Whether turns can be worked on, asked as often as somebody wants to know; part by part. */
  ready: () => Promise<{ ok: boolean; parts: Readonly<Record<string, boolean>> }>;
  log: Log;
  watch?: Watch;
  /** What a link to a kept file opens; without it there are no links. */
  openFile?: OpenFile;
  /** How long a turn may take before its person is told that it is still worked on. */
  patienceMs?: number;
  /** When it is shown that an answer is being worked on; the machine's own timer unless told. */
  timer?: Timer;
  /** What callers may cost; production's unless told. */
  bounds?: Bounds;
};
export type RunningServer = {
  port: number;
  /** Takes no more, and resolves when every turn under way is answered and delivered (after 10 s at the latest). */
  stop(): Promise<void>;
};

const BODY_LIMIT = '256kb';

/** Starts to listen. Throws `PortRefused`. */
export async function startServer(setUp: ServerSetUp): Promise<RunningServer> {
  const underWay = new Set<Promise<void>>();
  const inbound = createInbound(setUp);
  const refusals = openRefusals(setUp.log, setUp.watch);
  const server = boundedServer(createApp(setUp, inbound, underWay, refusals), setUp.bounds);
  const host = setUp.identity.local ? '127.0.0.1' : setUp.host;
  const port = await listen(server, setUp.port, host);
  return {
    port,
    async stop() {
      await shut(
        server,
        () => allOf(underWay),
        () => inbound.abandon(),
      );
      refusals.close();
    },
  };
}

function createApp(
  setUp: ServerSetUp,
  inbound: Inbound,
  underWay: Set<Promise<void>>,
  refusals: Refusals,
): Express {
  const { identity, log } = setUp;
  const door = openDoor(identity, refusals);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  if (identity.local) app.use(localOnly);
  // It lives, whatever the store does: whoever restarts it for that loses what it holds, and mends nothing.
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', async (_request, response) => {
    const { ok, parts } = await setUp.ready();
    // Which part it is stands in the log: outside, nobody needs to know.
    response.status(ok ? 200 : 503).json(identity.local ? { ok, parts } : { ok });
  });
  app.head('/api/messages', (_request, response) => void response.status(200).end());
  app.post(
    '/api/messages',
    door.caller,
    contentCheck,
    express.json({ limit: BODY_LIMIT }),
    messages(inbound, door, log, underWay),
  );
  app.all('/api/messages', (_request, response) => {
    response.status(405).set('allow', 'POST, HEAD').json({ error: 'only POST is answered here' });
  });
  if (setUp.openFile) {
    const turnedAway = (): void => refusals.refused('links that open nothing');
    app.use('/files', fileDoor(setUp.openFile, log, turnedAway));
  }
  app.use((_request, response) => void response.status(404).json({ error: 'nothing is found at this path' }));
  app.use(answerError(log, refusals));
  return app;
}

const contentCheck: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) next();
  else response.status(415).json({ error: 'the content type must be application/json' });
};

const messages =
  (inbound: Inbound, door: Door, log: Log, underWay: Set<Promise<void>>): RequestHandler =>
  async (request, response) => {
    const read = readEnvelope(request.body);
    if (!read.ok) return void response.status(400).json({ error: read.fault });
    const { envelope } = read;
    const refusal = door.refusal(request, envelope);
    if (refusal) return void response.status(refusal.status).json({ error: refusal.error });
    const answered = Promise.withResolvers<void>();
    response.once('close', answered.resolve);
    track(underWay, answered.promise, log);
    const turn = inbound.receive(envelope, (task) => {
      track(underWay, answered.promise.then(task), log);
    });
    // The caller may hang up before the turn is over.
    track(underWay, settled(turn), log);
    const result = await turn;
    response.status(result?.status ?? 200);
    if (result?.body === undefined) response.end();
    else response.json(result.body);
  };

/** Keeps work that outlives its request, so that `stop` can wait for it. */
function track(underWay: Set<Promise<void>>, work: Promise<void>, log: Log): void {
  const kept = work
    .catch((error: unknown) =>
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'an answer was not delivered'),
    )
    .finally(() => underWay.delete(kept));
  underWay.add(kept);
}

async function settled(work: Promise<unknown>): Promise<void> {
  await Promise.allSettled([work]);
}

async function allOf(underWay: Set<Promise<void>>): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}

/** Errors of Express' body parser name their status; their own messages may repeat what was sent. */
const Refusal = z.object({ status: z.int().min(400).max(499) });
const REFUSALS: Record<number, string> = {
  400: 'the body: not JSON',
  413: `the body: larger than ${BODY_LIMIT}`,
  415: 'the body: an encoding that is not read here',
};

const answerError =
  (log: Log, refusals: Refusals): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof Unauthorised) {
      refusals.refused(error.reason);
      return void response
        .status(401)
        .set('www-authenticate', 'Bearer')
        .json({ error: 'the token was not accepted' });
    }
    if (error instanceof KeysUnavailable) {
      refusals.refused('keys not available');
      return void response
        .status(503)
        .set('retry-after', '5')
        .json({ error: 'callers cannot be checked just now' });
    }
    const refusal = Refusal.safeParse(error);
    if (refusal.success) {
      const { status } = refusal.data;
      return void response.status(status).json({ error: REFUSALS[status] ?? 'the request cannot be read' });
    }
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'a request failed');
    response.status(500).json({ error: 'something failed on this side' });
  };
