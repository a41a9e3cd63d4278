/** What became of a send that failed, by DESIGN 7's table: from an error of the connector client to an outcome. */
import { z } from 'zod/v4';
import type { Outcome } from '../app/ports.ts';
import { TokenUnavailable } from './token.ts';

/** What the client's errors may carry; `headers` is a class of its own, read through `get`. */
const Failure = z.object({
  code: z.string().optional(),
  message: z.string().default(''),
  statusCode: z.number().optional(),
  response: z
    .object({
      headers: z.custom<{ get(name: string): string | undefined }>(hasGet).optional(),
      bodyAsText: z.string().nullish(),
    })
    .optional(),
});
type Failure = z.infer<typeof Failure>;

const ErrorBody = z.object({ error: z.object({ code: z.string().regex(/^\w{1,80}$/) }) });

const RETRIED = new Set([412, 429, 502, 503, 504]);
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Reasons of a 403 that say that this person or channel has gone; any other 403 is a fault of the bot's set-up. */
const GONE = new Set(['MessageWritesBlocked', 'ConversationBlockedByUser', 'BotNotInConversationRoster']);
export const LONGEST_PAUSE_MS = 10 * 60_000;

/** Never throws, and never repeats what was sent: a reason is a status or the platform's code. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof TokenUnavailable)
    return { kind: 'retry', reason: error.code ? `no token (${error.code})` : 'no token', afterMs: null };
  const parsed = Failure.safeParse(error);
  if (!parsed.success) return { kind: 'unknown', reason: 'no answer' };
  const { statusCode } = parsed.data;
  return statusCode === undefined ? unanswered(parsed.data) : answered(statusCode, parsed.data);
}

function answered(status: number, failure: Failure): Outcome {
  const code = codeIn(failure.response?.bodyAsText);
  const reason = code ? `${status} ${code}` : `${status}`;
  // The platform took it; only what it said about it could not be read.
  if (status >= 200 && status < 300) return { kind: 'sent', activity: '' };
  if (RETRIED.has(status)) return { kind: 'retry', reason, afterMs: pauseAskedFor(failure) };
  if (status === 404 || (status === 403 && GONE.has(code ?? ''))) return { kind: 'unreachable', reason };
  return { kind: 'refused', reason };
}

/** Without an answer, only a connection that never stood proves that nothing arrived. */
function unanswered(failure: Failure): Outcome {
  const code = failure.code ?? 'no answer';
  const neverWritten =
    NEVER_CONNECTED.has(code) ||
    /^connect |before secure TLS connection was established/.test(failure.message);
  return neverWritten ? { kind: 'retry', reason: code, afterMs: null } : { kind: 'unknown', reason: code };
}

function codeIn(body: string | null | undefined): string | undefined {
  try {
    const parsed = ErrorBody.safeParse(JSON.parse(body ?? 'null'));
    return parsed.success ? parsed.data.error.code : undefined;
  } catch {
    return undefined; // a proxy's page instead of the platform's JSON: the status says enough
  }
}

/** Retry-After in seconds, or as a date, which is read against the answer's own date: no clock here, no skew. */
function pauseAskedFor(failure: Failure): number | null {
  const headers = failure.response?.headers;
  const asked = headers?.get('retry-after')?.trim();
  if (!asked) return null;
  const ms = /^\d+$/.test(asked)
    ? Number(asked) * 1000
    : Date.parse(asked) - Date.parse(headers?.get('date') ?? '');
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS);
}

function hasGet(headers: unknown): boolean {
  return (
    typeof headers === 'object' && headers !== null && 'get' in headers && typeof headers.get === 'function'
  );
}
