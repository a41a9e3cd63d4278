/** What people do: read a card, let it lie or answer it by their habit, ask a question, tap what a follow-up offers. */
import type { Answer, Message } from '../app/message.ts';
import { textInput } from '../cards/submit.ts';
import { addDays, localDate, startOfIsoWeek } from '../domain/calendar.ts';
import { type CardInHand, inHand, pressable } from './card-in-hand.ts';
import type { FrontDoor } from './front-door.ts';
import { ASKS, AWAY, STATUSES } from './habits.ts';
import { actAsLead, isForLead } from './lead-conduct.ts';
import { ZONE } from './setting.ts';
import type { Townsperson } from './townsfolk.ts';
import type { VirtualTime } from './virtual-time.ts';

const MINUTE = 60_000;
const QUESTIONS = [
  "what's overdue",
  'mine',
  "what's due this month",
  'what changed since last week',
] as const;

export type Conduct = {
  /** Somebody's chat has got a message. */
  got(person: Townsperson, message: Message): void;
  /** The council's channel has got a post: now and then one of them asks about it. */
  posted(people: readonly [Townsperson, ...Townsperson[]]): void;
  /** From then on nobody says anything more. */
  end(): void;
};

type State = { lying: number; week: string; away: boolean };

/**
 * `officerOf` is who answers the same card in the same moment, sometimes; `hasArrived` is what an officer sees who
 * looks whether a post is in its channel.
 */
