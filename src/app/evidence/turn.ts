/** Files came that may be evidence: each is taken on, the words beside them are heard, and what is open is asked. */
import { noticeCard } from '../../cards/notice.ts';
import { heldFileCard } from '../../cards/privacy/held-file.ts';
import type { Line } from '../../domain/line.ts';
import type { App } from '../context.ts';
import { frameOf, type Proposal, turnAway } from '../conversation/frame.ts';
import { inHandNow } from '../conversation/in-hand.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Beside } from '../replies/spoken.ts';
import { respond } from '../respond.ts';
import { type Heard, hear } from '../text-turn.ts';
import { askForWhich, isOpen } from './for-which.ts';
import { filesOf, type Named, toldOf } from './kept-file.ts';
import { type Arrived, takeOn } from './obtain.ts';
import { evidenceOf, placedAlready } from './place.ts';
import { isLookUp, namesOnly, onlyLine, placeAtRef, withoutFileWords } from './typed.ts';
import { wordsHeard } from './unheard.ts';
import { GONE, leftOut, pendingNote, whyNot } from './words.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** `notes` is what else the question is to say of the files. */
export async function evidenceTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  arrived: readonly Arrived[],
  text: string,
  notes: readonly string[] = [],
): Promise<Message[]> {
  const { tenant } = origin;
  const person = speaker.person.id;
  const ids = arrived.map(({ id }) => id);
  const words = text.trim() !== '';
  for (const one of arrived) await takeOn(app, origin, person, one, words);
  const files = await filesOf(app, tenant, ids);
  const refused = files.flatMap(({ id, file }): Message[] => {
    const words = whyNot(file);
    if (words === null) return [];
    return [file.reason === 'pupil' ? heldFileCard({ id, ...file }) : notice(words)];
  });
  const open = files.filter(({ file }) => isOpen(file, person));
  const say = [...(await answered(app, origin, speaker, open, text, notes)), ...refused];
  // A message that is delivered again finds its files where they belong.
  const settled = files.find(({ file }) => file.milestone !== null);
  if (say.length === 0 && settled)
    say.push((await placedAlready(app, origin, speaker, settled.file)) ?? notice(GONE));
  await wordsHeard(app, tenant, ids);
  // What is on its way into the record stays with the clock, which records it.
  const onTheirWay = files.filter(({ file }) => file.milestone !== null && file.state === 'waits');
  await toldOf(
    app,
    tenant,
    ids.filter((id) => !onTheirWay.some((one) => one.id === id)),
  );
  return say;
}

async function answered(
  app: App,
  origin: Origin,
  speaker: Speaker,
  open: readonly Named[],
  text: string,
  notes: readonly string[],
): Promise<Message[]> {
  const ids = open.map(({ id }) => id);
  const heard = text.trim() === '' ? null : await heardBeside(app, origin, speaker, text);
  if (open.length === 0) return heard ? respond(app, origin, speaker, heard) : [];
  const ref = heard && refIn(heard);
  if (ref) {
    await turnAway(app, origin, speaker.person.id);
    return [await placeAtRef(app, origin, speaker, ids, ref, notes)];
  }
  const { fitting, over } = placesFor(open, heard);
  const said = heard && isAnswer(heard) ? await respond(app, origin, speaker, heard, besideOf(fitting)) : [];
  const asked = heard && said.length > 0 ? await askedBy(app, origin, speaker, heard) : [];
  // "Which one is complete?" takes the files with the words.
  const taken = asked.flatMap(filesIn);
  const unplaced = (await filesOf(app, origin.tenant, ids)).filter(
    ({ id, file }) => isOpen(file, speaker.person.id) && !taken.includes(id),
  );
  // Whoever is asked about the words hears of a file that is still to come, and is asked about it when it is here.
  const pending = asked.length > 0 ? open.filter(isPending).map(({ file }) => file.name) : [];
  if (pending.length > 0) said.push(notice(pendingNote(pending)));
  const left = asked.length > 0 ? unplaced.filter((one) => !isPending(one)) : unplaced;
  if (left.length === 0) return said;
  // A yes typed later answers this question, and none that was asked before it.
  await turnAway(app, origin, speaker.person.id);
  const out = over.filter(({ id }) => left.some((one) => one.id === id));
  const noPlace =
    out.length > 0 && out.length === left.length ? [leftOut(out.map(({ file }) => file.name))] : [];
  const ignored = heard && !isAnswer(heard) && heard.reading.kind === 'unclear' ? [WORDS_LEFT] : [];
  const likely = heard
    ? await namedLine(app, origin, speaker, heard)
    : await lineInHand(app, origin, speaker);
  const asking = { likely: likely ?? null, notes: [...notes, ...noPlace, ...ignored] };
  return [
    ...said,
    await askForWhich(
      app,
      origin,
      speaker,
      left.map(({ id }) => id),
      asking,
    ),
  ];
}

