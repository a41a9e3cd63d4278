/** "Undo", "take that back": the speaker's last answer is shown with what stood before it, and put back after a yes. */
import { confirmCard } from '../../cards/confirm.ts';
import { moment, STATUS } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { inOneLine } from '../../cards/said-words.ts';
import type { Line } from '../../domain/line.ts';
import { stamp } from '../../domain/stamp.ts';
import { undone } from '../../understanding/answers/undo.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { proposing, reframe, turnAway } from '../conversation/frame.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import { findAll, shownNow } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import { awaited, settle } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import type { Heard } from '../text-turn.ts';
import { askAllBack } from './put-all-back.ts';
import { type PutBack, putBackOf, STOOD_SO, type Stays } from './put-back.ts';

/** Without a number "undo" means an answer of today, as far as it goes. */
const FRESH = Temporal.Duration.from({ hours: 24 });
/** What came of one message came at once. */
const TOGETHER = Temporal.Duration.from({ seconds: 10 });
/** As many as one list holds, and more. */
const MOST = 60;

/** Undefined where the words want something else, or nothing of the speaker's is there to be undone. */
export async function undoTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  heard: Heard,
): Promise<Message[] | undefined> {
  const { frame, text, lexicon, context } = heard;
  const wanted = undone(text, lexicon, context);
  if (wanted === null) return undefined;
  const last = frame.lastSaid?.kind === 'recorded' ? frame.lastSaid : null;
  const waits = (await awaited(app, origin, speaker, frame)).findLast(
    ({ kind }) => kind !== 'evidence' && kind !== 'place',
  );
  // What was only proposed is dropped; where a part of it was recorded, that is put back.
  if (waits && wanted.refs.length === 0 && waits.at !== last?.at)
    return [await settle(app, origin, speaker, waits, 'no')];
  const named = wanted.refs.length > 0;
  const found = named
    ? (await meant(app, origin, speaker, wanted.refs, 'details')).flat().map(({ line }) => line.milestone)
    : await lastAnswered(app, origin, speaker, heard);
  const judged = await Promise.all(
    [...new Set(found)].slice(0, MOST).map((milestone) => {
      const also = last?.shown.milestone === milestone ? last.also : [];
      return putBackOf(app, origin, speaker, milestone, { also });
    }),
  );
  const able = judged.filter((one) => 'said' in one);
  const [first] = able.toSorted((a, b) => b.wrong.at.localeCompare(a.wrong.at));
  if (!first) return named || found.length === 1 ? whyNot(judged) : undefined;
  const after = stamp(Temporal.Instant.from(first.wrong.at).subtract(TOGETHER));
  const together = able.filter(({ wrong }) => wrong.at >= after);
  if (together.length === 1) return [await proposed(app, origin, speaker, first)];
  const same = judged.flatMap((one) =>
    'why' in one && one.why === STOOD_SO && one.found ? one.found.line : [],
  );
  const alike = same.filter(({ lastUpdate }) => lastUpdate !== null && lastUpdate.at >= after);
  return [await askAllBack(app, origin, speaker, together, alike)];
}

/** Those in hand, and the one that was spoken of last, as far as the speaker's own word of today is their last. */
async function lastAnswered(app: App, origin: Origin, speaker: Speaker, { frame }: Heard): Promise<string[]> {
  const { lastSaid } = frame;
  const oldest = stamp(app.clock.now().subtract(FRESH));
  const spoken = lastSaid?.kind === 'recorded' ? [lastSaid.shown.milestone] : [];
  const inHand = (await inHandNow(app, origin, speaker, frame)).map(({ milestone }) => milestone.id);
  const all = await findAll(app, origin, speaker, [...new Set([...spoken, ...inHand])]);
  const answered = all
    .filter(({ milestone: { id, lastUpdate } }) =>
      spoken.includes(id) ? true : lastUpdate?.by === speaker.person.id && lastUpdate.at > oldest,
    )
    .map(({ milestone }) => milestone.id);
  const [only, ...others] = all;
  if (answered.length > 0 || !only || others.length > 0) return answered;
  const last = (await app.records.updates(origin.tenant, only.milestone.id)).at(-1);
  const justUndone = last?.putsBack !== undefined && last.by === speaker.person.id && last.at > oldest;
  return justUndone ? [only.milestone.id] : [];
}

/** What is complete can be put back by a word of one's own: that is offered elsewhere. */
function whyNot(judged: readonly (PutBack | Stays)[]): Message[] | undefined {
  const [only, ...others] = judged;
  if (!only || others.length > 0 || 'said' in only || !only.found) return undefined;
  const { line, milestone } = only.found;
  if (milestone.status === 'complete' && milestone.lastUpdate !== null) return undefined;
  return [
    noticeCard({
      text: `${line.ref} ${line.title} stays as it is: ${only.why}. Nothing was changed. Tell me how it stands now.`,
      suggestions: ['on track', 'at risk', 'done'].map((say) => ({
        label: `${line.ref} ${say}`,
        say: `${line.ref} ${say}`,
      })),
    }),
  ];
}

async function proposed(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { found, wrong, said, corrects, also, keepsFiles }: PutBack,
): Promise<Message> {
  const { line, milestone, book, today } = found;
  const id = commandId(origin, `undo:${milestone.id}`);
  const shown = shownNow(milestone);
  const at = stamp(app.clock.now());
  // The yes is to this, and to nothing that was asked before.
  await turnAway(app, origin, speaker.person.id);
  await reframe(app, origin, speaker.person.id, (before) => ({
    inHand: [shown],
    ...proposing({
      kind: 'put-back',
      id,
      at,
      shown,
      said,
      corrects,
      also: [...also],
      onBehalf: wrong.onBehalf,
      meant: null,
    })(before),
  }));
  const spoke = moment(wrong.at, zoneOf(speaker.person, book.plan.timezone));
  return confirmCard({
    line,
    recorded: {},
    implied: said,
    proposal: id,
    today,
    from: true,
    question: questionOf(said, line),
    notes: [`You said: ${inOneLine(wrong.said, today)}, ${spoke}.`, ...(keepsFiles ? [FILES_STAY] : [])],
  });
}

const questionOf = ({ status }: PutBack['said'], line: Line): string =>
  status === undefined || status === line.status
    ? `Put ${line.ref} back to how it stood before?`
    : `${line.ref} is recorded as ${STATUS[line.status].word}, and stays so until you say otherwise. Put it back to ${STATUS[status].word}?`;

export const FILES_STAY = 'A file stays where it was placed: “Take file off” on its receipt removes it.';
