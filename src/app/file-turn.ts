/** Somebody sent files: an officer's are fetched, read, and answered by what they are; everybody is told what became of theirs. */
import { noticeCard } from '../cards/notice.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import { mayInHouse } from '../domain/permission.ts';
import type { Fault } from '../importing/fault.ts';
import { LARGEST, TOO_LARGE } from '../importing/largest.ts';
import type { Source } from '../importing/source.ts';
import { type App, momentIn } from './context.ts';
import { commandId } from './conversation/command-id.ts';
import { turnAway } from './conversation/frame.ts';
import { receiveDraft } from './draft/receive.ts';
import { mayGiveEvidence } from './evidence/candidates.ts';
import type { Arrived } from './evidence/obtain.ts';
import { evidenceTurn, saysWhatFor } from './evidence/turn.ts';
import { orAsPdf } from './evidence/words.ts';
import type { Answer, Message, Origin, SentFile, Turn } from './message.ts';
import { anybody, type Speaker } from './people/enrol.ts';
import { setUpEdition } from './plans/set-up-edition.ts';
import { withKnownHead } from './plans/unsaid-head.ts';
import { updatesPreview } from './plans/update-sheet.ts';
import type { Fetched } from './ports.ts';
import { textTurn } from './text-turn.ts';

type FileTurn = Extract<Turn, { kind: 'file' }>;

