/** One step of the walk: somebody does something; what was stored, what was said, and whether the table allows it. */
import type { Answer } from '../../../src/app/message.ts';
import { type Deed, type HouseDeed, may, mayInHouse, mayToTheirs } from '../../../src/domain/permission.ts';
import type { Actor } from '../../../src/domain/person.ts';
import type { Doc } from '../../../src/store/documents.ts';
import { cardText } from '../../support/card-text.ts';
import { type Names, named } from './furniture.ts';
import { inAChannel, isForeign, MARK, ROLES, type Role, type Stage, type Which } from './stage.ts';
import type { Needs, Step } from './step.ts';

const HOUSE: readonly string[] = ['load-plan', 'settle-message', 'begin-board', 'begin-redaction'];
const isOfHouse = (needs: Deed | HouseDeed): needs is HouseDeed => HOUSE.includes(needs);

/** What a conversation keeps in mind, and what the machinery keeps: no part of the record. */
const NO_RECORD: ReadonlySet<string> = new Set([
  'frame',
  'plain',
  'alias',
  'clock',
  'tenant',
  'lease',
  'wakeup',
  'told',
  'file-link',
]);

export type Went = {
  role: Role;
  stored: string[];
  /** Files that were made for them. */
  made: string[];
  /** Every word that is shown, and all that travels with it. */
  words: string;
  said: string;
  elsewhere: string[];
};

/** Does it, reads what came of it, and puts the record back. */
export async function goes(stage: Stage, role: Role, turn: () => Promise<Answer>): Promise<Went> {
  const answer = await turn();
  const tenant = role.over?.tenant ?? 'tenant-1';
  const self = `person:${role.who}`;
  const stored = stage.touched().filter(({ kind, after }) => !NO_RECORD.has(kind) && !isOffered(after));
  const went: Went = {
    role,
    stored: stored.filter(({ id }) => id !== self).map(({ id }) => id),
    made: stage
      .touched()
      .filter(({ after }) => isOffered(after))
      .map(({ id }) => id),
    elsewhere: stage
      .touched()
      .filter(({ partition, kind }) => partition !== tenant && kind !== 'wakeup')
      .map(({ partition, id }) => `${partition} ${id}`),
    words: wordsShown(answer),
    said: everythingSaid(answer),
  };
  await stage.again();
  return went;
}

/** A file that was made for somebody is no part of the record. */
const isOffered = (after: Doc | undefined): boolean =>
  after !== undefined && 'offer' in after.body && after.body.offer !== null;

const SAYS_NOT = /\b(?:nothing|nobody|not|no)\b/i;

const wordsShown = ({ say, replace, returns }: Answer): string =>
  [
    ...[...say, ...(replace ? [replace] : [])].map((message) =>
      'card' in message ? cardText(message.card).join('\n') : `${message.summary}\n${message.text}`,
    ),
    returns?.kind === 'words' ? returns.text : '',
    returns?.kind === 'dialog' ? cardText(returns.card).join('\n') : '',
  ].join('\n');

const everythingSaid = ({ say, replace, returns }: Answer): string =>
  [
    ...[...say, ...(replace ? [replace] : [])].map((message) =>
      'card' in message
        ? `${cardText(message.card).join('\n')}\n${JSON.stringify(message.card)}`
        : `${message.text}\n${JSON.stringify(message.attach ?? null)}`,
    ),
    returns ? JSON.stringify(returns) : '',
  ].join('\n');

/** Whether the table lets them, in the plan that the step names. */
async function allowed(stage: Stage, role: Role, which: Which, step: Step): Promise<boolean> {
  if (which === 'foreign' || isForeign(role)) return false;
  const where = step.where ?? 'chat';
  if (where !== 'both' && inAChannel(role) !== (where === 'channel')) return false;
  const actor = await stage.actor(role, which);
  if (inAChannel(role) && actor.board === null && where === 'both') return false;
  return allows(stage, actor, which, step.needs, step.item);
}

function allows(stage: Stage, actor: Actor, which: Which, needs: Needs, item: string | undefined): boolean {
  if (needs === 'nobody') return false;
  const book = stage.books[which];
  const one = book.byId.get(item ?? named(which).item) ?? null;
  if (typeof needs === 'object')
    return 'theirs' in needs
      ? mayToTheirs(actor, needs.theirs, needs.whose)
      : needs.receiver === actor.person || may(actor, needs.or, book, one);
  return isOfHouse(needs) ? mayInHouse(actor, needs) : may(actor, needs, book, one);
}

