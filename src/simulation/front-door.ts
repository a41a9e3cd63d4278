/** How what people say reaches the bot: through Teams, to some replica, delivered again where no answer comes in time. */
import type { Answer, Origin, Turn } from '../app/message.ts';
import { receiptsIn } from './card-in-hand.ts';
import { type Chance, chanceOf } from './chance.ts';
import { RATES } from './faults.ts';
import type { Setting } from './setting.ts';
import type { Townsperson } from './townsfolk.ts';
import type { VirtualTime } from './virtual-time.ts';

/** An update that somebody was told is recorded. */
export type Acknowledged = { tenant: string; update: string; milestone: string };

type Spoken = { kind: 'text'; text: string } | { kind: 'card'; data: unknown } | { kind: 'met' };

export type FrontDoor = {
  /** The bot's answer; undefined when none came after all attempts. */
  enter(person: Townsperson, what: Spoken): Promise<Answer | undefined>;
  acknowledged: readonly Acknowledged[];
  counts(): { turns: number; deliveredAgain: number; unanswered: number; failed: number; twice: number };
};

/** Teams delivers again when it has waited so long. */
const PATIENCE_MS = 15_000;
const MOST_DELIVERIES = 3;
export const SERVICE_URL = 'https://connector.example/';

/** `handle` takes a turn to one of the replicas that live; it never settles where that one dies. */
export function openFrontDoor(
  setting: Setting,
  time: VirtualTime,
  handle: (turn: Turn, chance: Chance) => Promise<Answer>,
): FrontDoor {
  const chance = chanceOf(setting.seed, 'front door');
  const rates = RATES[setting.faults];
  const acknowledged: Acknowledged[] = [];
  const counts = { turns: 0, deliveredAgain: 0, unanswered: 0, failed: 0, twice: 0 };
  const spokenBy = new Map<string, number>();

  async function once(turn: Turn): Promise<Answer | 'late' | 'failed'> {
    await time.sleep(chance.between(60, 200));
    const answer = handle(turn, chance).catch((): 'failed' => {
      counts.failed += 1;
      return 'failed';
    });
    return Promise.race([answer, time.sleep(PATIENCE_MS).then((): 'late' => 'late')]);
  }

  async function delivered(turn: Turn): Promise<Answer | undefined> {
    for (let deliveries = 1; deliveries <= MOST_DELIVERIES; deliveries += 1) {
      if (deliveries > 1) counts.deliveredAgain += 1;
      const answer = await once(turn);
      if (answer !== 'late' && answer !== 'failed') return answer;
      if (answer === 'failed') await time.sleep(chance.between(5_000, 60_000));
    }
    return undefined;
  }

  function told(turn: Turn, answers: readonly (Answer | undefined)[]): void {
    const before = new Map<string, string>();
    for (const answer of answers) {
      const messages = answer ? [...answer.say, ...(answer.replace ? [answer.replace] : [])] : [];
      for (const { update, milestone } of messages.flatMap(receiptsIn)) {
        const other = before.get(milestone);
        if (other !== undefined && other !== update) counts.twice += 1;
        if (other === update) continue;
        before.set(milestone, update);
        acknowledged.push({ tenant: turn.origin.tenant, update, milestone });
      }
    }
  }

  return {
    acknowledged,
    counts: () => counts,
    async enter(person, what) {
      const number = (spokenBy.get(person.teamsId) ?? 0) + 1;
      spokenBy.set(person.teamsId, number);
      counts.turns += 1;
      const origin = originOf(person, `${person.teamsId}-${number}`);
      const turn: Turn = what.kind === 'card' ? { ...what, origin, activity: null } : { ...what, origin };
      const first = delivered(turn);
      const again = chance.happens(rates.twice)
        ? time.sleep(chance.happens(0.5) ? chance.between(0, 300) : PATIENCE_MS).then(() => once(turn))
        : Promise.resolve(undefined);
      const [answer, second] = await Promise.all([first, again]);
      told(turn, [answer, second === 'late' || second === 'failed' ? undefined : second]);
      if (!answer) counts.unanswered += 1;
      return answer;
    },
  };
}

const originOf = (person: Townsperson, id: string): Origin => ({
  id,
  tenant: person.tenant,
  serviceUrl: SERVICE_URL,
  conversation: person.conversation,
  scope: 'personal',
  channel: null,
  from: { teamsId: person.teamsId, aadObjectId: person.member.aadObjectId, name: person.member.name },
});