/** Most files are evidence; an officer's may be a plan, and is looked at for that first. */
export async function fileTurn(app: App, speaker: Speaker, turn: FileTurn): Promise<Answer> {
  const { origin, files, others, text } = turn;
  const say: Message[] = [];
  if (files.length === 0 || origin.scope === 'channel') {
    if (text.trim() !== '') say.push(...(await textTurn(app, origin, speaker, text)).say);
    if (files.length > 0) say.push(ELSEWHERE);
  } else if (!mayInHouse(anybody(speaker), 'load-plan')) {
    say.push(...(await fromOwner(app, speaker, turn)));
  } else say.push(...(await fromOfficer(app, speaker, turn)));
  if (others > 0) say.push(aside(others));
  return { say, replace: null };
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const ELSEWHERE = notice('I did not open the file here. Please send it to me in our own chat.');
const NOT_THEIRS = notice(
  'I did not open the file: evidence comes from the owner of an action, its lead or an officer, and plans from an officer. Please send it to one of them.',
);
const AGAIN = 'If that was for me, please say it again by itself.';
const WORDS_LEFT = notice(`I read the file, and left aside what you wrote with it. ${AGAIN}`);
const WORDS_UNREAD = notice(`I left aside what you wrote with it, too. ${AGAIN}`);
const aside = (others: number): Message =>
  notice(
    `I left ${others === 1 ? 'one attachment' : `${others} attachments`} aside: I take files and pictures, ten at a time. Please send what is missing once more, as a file.`,
  );

const arrivedOf = (origin: Origin, files: readonly SentFile[]): Arrived[] =>
  files.map((file, part) => ({ ...file, id: commandId(origin, `file:${part}`) }));

async function fromOwner(app: App, speaker: Speaker, { origin, files, text }: FileTurn): Promise<Message[]> {
  if (await mayGiveEvidence(app, origin, speaker))
    return evidenceTurn(app, origin, speaker, arrivedOf(origin, files), text);
  const said = text.trim() === '' ? [] : (await textTurn(app, origin, speaker, text)).say;
  return [...said, NOT_THEIRS];
}

/**
 * A plan that is not in the record yet has no book to ask for a permission: to bring one in is for officers. What is
 * no plan, and of a kind that is kept as evidence, is taken for that; the words beside it count then.
 */
async function fromOfficer(app: App, speaker: Speaker, turn: FileTurn): Promise<Message[]> {
  const { origin, files, text } = turn;
  // A yes typed later answers what was asked last, and that is what comes of the file.
  await turnAway(app, origin, speaker.person.id);
  const evidence = await mayGiveEvidence(app, origin, speaker);
  const meant = evidence && (await saysWhatFor(app, origin, speaker, text));
  const taken: Message[] = [];
  const left: Arrived[] = [];
  const notes: string[] = [];
  let read = false;
  for (const [part, file] of arrivedOf(origin, files).entries()) {
    // Each file is a turn of its own: what waits for an answer is named by it.
    const looked =
      evidence && (!isPlanName(file.name) || (meant && isDocument(file.name)))
        ? { evidence: file, notes: [] }
        : await lookedAt(app, { ...origin, id: `${origin.id}:${part}` }, speaker, file, evidence);
    if ('message' in looked) {
      taken.push(looked.message);
      read ||= looked.read;
    } else {
      left.push(looked.evidence);
      notes.push(...looked.notes);
    }
  }
  const words = text.trim() !== '';
  if (left.length === 0) return [...taken, ...(words ? [read ? WORDS_LEFT : WORDS_UNREAD] : [])];
  return [...taken, ...(await evidenceTurn(app, origin, speaker, left, text, notes))];
}

/** `read`: its content was looked at. */
type Looked = { message: Message; read: boolean } | { evidence: Arrived; notes: string[] };

async function lookedAt(
  app: App,
  origin: Origin,
  speaker: Speaker,
  file: Arrived,
  evidence: boolean,
): Promise<Looked> {
  const { name, url } = file;
  const fetched = await app.files.fetch(url, LARGEST);
  if (!fetched.ok) {
    const note = isPlanSheet(name) ? undefined : NOT_NOW[fetched.reason]?.(name);
    return evidence && note !== undefined
      ? { evidence: file, notes: [note] }
      : { message: notice(`Nothing was stored: ${NOT_HAD[fetched.reason](name)}`), read: false };
  }
  const written = momentIn(app, HOME_ZONE).today;
  const read = await app.reader.read(fetched.bytes, name, { plan: null, written });
  if (read.ok) return { message: await answered(app, origin, speaker, name, read.source), read: true };
  const kept = evidence && !isPlanFile(name) && (await app.judge(fetched.bytes, name)).ok;
  if (!kept) return { message: faulty(name, read.faults), read: true };
  return {
    evidence: { ...file, bytes: fetched.bytes },
    notes: [
      `${name} cannot be taken as a plan:`,
      ...faultLines(read.faults),
      'If it is evidence, say what it is for.',
    ],
  };
}

/** What plans come in; anything else can only be evidence. */
const isPlanName = (name: string): boolean =>
  /\.(?:ya?ml|json|xlsx|xlsm|xlsb|xls|ods|csv|docx|docm|doc|odt|rtf|pdf|txt|md)$/i.test(name);
/** Minutes with a table in them read as a plan: what is said beside them counts. */
const isDocument = (name: string): boolean => /\.(?:docx?|odt|rtf|pdf|txt|md)$/i.test(name);
/** Nobody writes evidence in these. */
const isPlanFile = (name: string): boolean => /\.(?:ya?ml|json)$/i.test(name);
/** Before its content is known, one of these is more likely a plan than evidence. */
const isPlanSheet = (name: string): boolean => /\.(?:ya?ml|json|csv|xlsx)$/i.test(name);

async function answered(
  app: App,
  origin: Origin,
  speaker: Speaker,
  name: string,
  source: Source,
): Promise<Message> {
  switch (source.kind) {
    case 'plan': {
      const known = await app.records.book(origin.tenant, source.file.plan);
      const { file, findings } = withKnownHead(source, known?.plan);
      return receiveDraft(app, origin, speaker, name, { file, base: null, findings });
    }
    case 'set-up': {
      const edition = await setUpEdition(app.store, origin.tenant, source.setUp);
      if (!edition.ok) return faulty(name, edition.faults);
      const { file, base } = edition;
      return receiveDraft(app, origin, speaker, name, { file, base, findings: source.setUp.findings });
    }
    case 'updates':
      return updatesPreview(app, origin, speaker, source.updates);
  }
}

type Reason = Extract<Fetched, { ok: false }>['reason'];
/** What can still be evidence, though it cannot be read as a plan now: fetched again by the clock, or larger than plans are. */
const NOT_NOW: { readonly [R in Reason]?: (name: string) => string } = {
  'too-large': (name) => `${name} is too large to be taken as a plan.`,
  unreachable: (name) => `If ${name} is a plan, send it again in a minute.`,
};
const NOT_HAD: { readonly [R in Reason]: (name: string) => string } = {
  'too-large': (name) => `${name} ${TOO_LARGE}.`,
  'not-allowed': (name) =>
    `the link that came with ${name} leads to where I may not read. Attach the file to a message here, from your own OneDrive or your computer.`,
  unreachable: (name) => `${name} could not be fetched just now. Please send it again in a minute.`,
  gone: (name) =>
    `Teams did not let me open ${name}. Its link may have run out; please send the file again, from Teams on a computer${orAsPdf(name)}.`,
};

/** More than these nobody mends at once; the number of the others is told. */
const MOST_FAULTS = 6;

function faultLines(faults: readonly Fault[]): string[] {
  const lines = faults.slice(0, MOST_FAULTS).map(({ where, message }) => `${where}: ${message}`);
  const more = faults.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

const faulty = (name: string, faults: readonly Fault[]): Message =>
  noticeCard({
    title: `${name} cannot be taken as it is`,
    text: [...faultLines(faults), 'Nothing was stored.'].join('\n'),
    suggestions: [],
  });
