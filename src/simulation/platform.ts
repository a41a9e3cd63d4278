/** Teams as the bot meets it: its limits a tenant and a conversation, its latency, and what goes wrong there. */
import type { Message } from '../app/message.ts';
import type { Destination, Messenger, Outcome } from '../app/ports.ts';
import { type Chance, chanceOf } from './chance.ts';
import { isDuring, RATES, type Schedule } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { Setting } from './setting.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What Microsoft publishes: 50 requests a second a bot and tenant, 7 a second a conversation. */
export const LIMITS = { tenant: 50, conversation: 7 } as const;

export type Platform = Messenger & {
  counts(): { attempts: number; arrived: number; throttled: number; overLimit: number; away: number };
};

/** `deliver` hands what arrived to whoever reads it. */
export function openPlatform(
  setting: Setting,
  schedule: Schedule,
  time: VirtualTime,
  ledger: Ledger,
  deliver: (to: Destination, message: Message) => void,
): Platform {
  const chance = chanceOf(setting.seed, 'platform');
  const rates = RATES[setting.faults];
  const tenants = limiter(time, LIMITS.tenant);
  const conversations = limiter(time, LIMITS.conversation);
  const counts = { attempts: 0, arrived: 0, throttled: 0, overLimit: 0, away: 0 };

  function arrive(to: Destination, message: Message): string {
    counts.arrived += 1;
    ledger.arrived(to.tenant, to.conversation, time.ms());
    deliver(to, message);
    return `activity-${counts.arrived}`;
  }

  function throttled(): Outcome {
    counts.throttled += 1;
    // Half of the refusals say how long to wait.
    const afterMs = chance.happens(0.5) ? chance.between(1, 5) * 1000 : null;
    return { kind: 'retry', reason: '429', afterMs };
  }

  function answer(to: Destination, message: Message): Outcome {
    if (isDuring(schedule.platform, time.ms())) {
      counts.away += 1;
      return { kind: 'retry', reason: '503', afterMs: null };
    }
    if (!tenants(to.tenant) || !conversations(`${to.tenant}\n${to.conversation}`)) {
      counts.overLimit += 1;
      return throttled();
    }
    const mishap = mishapOf(chance);
    if (mishap === 'throttled') return throttled();
    if (mishap === 'reset') {
      // Nobody can tell from the bot's side whether it arrived: half of the time it did.
      if (chance.happens(0.5)) arrive(to, message);
      return { kind: 'unknown', reason: 'ECONNRESET' };
    }
    if (mishap !== null) return { kind: 'retry', reason: REASONS[mishap], afterMs: null };
    return { kind: 'sent', activity: arrive(to, message) };
  }

  function mishapOf(from: Chance): 'throttled' | 'reset' | keyof typeof REASONS | null {
    let left = from.next();
    for (const kind of MISHAPS) {
      left -= rates[kind];
      if (left < 0) return kind;
    }
    return null;
  }

  return {
    counts: () => counts,
    async send(to, message) {
      counts.attempts += 1;
      await time.sleep(latency(chance) / 2);
      const outcome = answer(to, message);
      await time.sleep(latency(chance) / 2);
      return outcome;
    },
    async update() {
      return { kind: 'sent', activity: 'updated' };
    },
  };
}

const REASONS = {
  conflict: '412',
  badGateway: '502',
  timeout: '504',
  refused: 'ECONNREFUSED',
} as const;
const MISHAPS = ['throttled', 'reset', 'conflict', 'badGateway', 'timeout', 'refused'] as const;

/** Milliseconds of a request: mostly 150 to 300, one in fifty takes seconds. */
const latency = (chance: Chance): number =>
  chance.happens(0.02) ? chance.between(1000, 6000) : chance.between(120, 300);

/** Whether one more fits into the second that ends now. */
function limiter({ ms }: VirtualTime, most: number): (key: string) => boolean {
  const last = new Map<string, number[]>();
  return (key) => {
    const now = ms();
    const recent = (last.get(key) ?? []).filter((at) => at > now - 1000);
    const fits = recent.length < most;
    if (fits) recent.push(now);
    last.set(key, recent);
    if (last.size > 20_000)
      for (const [old, times] of last) if ((times.at(-1) ?? 0) < now - 1000) last.delete(old);
    return fits;
  };
}
