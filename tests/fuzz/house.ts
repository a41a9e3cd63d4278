/** The whole house behind its real door: what is posted to it, what it stores meanwhile, and whatever it must never do. */
import { Agent, request } from 'node:http';
import { handle } from '../../src/app/handle.ts';
import type { Answer, Turn } from '../../src/app/message.ts';
import type { Log, Messenger, Outcome } from '../../src/app/ports.ts';
import { type Kind, QUERIED, read } from '../../src/store/documents.ts';
import { all, type Store, StoreUnavailable } from '../../src/store/store.ts';
import { readEnvelope } from '../../src/teams/envelope.ts';
import { turnOf } from '../../src/teams/turn.ts';
import { FOREIGN, openStage } from '../app/permission/stage.ts';
import { TENANT } from '../app/room.ts';
import { cardActions, cardInputs } from '../support/card-text.ts';
import type { Button, Posted } from './activities.ts';
import { files, inThread, uploads } from './outside.ts';
import { overreach, type Standing, standingOf, type Written } from './rights.ts';

/** Posted at the same moment; `down` is how many of the store's next operations fail. */
export type Batch = { posts: readonly Posted[]; down: number; laterBy: number; outcome: Outcome['kind'] };

export type House = {
  /** Posts them; answers with what went wrong, in words. */
  take(batch: Batch): Promise<string[]>;
  /** Reads back everything that is stored; answers with what cannot be. Then all is as at the beginning. */
  settle(): Promise<string[]>;
  buttons(who: string): readonly Button[];
  /** How many answers of each status there were. */
  statuses: ReadonlyMap<number, number>;
  /** How many turns of each kind came through. */
  turns: ReadonlyMap<string, number>;
  /** The batch that took the longest. */
  slowest: Readonly<{ ms: number; of: string }>;
  stored: () => number;
  close(): Promise<void>;
};

export type Spoil = (turn: Turn) => void | Promise<void>;

export type Setting = {
  /** Stands in for a defect of the app: it may throw at a turn, or never come back. */
  spoil?: Spoil;
  /** Resolves when what is under way has taken too long. */
  late?: () => Promise<void>;
};

/** Long for a turn even where the machine is busy with other work. */
const MOST_TURN_MS = 60_000;
const afterLong = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, MOST_TURN_MS).unref();
  });

const MOST_BUTTONS = 24;
const KINDS = Object.keys(QUERIED).filter((kind): kind is Kind => kind in QUERIED);

