/** Who works in a council of the simulation: accounts, chats, habits, and when they first meet the bot. */
import type { Member } from '../app/ports.ts';
import { addDays, localInstant } from '../domain/calendar.ts';
import { type Chance, chanceOf } from './chance.ts';
import { HABITS, type Habit, MEETING } from './habits.ts';
import { type Setting, ZONE } from './setting.ts';

export type Townsperson = {
  tenant: string;
  teamsId: string;
  conversation: string;
  email: string;
  habit: Habit;
  officer: boolean;
  /** When they first meet the bot, in milliseconds since the epoch; null for never. */
  meets: number | null;
  chance: Chance;
  member: Member;
};

export type Council = { tenant: string; people: readonly [Townsperson, ...Townsperson[]] };

/** About twelve actions a person; the first is the strategy officer. */
export function councilOf(setting: Setting, number: number): Council {
  const tenant = `council-${String(number + 1).padStart(3, '0')}`;
  const many = Math.max(4, Math.round((setting.plans * setting.actions) / 12));
  const others = Array.from({ length: many - 1 }, (_, n) => personOf(setting, tenant, n + 1));
  return { tenant, people: [personOf(setting, tenant, 0), ...others] };
}

function personOf(setting: Setting, tenant: string, number: number): Townsperson {
  const chance = chanceOf(setting.seed, `person ${number} of ${tenant}`);
  const email = `person-${number}@${tenant}.example`;
  const officer = number === 0;
  const shares = Object.fromEntries(HABITS.map(({ name, share }) => [name, share]));
  const name = chance.weighed(shares);
  return {
    tenant,
    teamsId: `29:${tenant}-${number}`,
    conversation: `a:${tenant}-${number}`,
    email,
    habit: HABITS.find((habit) => habit.name === name) ?? HABITS[0],
    officer,
    meets: meetingOf(setting, chance, officer),
    chance,
    member: {
      aadObjectId: `${tenant}-${number}`,
      name: `Sample Person ${number}`,
      principal: email,
      emails: [email],
    },
  };
}

/** Before: on the Friday before the plans go live. After: on a day of the first four weeks. */
function meetingOf({ from }: Setting, chance: Chance, officer: boolean): number | null {
  const when = officer ? 'before' : chance.weighed(MEETING);
  if (when === 'never') return null;
  const day = when === 'before' ? addDays(from, -3) : addDays(from, chance.between(0, 27));
  const minutes = chance.between(0, officer ? 30 : 360);
  return localInstant(day, '10:00', ZONE).epochMilliseconds + minutes * 60_000 + chance.between(0, 59_999);
}

export const officersOf = (councils: readonly Council[]): string[] =>
  councils.flatMap(({ people }) => people.filter(({ officer }) => officer).map(({ email }) => email));