/** The words that must not be among what they are told. */
async function notTheirs(stage: Stage, role: Role, step: Pick<Step, 'picksPlan'>): Promise<string[]> {
  if (isForeign(role)) {
    return role.who === 'sam' ? Object.values(MARK) : [MARK.here, MARK.sealed, MARK.other];
  }
  const hidden: string[] = [MARK.foreign];
  for (const which of ['here', 'other'] as const) {
    const actor = await stage.actor(role, which);
    const seen = may(actor, 'see-plan', stage.books[which], null);
    const here = !inAChannel(role) || actor.board !== null || (step.picksPlan === true && actor.officer);
    if (!seen || !here) hidden.push(MARK[which]);
  }
  const actor = await stage.actor(role, 'here');
  const sealed = stage.books.here.byId.get(named('sealed').item) ?? null;
  if (inAChannel(role) || !may(actor, 'see-restricted', stage.books.here, sealed)) hidden.push(MARK.sealed);
  return hidden;
}

/** As the same person is seen in their own chat. */
const inOwnChat = (role: Role): Role =>
  inAChannel(role) ? (ROLES.find(({ who, over }) => who === role.who && !over) ?? role) : role;

/** What is wrong with how it went, in words; nothing where the table and the walk agree. */
export async function wrongs(stage: Stage, which: Which, step: Step, went: Went): Promise<string[]> {
  const { said, elsewhere } = went;
  const role = step.anywhere === true ? inOwnChat(went.role) : went.role;
  const mayDo = await allowed(stage, role, which, step);
  const must = mayDo && step.shows !== true;
  const hidden = await notTheirs(stage, role, step);
  const stored = step.makes === true ? went.made : went.stored;
  const other = step.makes === true ? went.stored : went.made;
  return [
    ...(elsewhere.length > 0 ? [`stored in another tenant: ${elsewhere.join(', ')}`] : []),
    ...(stored.length > 0 && !mayDo && !isForeign(role) ? [`stored ${stored.join(', ')}`] : []),
    ...(other.length > 0 && !isForeign(role) ? [`stored beside ${other.join(', ')}`] : []),
    ...(stored.length === 0 && must ? [`stored nothing, and said ${said.slice(0, 300)}`] : []),
    ...hidden.filter((mark) => said.includes(mark)).map((mark) => `read ${mark}: ${said.slice(0, 400)}`),
    ...(said.trim() === '' && step.silent !== true ? ['said nothing'] : []),
    ...(!mayDo && step.shows !== true && !isForeign(role) && !SAYS_NOT.test(went.words)
      ? [`did not say that nothing was done: ${went.words.slice(0, 300)}`]
      : []),
    ...(await toldAmiss(stage, role, which, step, said)),
    ...(/went wrong|undefined|\[object/i.test(said) ? [`said ${said.slice(0, 200)}`] : []),
  ];
}

/** The roles that tell the plan's own people apart. */
const WITHIN = ROLES.filter((role) => !isForeign(role));

async function toldAmiss(stage: Stage, role: Role, which: Which, { tells, item }: Step, said: string) {
  if (!tells || isForeign(role)) return [];
  const to = await allowed(stage, role, which, { data: {}, needs: tells.to, ...(item && { item }) });
  const told = tells.words.test(said);
  return to === told ? [] : [`${told ? 'was' : 'was not'} told ${tells.words.source}: ${said.slice(0, 200)}`];
}

/** Everybody does each step in their own plan, with what is restricted in it, and in another plan. */
export async function walked<S extends Step>(
  stage: Stage,
  steps: (which: Which) => readonly S[],
  turn: (role: Role, step: S, names: Names) => Promise<Answer>,
): Promise<string[]> {
  const found: string[] = [];
  for (const which of ['here', 'sealed', 'other'] as const)
    for (const [place, step] of steps(which).entries()) {
      // What names nothing of the action is walked once.
      const same = which === 'sealed' && JSON.stringify(steps('here')[place]) === JSON.stringify(step);
      for (const role of same ? [] : which === 'sealed' ? WITHIN : ROLES) {
        const went = await goes(stage, role, () => turn(role, step, named(which)));
        for (const wrong of await wrongs(stage, which, step, went))
          found.push(`${role.name}, ${which}, step ${place + 1}: ${wrong}`);
      }
    }
  return found;
}