export async function openHouse({ spoil = () => undefined, late = afterLong }: Setting = {}): Promise<House> {
  const statuses = new Map<number, number>();
  const slowest = { ms: 0, of: '' };
  const turns = new Map<string, number>();
  const buttons = new Map<string, Button[]>();
  const faults: string[] = [];
  let written: Written[] = [];
  let [down, hit, stored, sends] = [0, 0, 0, 0];
  let stuck = false;
  let outcome: Outcome['kind'] = 'sent';

  /** Fails while it is down, and keeps what comes past. */
  const disturbed = (store: Store): Store => {
    const orDown = <T>(work: () => Promise<T>): Promise<T> => {
      if (down <= 0) return work();
      down -= 1;
      hit += 1;
      return Promise.reject(new StoreUnavailable('the store is down', { untouched: true }));
    };
    return {
      get: (...asked) => orDown(() => store.get(...asked)),
      query: (...asked) => orDown(() => store.query(...asked)),
      close: () => store.close(),
      commit: (partition, id, changes) =>
        orDown(async () => {
          const result = await store.commit(partition, id, changes);
          if (result.kind === 'done') {
            written.push({ partition, changes });
            for (const change of changes) if (change.op === 'put') faults.push(...unreadable(change.doc));
          }
          stored += 1;
          return result;
        }),
    };
  };
  const stage = await openStage(disturbed);
  // Jest cannot load the SDKs together with the store's.
  const { openIdentity } = await import('../../src/teams/auth.ts');
  const { startServer } = await import('../../src/teams/server.ts');
  const { room } = stage;

  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error(fields, event) {
      if (hit === 0) faults.push(`${event}: ${JSON.stringify(fields)}`);
    },
  };
  Object.assign(room.app, { log, files, uploads, judge: inThread(room.app.judge) });

  const said = (): Outcome => {
    sends += 1;
    if (outcome === 'sent') return { kind: 'sent', activity: `activity-${sends % 50}` };
    if (outcome === 'retry') return { kind: 'retry', reason: '429', afterMs: null };
    return { kind: outcome, reason: 'as told' };
  };
  const messenger: Messenger = { send: async () => said(), update: async () => said() };

  function remember({ origin }: Turn, { say, replace, returns }: Answer): void {
    const who = origin.from.teamsId.replace('29:', '');
    const cards = [...say, ...(replace ? [replace] : [])].flatMap((one) => ('card' in one ? [one.card] : []));
    if (returns?.kind === 'dialog') cards.push(returns.card);
    const found = cards.flatMap((card) => {
      const inputs = Object.fromEntries(cardInputs(card).map(({ id, value }) => [id, value ?? '']));
      return cardActions(card).map(({ data }) => ({ data: { ...data }, inputs }));
    });
    buttons.set(who, [...(buttons.get(who) ?? []), ...found].slice(-MOST_BUTTONS));
  }

  const underWay = new Set<Promise<unknown>>();
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    identity: openIdentity({ local: true, credentials: null }),
    messenger,
    async handle(turn) {
      turns.set(turn.kind, (turns.get(turn.kind) ?? 0) + 1);
      const working = (async () => {
        await spoil(turn);
        return handle(room.app, turn);
      })();
      const kept = working.catch(() => undefined).finally(() => underWay.delete(kept));
      underWay.add(kept);
      const answer = await working;
      remember(turn, answer);
      return answer;
    },
    ready: async () => ({ ok: true, parts: {} }),
    log,
    patienceMs: 600_000,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });

  const strayed = (error: unknown): void => {
    faults.push(`a rejection that nobody took: ${error instanceof Error ? error.stack : String(error)}`);
  };
  process.on('unhandledRejection', strayed);

  /** Their statuses, when whatever they began is over too. */
  async function answersTo({ posts }: Batch): Promise<number[]> {
    const answers = await Promise.all(posts.map((post) => postTo(server.port, agent, post)));
    while (underWay.size > 0) await Promise.all(underWay);
    return answers;
  }

  return {
    statuses,
    turns,
    slowest,
    stored: () => stored,
    buttons: (who) => buttons.get(who) ?? [],
    async take(batch) {
      const standings: Standing[] = [];
      for (const { body } of batch.posts) {
        const origin = originIn(body);
        if (origin) standings.push(await standingOf(room, origin));
      }
      [written, hit, down, outcome] = [[], 0, batch.down, batch.outcome];
      room.clock.forward({ seconds: batch.laterBy });
      const began = performance.now();
      const answers = await Promise.race([answersTo(batch), late()]);
      down = 0;
      if (!answers) {
        stuck = true;
        return ['no end of it within the time that a turn may take', ...faults.splice(0)];
      }
      const ms = Math.round(performance.now() - began);
      if (ms > slowest.ms) Object.assign(slowest, { ms, of: batch.posts.map(({ of }) => of).join('; ') });
      for (const status of answers) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status >= 500 && status !== 501 && hit === 0) faults.push(`answered ${status}`);
      }
      faults.push(...overreach(standings, written));
      return faults.splice(0);
    },
    async settle() {
      const wrong: string[] = [];
      for (const tenant of [TENANT, FOREIGN])
        for (const kind of KINDS) {
          const found = await all(room.store, tenant, { kind }).catch((error: unknown) => String(error));
          if (typeof found === 'string') wrong.push(`${tenant} ${kind}: ${found}`);
        }
      await stage.again();
      buttons.clear();
      return [...wrong, ...faults.splice(0)];
    },
    async close() {
      process.off('unhandledRejection', strayed);
      agent.destroy();
      const stopped = server.stop();
      // It waits for turns, and one that is stuck does not end.
      if (!stuck) await stopped;
      await room.close();
    },
  };
}

/** What was stored is read again as another process would read it. */
function unreadable(doc: { kind: Kind; id: string; v: number; body: unknown }): string[] {
  try {
    const raw: { kind: string; v: number; body: unknown } = JSON.parse(JSON.stringify(doc));
    read(doc.kind, doc.id, raw);
    return [];
  } catch (error) {
    return [`stored what cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function originIn(body: string) {
  try {
    const envelope = readEnvelope(JSON.parse(body));
    return envelope.ok ? turnOf(envelope.envelope)?.origin : undefined;
  } catch {
    return undefined;
  }
}

function postTo(port: number, agent: Agent, { body, contentType }: Posted): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
    const asked = request(
      { host: '127.0.0.1', port, path: '/api/messages', method: 'POST', agent, headers },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    // A body that is too large may be cut off while it is still written.
    asked.once('error', (error) => (body.length > 250_000 ? resolve(413) : reject(error)));
    asked.end(body);
  });
}