export function conductOf(
  time: VirtualTime,
  door: FrontDoor,
  officerOf: (tenant: string) => Townsperson,
  hasArrived: (tenant: string, key: string) => boolean,
): Conduct {
  const states = new Map<string, State>();
  let over = false;

  const later = (minutes: number, act: () => Promise<void>): void => {
    time.at(time.ms() + minutes * MINUTE, () => {
      // What goes wrong in a turn is counted at the door.
      if (!over) void act();
    });
  };

  function stateOf(person: Townsperson): State {
    const known = states.get(person.teamsId) ?? { lying: 0, week: '', away: false };
    const week = startOfIsoWeek(localDate(time.now(), ZONE));
    if (known.week !== week) Object.assign(known, { week, away: person.chance.happens(AWAY) });
    states.set(person.teamsId, known);
    return known;
  }

  async function answer(person: Townsperson, card: CardInHand): Promise<void> {
    const { chance, habit } = person;
    const said = chance.happens(habit.inWords)
      ? await door.enter(person, { kind: 'text', text: wordsFor(person, card, time) })
      : chance.happens(habit.moreTime)
        ? await (chance.happens(ASKS.moreTime) ? askForTime(person, card) : throughTheForm(person, card))
        : await tapped(person, card);
    if (said) await followUp(person, said);
  }

  async function tapped(person: Townsperson, card: CardInHand): Promise<Answer | undefined> {
    const { chance } = person;
    const all = pressable(card, 'all-on-track');
    const some = pressable(card, 'answer-list');
    const data = chance.happens(0.4) ? all?.data : { ...some?.data, ...picks(person, card) };
    if (!data) return undefined;
    const officer = officerOf(person.tenant);
    const both = chance.happens(0.02) && officer !== person;
    if (both) void door.enter(officer, { kind: 'card', data });
    return door.enter(person, { kind: 'card', data });
  }

  /** "Update" beside a line, then the form with a later date and a reason. */
  async function throughTheForm(person: Townsperson, card: CardInHand): Promise<Answer | undefined> {
    const open = pressable(card, 'update');
    const form = open && (await door.enter(person, { kind: 'card', data: open.data }));
    const save = form?.replace && pressable(inHand(form.replace), 'save');
    if (!save) return form;
    await time.sleep(person.chance.between(15, 180) * 1000);
    const forecast = addDays(localDate(time.now(), ZONE), person.chance.between(14, 120));
    const typed = { status: 'at-risk', percent: '', reason: 'Waiting for a partner', forecast, evidence: '' };
    return door.enter(person, { kind: 'card', data: { ...save.data, ...typed } });
  }

  /** "Need more time" beside a line, and the day that is asked for. */
  async function askForTime(person: Townsperson, card: CardInHand): Promise<Answer | undefined> {
    const open = pressable(card, 'more-time');
    const form = open && (await door.enter(person, { kind: 'card', data: open.data }));
    const send = form?.replace && pressable(inHand(form.replace), 'ask-more-time');
    if (!send) return form;
    await time.sleep(person.chance.between(15, 120) * 1000);
    const date = addDays(localDate(time.now(), ZONE), person.chance.between(14, 120));
    const typed = { [textInput('date')]: date, [textInput('reason')]: 'Waiting for a partner' };
    return door.enter(person, { kind: 'card', data: { ...send.data, ...typed } });
  }

  /** "Is that right?", "Which one?": mostly answered within a minute. */
  async function followUp(person: Townsperson, said: Answer): Promise<void> {
    const [message] = [...said.say, ...(said.replace ? [said.replace] : [])];
    const card = message && inHand(message);
    const next = card && (pressable(card, 'confirm') ?? pressable(card, 'choose'));
    if (!next || !person.chance.happens(0.9)) return;
    await time.sleep(person.chance.between(5, 60) * 1000);
    await door.enter(person, { kind: 'card', data: next.data });
  }

  /** An officer is asked about posts of unknown fate: they look, and say so, or have them posted again. */
  async function settleDoubts(officer: Townsperson, card: CardInHand): Promise<void> {
    const doubts = card.buttons.filter(
      ({ submit }) =>
        submit.do === 'settle-message' &&
        submit.deed === (hasArrived(officer.tenant, submit.message) ? 'arrived' : 'again'),
    );
    for (const { data } of doubts) await door.enter(officer, { kind: 'card', data });
  }

  return {
    got(person, message) {
      const card = inHand(message);
      if (pressable(card, 'settle-message') && !over && person.chance.happens(0.9))
        later(person.chance.between(3, 90), () => settleDoubts(person, card));
      if (isForLead(card) && !over)
        later(person.chance.between(10, 300), () => actAsLead(time, door, person, card));
      const state = stateOf(person);
      if (card.lines.length === 0 || state.away || over) return;
      const { habit, chance } = person;
      const waits = habit.waitsUntilOverdue && !message.summary.includes('overdue');
      if (waits || state.lying < habit.ignores) {
        state.lying += 1;
        return;
      }
      state.lying = 0;
      later(chance.between(...habit.after), () => answer(person, card));
    },
    posted(people) {
      const [first] = people;
      const who = first.chance.pick(people);
      if (who.meets === null || who.meets > time.ms() || !who.chance.happens(0.3)) return;
      const text = who.chance.pick(QUESTIONS);
      later(who.chance.between(1, 240), async () => void (await door.enter(who, { kind: 'text', text })));
    },
    end: () => {
      over = true;
    },
  };
}

/** A status for every line, or for some of a longer list. */
function picks({ chance }: Townsperson, { lines }: CardInHand): Record<string, string> {
  const chosen = lines.filter((_, place) => place === 0 || chance.happens(0.75));
  return Object.fromEntries(chosen.map(({ milestone }) => [`status:${milestone}`, chance.weighed(STATUSES)]));
}

function wordsFor({ chance, habit }: Townsperson, { lines }: CardInHand, time: VirtualTime): string {
  const [first, ...others] = lines;
  const ref = others.length === 0 && chance.happens(0.6) ? '' : `${first?.ref} `;
  if (chance.happens(habit.moreTime)) {
    const day = addDays(localDate(time.now(), ZONE), chance.between(14, 120));
    return `${ref}needs more time, ${day}`;
  }
  switch (chance.weighed(STATUSES)) {
    case 'complete':
      return `${ref}done`;
    case 'at-risk':
      return `${ref}at risk, waiting for the figures`;
    case 'off-track':
      return `${ref}off track`;
    case 'not-started':
      return `${ref}not started`;
    case 'on-track':
      return `${ref}on track`;
  }
}
