/** Somebody sent files: an officer's are fetched, read, and answered by what they are; everybody is told what became of theirs. */
import { noticeCard } from '../cards/notice.ts';
import { HOME_ZONE } from '../domain/calendar.ts';
import type { Fault } from '../importing/fault.ts';
import { LARGEST, TOO_LARGE } from '../importing/largest.ts';
import type { Source } from '../importing/source.ts';
import { type App, momentIn } from './context.ts';
import { receiveDraft } from './draft/receive.ts';
import type { Speaker } from './enrol.ts';
import { reframe } from './frame.ts';
import type { Answer, Message, Origin, SentFile, Turn } from './message.ts';
import type { Fetched } from './ports.ts';
import { setUpEdition } from './set-up-edition.ts';
import { textTurn } from './text-turn.ts';
import { updatesPreview } from './update-sheet.ts';

type FileTurn = Extract<Turn, { kind: 'file' }>;

/** A plan that is not in the record yet has no book to ask for a permission: to bring one in is for officers. */
export async function fileTurn(app: App, speaker: Speaker, turn: FileTurn): Promise<Answer> {
  const { origin, files, others, text } = turn;
  const taken = speaker.officer && origin.scope === 'personal' && files.length > 0;
  const words = text.trim() !== '';
  const say: Message[] = [];
  // Words beside what is not read are words all the same; beside a plan they are as a rule about it.
  if (!taken && words) say.push(...(await textTurn(app, origin, speaker, text)).say);
  if (!taken && files.length > 0) say.push(origin.scope === 'channel' ? ELSEWHERE : FOR_OFFICERS);
  if (taken) {
    // A yes typed later answers what was asked last, and that is what comes of the file.
    await reframe(app, origin, speaker.person.id, { awaited: [] });
    for (const [part, file] of files.entries()) {
      // Each file is a turn of its own: what waits for an answer is named by it.
      say.push(await answerTo(app, { ...origin, id: `${origin.id}:${part}` }, speaker, file));
    }
    if (words) say.push(WORDS_LEFT);
  }
  if (others > 0) say.push(aside(others));
  return { say, replace: null };
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const ELSEWHERE = notice('I did not open the file here. Please send it to me in our own chat.');
const FOR_OFFICERS = notice(
  'I did not open the file: plans come from a strategy officer. If it is evidence, put it where your colleagues can open it, and send me the link, for example "3.3b done, minutes at https://example.org/minutes".',
);
const WORDS_LEFT = notice(
  'I read the file, and left aside what you wrote with it. If that was for me, please say it again by itself.',
);
const aside = (others: number): Message =>
  notice(
    `I left ${others === 1 ? 'one attachment' : `${others} attachments`} aside: I cannot read pictures, and take ten files at a time. A plan can come as a workbook (.xlsx), a document (.docx, .pdf) or a plan file (.yml).`,
  );

async function answerTo(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { name, url }: SentFile,
): Promise<Message> {
  const fetched = await app.files.fetch(url, LARGEST);
  if (!fetched.ok) return notice(`Nothing was stored: ${NOT_HAD[fetched.reason](name)}`);
  const written = momentIn(app, HOME_ZONE).today;
  const read = await app.reader.read(fetched.bytes, name, { plan: null, written });
  return read.ok ? answered(app, origin, speaker, name, read.source) : faulty(name, read.faults);
}

async function answered(
  app: App,
  origin: Origin,
  speaker: Speaker,
  name: string,
  source: Source,
): Promise<Message> {
  switch (source.kind) {
    case 'plan': {
      const { file, findings } = source;
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
const NOT_HAD: { readonly [R in Reason]: (name: string) => string } = {
  'too-large': (name) => `${name} ${TOO_LARGE}.`,
  'not-allowed': (name) =>
    `the link that came with ${name} leads to where I may not read. Attach the file to a message here, from your own OneDrive or your computer.`,
  unreachable: (name) => `${name} could not be fetched just now. Please send it again in a minute.`,
  gone: (name) =>
    `Teams did not let me open ${name}. Its link may have run out; please send the file again, from Teams on a computer.`,
};

/** More than these nobody mends at once; the number of the others is told. */
const MOST_FAULTS = 6;

function faulty(name: string, faults: readonly Fault[]): Message {
  const lines = faults.slice(0, MOST_FAULTS).map(({ where, message }) => `${where}: ${message}`);
  const more = faults.length - lines.length;
  return noticeCard({
    title: `${name} cannot be taken as it is`,
    text: [...lines, ...(more > 0 ? [`and ${more} more`] : []), 'Nothing was stored.'].join('\n'),
    suggestions: [],
  });
}
