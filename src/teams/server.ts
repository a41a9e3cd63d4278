/** The front door: HTTP in, checks in order of their cost, then the inbound path; every answer is JSON. */
import { createServer } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { z } from 'zod/v4';
import type { Answer, Turn } from '../app/message.ts';
import type { Log, Messenger } from '../app/ports.ts';
import { couldBeToken, type Identity, Unauthorised } from './auth.ts';
import { readEnvelope } from './envelope.ts';
import { fileDoor, type OpenFile } from './file-door.ts';
import { createInbound, type Inbound } from './inbound.ts';
import { listen, shut } from './listening.ts';
import { isLoopback } from './loopback.ts';
import type { Typist } from './outbound.ts';
import type { Timer } from './typing.ts';

export type ServerSetUp = {
  /** 0 takes any free port. */
  port: number;
  /** The address to listen on; local mode listens on loopback whatever this says. */
  host: string;
  identity: Identity;
  messenger: Messenger & Partial<Typist>;
  handle: (turn: Turn) => Promise<Answer>;
  health: () => Promise<{ ok: boolean; detail: Record<string, string | number | boolean | null> }>;
  log: Log;
  /** What a link to a kept file opens; without it there are no links. */
  openFile?: OpenFile;
  /** How long a turn may take before its person is told that it is still worked on. */
  patienceMs?: number;
  /** When it is shown that an answer is being worked on; the machine's own timer unless told. */
  timer?: Timer;
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
  const server = createServer(createApp(setUp, inbound, underWay));
  const host = setUp.identity.local ? '127.0.0.1' : setUp.host;
  const port = await listen(server, setUp.port, host);
  return {
    port,
    stop: () =>
      shut(
        server,
        () => allOf(underWay),
        () => inbound.abandon(),
      ),
  };
}

function createApp(setUp: ServerSetUp, inbound: Inbound, underWay: Set<Promise<void>>): Express {
  const { identity, log } = setUp;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/healthz', async (_request, response) => {
    const { ok, detail } = await setUp.health();
    response.status(ok ? 200 : 503).json({ ok, ...detail });
  });
  app.head('/api/messages', (_request, response) => void response.status(200).end());
  app.post(
    '/api/messages',
    callerCheck(identity.local),
    contentCheck,
    express.json({ limit: BODY_LIMIT }),
    messages(inbound, identity.local, log, underWay),
  );
  app.all('/api/messages', (_request, response) => {
    response.status(405).set('allow', 'POST, HEAD').json({ error: 'only POST is answered here' });
  });
  if (setUp.openFile) app.use('/files', fileDoor(setUp.openFile, log));
  app.use((_request, response) => void response.status(404).json({ error: 'nothing is found at this path' }));
  app.use(answerError(log));
  return app;
}

/** Before anything is read: somebody with no token costs as little as possible. */
const callerCheck =
  (local: boolean): RequestHandler =>
  (request, response, next) => {
    // A page on the web may reach loopback by a name of its own, but not by this machine's.
    if (local && !isLoopback(`http://${request.headers.host}`))
      response.status(403).json({ error: 'local mode only answers this machine' });
    else if (local || couldBeToken(request.headers.authorization)) next();
    else response.status(401).json({ error: 'the Authorization header holds no token of the platform' });
  };

const contentCheck: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) next();
  else response.status(415).json({ error: 'the content type must be application/json' });
};

const messages =
  (inbound: Inbound, local: boolean, log: Log, underWay: Set<Promise<void>>): RequestHandler =>
  async (request, response) => {
    const read = readEnvelope(request.body);
    if (!read.ok) return void response.status(400).json({ error: read.fault });
    const { envelope } = read;
    if (local && !isLoopback(envelope.serviceUrl))
      return void response.status(400).json({ error: 'serviceUrl: local mode only answers this machine' });
    const answered = Promise.withResolvers<void>();
    response.once('close', answered.resolve);
    track(underWay, answered.promise, log);
    const turn = inbound.receive(envelope, request.headers.authorization ?? '', (task) => {
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
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof Unauthorised) {
      log.warn({ reason: error.reason }, 'a caller was refused');
      return void response.status(401).json({ error: 'the token was not accepted' });
    }
    const refusal = Refusal.safeParse(error);
    if (refusal.success) {
      const { status } = refusal.data;
      return void response.status(status).json({ error: REFUSALS[status] ?? 'the request cannot be read' });
    }
    log.error({ error: error instanceof Error ? error.name : typeof error }, 'a request failed');
    response.status(500).json({ error: 'something failed on this side' });
  };
