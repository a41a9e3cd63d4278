/** A plan file drawn from the seed, with the natures, date words, owners and gaps that the five sample plans have. */
import { addDays } from '../domain/calendar.ts';
import type { FileItem, PlanFile } from '../domain/plan-file.ts';
import { checkedPlan } from '../importing/plan-file.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Setting, SUMMARY, ZONE } from './setting.ts';

/** As they are spread over the 219 actions of the sample plans, in percent. */
const NATURES = { deliverable: 66, continuous: 20, outcome: 8, recurring: 5, 'cross-reference': 1 } as const;

const RHYTHMS = ['half termly', 'half-termly', 'on a termly basis', 'Annual review', 'monthly'] as const;
/** Words for a date that the plan leaves to be agreed. */
const SOMETIME = ['Year 1', 'Years 1-2', 'Years 1-3', 'Continue to', 'ongoing'] as const;

const VERBS = [
  'Agree',
  'Publish',
  'Review',
  'Train staff for',
  'Extend',
  'Evaluate',
  'Set up',
  'Join up',
] as const;
const THINGS = [
  'the attendance offer',
  'early years places',
  'the graduated response',
  'careers advice',
  'support for young carers',
  'reading in every school',
  'the local offer',
  'governor training',
  'alternative provision',
  'transition to adulthood',
] as const;

export type Post = { id: string; title: string; holder: string | null };

/** `people` are the addresses of those who may hold its posts. */
export function planOf(
  setting: Setting,
  tenant: string,
  number: number,
  people: readonly [string, ...string[]],
): PlanFile {
  const id = `plan-${number}`;
  const chance = chanceOf(setting.seed, `${id} of ${tenant}`);
  const posts = postsOf(Math.max(2, Math.round(setting.actions / 8)), people, chance);
  const read = checkedPlan({
    plan: id,
    title: `Sample strategy ${number} of ${tenant}`,
    authority: `${tenant} Sample Council`,
    period: { start: addDays(setting.from, -120), end: addDays(setting.from, 4 * 365) },
    yearOne: addDays(setting.from, -120),
    timezone: ZONE,
    terms: 'england',
    levels: ['Priority', 'Key objective', 'Activity'],
    posts: posts.map(({ id, title, holder }) => ({ id, title, ...(holder === null ? {} : { holder }) })),
    boards: [
      {
        body: `Sample board ${number}`,
        channel: `19:${tenant}-${id}@thread.tacv2`,
        summary: { every: 'week', ...SUMMARY },
      },
    ],
    items: priorities(setting, posts, people, chance, chanceOf(setting.seed, `leads of ${id} of ${tenant}`)),
  });
  if (!read.ok) throw new Error(`${id} of ${tenant}: ${read.faults[0]?.message}`);
  return read.file;
}

function postsOf(many: number, people: readonly [string, ...string[]], chance: Chance): Post[] {
  return Array.from({ length: many }, (_, n) => ({
    id: `post-${n + 1}`,
    title: `Sample post ${n + 1}`,
    holder: chance.happens(0.05) ? null : chance.pick(people),
  }));
}

const PRIORITIES = 5;
const A_OBJECTIVE = 6;

/** Four priorities in five have somebody who leads them: a post like those that own actions. */
function leadOf(posts: readonly Post[], chance: Chance): Pick<FileItem, 'lead'> {
  const [first, ...others] = posts;
  return first && chance.happens(0.8) ? { lead: chance.pick([first, ...others]).id } : {};
}

/** Five priorities, each with objectives of six actions. */
function priorities(
  setting: Setting,
  posts: readonly Post[],
  people: readonly [string, ...string[]],
  chance: Chance,
  leads: Chance,
): FileItem[] {
  const shares = Array.from({ length: PRIORITIES }, (_, n) =>
    Math.floor((setting.actions + n) / PRIORITIES),
  ).filter((share) => share > 0);
  return shares.map((share, n) => {
    const objectives = Array.from({ length: Math.ceil(share / A_OBJECTIVE) }, (_, m) => {
      const actions = Math.min(A_OBJECTIVE, share - m * A_OBJECTIVE);
      const ref = `${n + 1}.${m + 1}`;
      return {
        ref,
        title: `Objective ${ref}: ${chance.pick(THINGS)}`,
        items: Array.from({ length: actions }, (_, place) =>
          action(`${ref}(${'abcdef'[place]})`, setting, posts, people, chance),
        ),
      };
    });
    const title = `Priority ${n + 1}: ${chance.pick(THINGS)}`;
    return { ref: `${n + 1}`, title, ...leadOf(posts, leads), items: objectives };
  });
}

function action(
  ref: string,
  setting: Setting,
  posts: readonly Post[],
  people: readonly [string, ...string[]],
  chance: Chance,
): FileItem {
  const nature = chance.weighed(NATURES);
  const title = `${chance.pick(VERBS)} ${chance.pick(THINGS)}, ${ref}`;
  const owners = ownersOf(posts, people, chance);
  const base: FileItem = { ref, title, nature, ...(owners.length > 0 ? { owners } : {}) };
  switch (nature) {
    case 'recurring':
      return { ...base, when: chance.pick(RHYTHMS) };
    case 'continuous':
      return chance.happens(0.3) ? { ...base, checkIns: chance.pick(['monthly', 'termly']) } : base;
    case 'cross-reference':
      return { ...base, links: [{ to: 'another strategy', kind: 'see-also' }] };
    default:
      return { ...base, ...dateOf(setting, chance) };
  }
}

/** Four in five have a date: from two months before the plan went live to eighteen months ahead. */
function dateOf({ from }: Setting, chance: Chance): Pick<FileItem, 'due' | 'when'> {
  if (chance.happens(0.8)) return { due: addDays(from, chance.between(-60, 540)) };
  return { when: chance.pick(SOMETIME) };
}

/** One in twelve has nobody, one in ten is a person's and not a post's, one in five has a contributor beside. */
function ownersOf(posts: readonly Post[], people: readonly [string, ...string[]], chance: Chance): string[] {
  const [first, ...others] = posts.map(({ id }) => id);
  if (first === undefined || chance.happens(0.08)) return [];
  const some = (): string => (chance.happens(0.1) ? chance.pick(people) : chance.pick([first, ...others]));
  const owner = some();
  const beside = chance.happens(0.2) ? some() : owner;
  return beside === owner ? [owner] : [owner, beside];
}
