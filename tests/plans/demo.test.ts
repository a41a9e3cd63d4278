/** The demo overlay promises a plan that is alive on whatever day it is opened; these days are told here. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import type { Status } from '../../src/domain/milestone.ts';
import { draftPlan } from '../../src/importing/draft.ts';
import { applyOverlay, readOverlay, type Told } from '../../src/importing/overlay.ts';
import { readPlanFile } from '../../src/importing/plan-file.ts';

const Client = z.object({
  currentUser: z.object({ email: z.string() }),
  users: z.array(z.object({ email: z.string() })),
  team: z.object({ id: z.string() }),
});
const client = Client.parse(parse(readFileSync('.m365agentsplayground.yml', 'utf8')));
const alex = client.currentUser.email;

const told = ({ where, message }: { where: string; message: string }): string => `${where}: ${message}`;

/** The demo as of a day: every action with its date, owner and last word. */
function demoOn(today: string) {
  const plan = readPlanFile(readFileSync('plans/wigan.plan.yml', 'utf8'), 'yaml');
  if (!plan.ok) throw new Error(plan.faults.map(told).join('\n'));
  const overlay = readOverlay(readFileSync('plans/wigan.demo.yml', 'utf8'), 'yaml');
  if (!overlay.ok) throw new Error(overlay.faults.map(told).join('\n'));
  const applied = applyOverlay(plan.file, overlay.overlay, today);
  if (!applied.ok) throw new Error(applied.faults.map(told).join('\n'));
  // What comes out is again a plan file that a person could import.
  const again = readPlanFile(JSON.stringify(applied.file), 'json');
  if (!again.ok) throw new Error(again.faults.map(told).join('\n'));
  let count = 0;
  const draft = draftPlan(again.file, { goLive: applied.file.goLive ?? '', newId: () => `id-${++count}` });
  const email = new Map(draft.people.map((person) => [person.id, person.email]));
  const holder = new Map(
    draft.plan.posts.map((post) => [`post:${post.id}`, email.get(post.holders[0]?.person ?? '')]),
  );
  const words = Map.groupBy(applied.history, ({ ref }) => ref);
  // An action is what its earliest milestone is; the duties of bodies are none of the plan's actions.
  const firsts = draft.items
    .filter((item) => item.duty === null)
    .flatMap((item) => draft.milestones.find((milestone) => milestone.item === item.id) ?? []);
  const actions = firsts.map((milestone) => {
    const ref = draft.items.find((item) => item.id === milestone.item)?.ref ?? '';
    const said = words.get(ref) ?? [];
    const last: Told | undefined = said.at(-1);
    const status: Status = last?.said.status ?? 'not-started';
    const key = milestone.owner;
    const owner = key === null ? null : (holder.get(key) ?? email.get(key.slice('person:'.length)) ?? null);
    const open = status !== 'complete';
    const days = milestone.due === null ? null : until(today, milestone.due);
    const proven = said.some((each) => each.said.evidence !== undefined);
    return { ref, owner, status, open, days, proven, last, inherited: milestone.inherited };
  });
  return { applied, draft, actions };
}

const until = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

describe.each(['2026-12-06', '2028-02-29', '2026-12-31', '2027-03-28', '2026-11-23'])('on %s', (today) => {
  const { applied, draft, actions } = demoOn(today);
  const live = actions.filter((action) => !action.inherited);

  test.each(['1', '2', '3', '4', '5'])('priority %s has something of everything', (priority) => {
    const mine = live.filter(({ ref }) => ref.startsWith(`${priority}.`));
    const open = mine.filter((action) => action.open);
    const done = mine.filter((action) => !action.open);
    const some = {
      overdue: open.some(({ days }) => days !== null && days < 0),
      dueToday: open.some(({ days }) => days === 0),
      dueSoon: open.some(({ days }) => days !== null && days > 0 && days <= 14),
      later: open.some(({ days }) => days !== null && days > 14),
      proven: done.some(({ proven }) => proven),
      unevidenced: done.some(({ proven }) => !proven),
      atRisk: open.some(({ status }) => status === 'at-risk'),
      doneThisWeek: done.some(({ last }) => last !== undefined && until(last.at, today) < 7),
      newlyOverdue: open.some(({ days }) => days !== null && days < 0 && days >= -7),
      noDate: open.some(({ days }) => days === null),
      noOwner: open.some(({ owner }) => owner === null),
    };
    expect(Object.entries(some).filter(([, there]) => !there)).toEqual([]);
  });

  test('about half of the plan is dated and owned, the rest is as published', () => {
    const agreed = live.filter(({ days, owner }) => days !== null && owner !== null);
    expect(agreed.length).toBeGreaterThanOrEqual(42);
    expect(agreed.length).toBeLessThanOrEqual(57);
    expect(live.some(({ days, owner }) => days === null && owner !== null)).toBe(true);
    expect(live.some(({ days, owner }) => days !== null && owner === null)).toBe(true);
  });

  test('two actions were past at go-live, and nothing was said before it', () => {
    expect(actions.filter(({ inherited }) => inherited).map(({ ref }) => ref)).toEqual(['1.3(c)', '4.5(a)']);
    expect(applied.history.every(({ at }) => at >= draft.plan.goLive && at <= today)).toBe(true);
  });

  test('Alex has five to answer for now, one of them today, and is not fresh from answering', () => {
    const now = live.filter(
      ({ owner, open, days, last }) =>
        owner === alex && open && days !== null && days <= 5 && (!last || until(last.at, today) > 5),
    );
    expect(now.map(({ ref, days }) => [ref, days]).sort()).toEqual([
      ['3.1(a)', -15],
      ['3.2(b)', 0],
      ['3.3(b)', -9],
      ['3.7(a)', -2],
      ['3.8(a)', 5],
    ]);
    const hers = live.filter(({ owner }) => owner === alex);
    expect(hers.some(({ open }) => !open)).toBe(true);
    expect(hers.some(({ days }) => days !== null && days > 14)).toBe(true);
    expect(draft.items.find(({ ref }) => ref === '3')?.lead).toBe('post:head-of-inclusion');
  });

  test('every owner and every lead is a person of the local client, and all of them have work', () => {
    const people = [alex, ...client.users.map(({ email }) => email)];
    const owners = new Set(live.flatMap(({ owner }) => owner ?? []));
    expect([...owners].sort()).toEqual([...people].sort());
    for (const priority of draft.items.filter(({ level }) => level === 0))
      expect(priority.lead).not.toBeNull();
  });

  test("the board's summary is due on the day itself, in the team's General channel", () => {
    const weekday = Temporal.PlainDate.from(today).toLocaleString('en-GB', { weekday: 'long' });
    expect(draft.plan.boards).toEqual([
      {
        id: 'wigan-education-partnership',
        body: 'Wigan Education Partnership',
        channel: client.team.id,
        meetings: [],
        beforeElections: 'post',
        reports: [],
        quiet: null,
        summary: { day: weekday, time: '09:00' },
        scope: [],
      },
    ]);
  });

  test('what is red or amber says why, and a forecast lies ahead', () => {
    for (const { ref, said } of applied.history) {
      if (said.status === 'at-risk' || said.status === 'off-track')
        expect([ref, said.reason]).not.toContain(undefined);
      if (said.forecast) expect(said.forecast > today).toBe(true);
    }
  });
});
