/** Files came that may be evidence: each is taken on, the words beside them are heard, and what is open is asked. */
import { noticeCard } from '../../cards/notice.ts';
import type { Line } from '../../domain/line.ts';
import type { App } from '../context.ts';
import type { Speaker } from '../enrol.ts';
import { frameOf } from '../frame.ts';
import { inHandNow } from '../in-hand.ts';
import type { Message, Origin } from '../message.ts';
import type { Beside } from '../spoken.ts';
import { type Heard, hear, respond } from '../text-turn.ts';
import { askForWhich, isOpen } from './for-which.ts';
import { filesOf, type Named, toldOf } from './kept-file.ts';
import { type Arrived, takeOn } from './obtain.ts';
import { evidenceOf } from './place.ts';
import { namesOnly, onlyLine, placeAtRef, withoutFileWords } from './typed.ts';
import { pendingNote, whyNot } from './words.ts';

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
  for (const one of arrived) await takeOn(app, origin, person, one);
  const files = await filesOf(app, tenant, ids);
  const refused = files.flatMap(({ file }) => whyNot(file) ?? []).map(notice);
  const open = files.filter(({ file }) => isOpen(file, person));
  const say = [...(await answered(app, origin, speaker, open, text, notes)), ...refused];
  // A message that is delivered again finds its files where they belong.
  const settled = files.filter(({ file }) => file.milestone !== null);
  if (say.length === 0)
    say.push(...settled.slice(0, 1).map(({ file }) => notice(`${file.name} is recorded already.`)));
  await toldOf(app, tenant, ids);
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
  if (ref) return [await placeAtRef(app, origin, speaker, ids, ref, notes)];
  const said = heard && isAnswer(heard) ? await respond(app, origin, speaker, heard, besideOf(open)) : [];
  const left = (await filesOf(app, origin.tenant, ids)).filter(({ file }) => isOpen(file, speaker.person.id));
  // "Which one is complete?" takes the files with the words.
  if (left.length === 0 || (await goesWithWords(app, origin, speaker, ids))) return said;
  const ignored = heard && !isAnswer(heard) && heard.reading.kind === 'unclear' ? [WORDS_LEFT] : [];
  const likely = heard
    ? await namedLine(app, origin, speaker, heard)
    : await lineInHand(app, origin, speaker);
  const asking = { likely: likely ?? null, notes: [...notes, ...ignored] };
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
  if (reading.kind !== 'question' || reading.question.intent !== 'status') return undefined;
  const [ref, ...others] = reading.question.items;
  return ref !== undefined && others.length === 0 && namesOnly(text, ref) ? ref : undefined;
}

/** Whether the words are to be answered for themselves. */
const isAnswer = ({ reading }: Heard): boolean => reading.kind !== 'unclear' && reading.kind !== 'greeting';

function besideOf(open: readonly Named[]): Beside {
  const pending = open.filter(({ file }) => file.state === 'pending');
  return {
    evidence: open.filter(({ file }) => file.state === 'waits').map(evidenceOf),
    pending: pending.map(({ id }) => id),
    notes: pending.length > 0 ? [pendingNote(pending.map(({ file }) => file.name))] : [],
  };
}

async function goesWithWords(
  app: App,
  origin: Origin,
  speaker: Speaker,
  ids: readonly string[],
): Promise<boolean> {
  const { pending, awaited } = await frameOf(app, origin, speaker.person.id);
  const proposals = pending.filter(({ id }) => awaited.includes(id));
  const evidence = proposals.flatMap((one) => {
    if (one.kind === 'choose') return [...(one.said.evidence ?? []), ...(one.implied.evidence ?? [])];
    return one.kind === 'confirm' ? (one.implied.evidence ?? []) : [];
  });
  return evidence.some((one) => one.kind === 'file' && ids.includes(one.file));
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