const WORDS_LEFT = 'I did not record what you wrote with it.';

/** Words that only speak of the file ("minutes for 3.3b") are read without it. */
async function heardBeside(app: App, origin: Origin, speaker: Speaker, text: string): Promise<Heard> {
  const heard = await hear(app, origin, speaker, text);
  if (heard.reading.kind !== 'unclear') return heard;
  const bare = await hear(app, origin, speaker, withoutFileWords(text));
  return bare.reading.kind === 'question' ? { ...bare, text } : heard;
}

/** Whether the words say what the files beside them are for: an update, or the action alone. */
export async function saysWhatFor(
  app: App,
  origin: Origin,
  speaker: Speaker,
  text: string,
): Promise<boolean> {
  if (text.trim() === '') return false;
  const heard = await heardBeside(app, origin, speaker, text);
  return heard.reading.kind === 'reply' || refIn(heard) !== undefined;
}

/** The one ref that the words give the files, and nothing else. */
function refIn({ reading, text }: Heard): string | undefined {
  if (reading.kind === 'meant') return reading.items.length === 1 ? reading.items[0] : undefined;
  if (reading.kind !== 'question' || !isLookUp(reading.question)) return undefined;
  const [ref, ...others] = reading.question.items;
  return ref !== undefined && others.length === 0 && namesOnly(text, ref) ? ref : undefined;
}

/** Whether the words are to be answered for themselves. */
const isAnswer = ({ reading }: Heard): boolean => reading.kind !== 'unclear' && reading.kind !== 'greeting';

const isPending = ({ file }: Named): boolean => file.state === 'pending';

/** As many pieces as one update takes. */
const MOST_EVIDENCE = 10;

/** The files for which there is a place beside the links in the words, and those for which there is none. */
function placesFor(open: readonly Named[], heard: Heard | null): { fitting: Named[]; over: Named[] } {
  const links = heard?.reading.kind === 'reply' ? (heard.reading.reply.evidence ?? []).length : 0;
  const over = open.filter((one) => !isPending(one)).slice(Math.max(0, MOST_EVIDENCE - links));
  return { fitting: open.filter((one) => !over.includes(one)), over };
}

function besideOf(open: readonly Named[]): Beside {
  const pending = open.filter(isPending);
  return {
    evidence: open.filter(({ file }) => file.state === 'waits').map(evidenceOf),
    pending: pending.map(({ id }) => id),
    notes: pending.length > 0 ? [pendingNote(pending.map(({ file }) => file.name))] : [],
  };
}

/** What is asked of the person about these words; a yes or a no raises nothing. */
async function askedBy(app: App, origin: Origin, speaker: Speaker, { reading }: Heard): Promise<Proposal[]> {
  if (reading.kind === 'yes' || reading.kind === 'no') return [];
  const { pending, awaited } = await frameOf(app, origin, speaker.person.id);
  return pending.filter(({ id, kind }) => awaited.includes(id) && (kind === 'choose' || kind === 'confirm'));
}

/** The files that are recorded with the answer to a question. */
function filesIn(one: Proposal): string[] {
  const evidence =
    one.kind === 'choose'
      ? [...(one.said.evidence ?? []), ...(one.implied.evidence ?? [])]
      : one.kind === 'confirm'
        ? (one.implied.evidence ?? [])
        : [];
  return evidence.flatMap((piece) => (piece.kind === 'file' ? [piece.file] : []));
}

/** The one action that the words name, whatever they say of it. */
async function namedLine(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { reading }: Heard,
): Promise<Line | undefined> {
  const items =
    reading.kind === 'question'
      ? reading.question.items
      : reading.kind === 'reply' || reading.kind === 'clarify'
        ? reading.items
        : [];
  const [ref, ...others] = items;
  if (ref !== undefined) return others.length === 0 ? onlyLine(app, origin, speaker, ref) : undefined;
  return lineInHand(app, origin, speaker);
}

/** What the conversation is about, when that is one action. */
async function lineInHand(app: App, origin: Origin, speaker: Speaker): Promise<Line | undefined> {
  const frame = await frameOf(app, origin, speaker.person.id);
  const [only, ...others] = await inHandNow(app, origin, speaker, frame);
  return others.length === 0 ? only?.line : undefined;
}
