/** `waymark ask PLAN "question"`: the answer that Teams would give, computed from the same record. */
import { namedOwners } from '../app/asking/named-owners.ts';
import { pastOf } from '../app/asking/past.ts';
import { askWho, candidatesOf } from '../app/asking/which-owner.ts';
import { namesAmong } from '../app/people/people-known.ts';
import { peopleIn } from '../cards/answer/answer-people.ts';
import type { Config } from '../config.ts';
import { answer } from '../domain/answer.ts';
import { needsOf } from '../domain/answers/needs.ts';
import type { Book } from '../domain/book.ts';
import { localDate } from '../domain/calendar.ts';
import { gapsOf } from '../domain/gaps.ts';
import { keysHeldBy } from '../domain/person.ts';
import type { OwnerKey, PlainDate } from '../domain/plan.ts';
import { personKnownAs } from '../store/alias.ts';
import { openRecords, type Records } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Reading } from '../understanding/intent.ts';
import { buildLexicon } from '../understanding/plan-words/lexicon.ts';
import { understand } from '../understanding/understand.ts';
import { answerLines } from './answer-lines.ts';
import { CallerFault } from './fault.ts';
import { missingLines, missingRows } from './missing-lines.ts';
import { partOf } from './part-of.ts';
import { personNamed } from './person-named.ts';
import { readingsWanted, readingsWantedLines } from './readings-wanted.ts';
import { dateOption, print, printJson, withStore } from './settings.ts';
import { tenantFor } from './tenant.ts';

export type AskOptions = { as?: string; at?: string; tenant?: string; json?: boolean };

export async function askCommand(
  config: Config,
  plan: string,
  text: string,
  options: AskOptions,
): Promise<void> {
  await withStore(config, async (store) => {
    const tenant = await tenantFor(store, config, options.tenant);
    const records = openRecords(store);
    const book = await records.book(tenant, plan);
    if (!book)
      throw new CallerFault(
        `There is no plan "${plan}" in the record. It holds: ${await planIds(records, tenant)}.`,
      );
    const today =
      options.at === undefined
        ? localDate(Temporal.Now.instant(), book.plan.timezone)
        : dateOption('--at', options.at);
    const holds = options.as === undefined ? [] : await keysOf(store, tenant, book, options.as, today);
    const reading = understand(text, buildLexicon([book], namesAmong(await records.people(tenant), [book])), {
      today,
      lastQuestion: null,
      inHand: [],
      due: null,
      asked: null,
      officer: false,
    });
    if (reading.kind === 'errand' && reading.errand.do === 'readings-wanted') {
      const unread = readingsWanted(book, reading.errand.refs, today);
      if (options.json) return printJson({ asAt: today, unread });
      for (const line of readingsWantedLines(unread, today)) print(line);
      return;
    }
    if (reading.kind === 'set-up' && reading.request.do === 'missing') {
      const milestones = await records.milestones(tenant, [{ field: 'plan', is: 'eq', to: plan }]);
      const rows = missingRows(book, gapsOf(book, milestones, reading.request.items), today);
      if (options.json) return printJson({ asAt: today, missing: rows });
      for (const line of missingLines(rows, plan)) print(line);
      return;
    }
    const question = questionIn(reading);
    if (question.owner.includes('me') && options.as === undefined) {
      throw new CallerFault(
        'Whose actions? Say who asks with --as: a name, an e-mail address or a post of the plan.',
      );
    }
    const named = await namedOwners(records, tenant, book, question, today);
    if (named.kind !== 'found') throw new CallerFault(whoInstead(named));
    const milestones = await records.milestones(tenant, [{ field: 'plan', is: 'eq', to: plan }]);
    const past = await pastOf(records, tenant, book, needsOf(question, book, milestones, today));
    const answered = answer(question, book, milestones, { holds, named: named.keys }, today, past);
    if (options.json) return printJson(answered);
    const lines = answerLines({
      answered,
      offset: 0,
      pageSize: answered.rows.length,
      names: await records.names(tenant, peopleIn(answered)),
      posts: new Map(book.plan.posts.map(({ id, title }) => [id, title])),
      today,
      zone: book.plan.timezone,
      question: '',
    });
    for (const line of lines) print(line);
  });
}

function whoInstead(named: Parameters<typeof askWho>[0]): string {
  const offered = candidatesOf(named);
  const names = offered.map(({ label }) => label).join(', ');
  return `${askWho(named, true, offered.length)}${names === '' ? '' : ` ${names}.`}`;
}

async function planIds(records: Records, tenant: string): Promise<string> {
  const ids = (await records.books(tenant)).map((book) => book.plan.id);
  return ids.length > 0 ? ids.join(', ') : 'none yet (see "waymark import")';
}

function questionIn(reading: Reading) {
  const one = partOf(reading, ({ kind }) => kind === 'question');
  switch (one.kind) {
    case 'question':
      return one.question;
    case 'clarify':
      throw new CallerFault(one.ask);
    case 'unclear':
      throw new CallerFault(
        `${one.says ?? 'That was not understood.'} Try: ${one.nearest.map(({ say }) => `"${say}"`).join(', ')}.`,
      );
    default:
      throw new CallerFault(
        '"ask" only answers questions, such as "what\'s overdue in Priority 3" or "what\'s missing"; to report or set something, say it to Waymark in Teams.',
      );
  }
}

/** The owner keys of a post of the plan, or of a person by name or address. */
async function keysOf(
  store: Store,
  tenant: string,
  book: Book,
  who: string,
  today: PlainDate,
): Promise<OwnerKey[]> {
  const post = book.plan.posts.find(({ id, title }) => [id, title.toLowerCase()].includes(who.toLowerCase()));
  if (post) return [`post:${post.id}`];
  const posts = book.plan.posts.map(({ id }) => id);
  const also = posts.length === 0 ? undefined : `a post of the plan: ${posts.join(', ')}`;
  const known = await personKnownAs(store, tenant, who);
  const person = known ?? personNamed(await openRecords(store).people(tenant), who, also).id;
  return keysHeldBy(book.plan, person, today);
}
