/** "Export": the actions that an answer lists as a file, with what was counted and as at when. */

import { headline } from '../../cards/answer/answer-headline.ts';
import { filters } from '../../cards/answer/answer-words.ts';
import { moment } from '../../cards/format.ts';
import { ownerWords } from '../../cards/line-words.ts';
import { noticeCard } from '../../cards/notice.ts';
import type { Answered } from '../../domain/answer.ts';
import { localDate } from '../../domain/calendar.ts';
import type { Line } from '../../domain/line.ts';
import type { Question } from '../../domain/question.ts';
import { stamp } from '../../domain/stamp.ts';
import { type AnswerRows, answerCsv, answerWorkbook } from '../../exporting/answer-rows.ts';
import { readHere } from '../asking/ask.ts';
import { type WorkedOut, workOut } from '../asking/work-out.ts';
import type { App } from '../context.ts';
import type { Message, Origin } from '../message.ts';
import { CSV, XLSX } from '../offer/media-types.ts';
import { linkTo, type Made, offerFile } from '../offer/offer-file.ts';
import { boardSight, ownSight } from '../offer/sight.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';

export type How = {
  /** A link rather than a file, where the person's client does not ask. */
  link: boolean;
  /** What else the file is described by. */
  note?: string;
};

/** Whoever may see the answer may have it; where others read it is a list without names. */
export async function exportAnswer(
  app: App,
  origin: Origin,
  speaker: Speaker,
  question: Question,
  { link, note }: How,
): Promise<Message> {
  const worked = await workOut(app, origin, speaker, question);
  if ('message' in worked) return worked.message;
  const { answered } = await readHere(app, origin, worked);
  const lines = listedIn(answered, worked);
  if (lines.length === 0) return nothing(answered);
  const personal = origin.scope === 'personal';
  if (!personal && app.publicUrl() === null) return IN_OWN_CHAT;
  const made = await fileOf(app, origin, speaker, worked, answered, lines);
  const described = note === undefined ? made : { ...made, description: `${made.description} ${note}` };
  return (link ? linkTo : offerFile)(app, origin, speaker, described);
}

/** What the answer's card lists: of "mine" that is what is open, and what is answered here. */
function listedIn({ told, rows }: Answered, { own }: WorkedOut): Line[] {
  if (own) return rows.filter(({ open, chasedAt }) => open && chasedAt === null);
  return told.kind === 'rows' || told.kind === 'silent' || told.kind === 'digest' ? rows : [];
}

async function fileOf(
  app: App,
  origin: Origin,
  { person }: Speaker,
  { book, actor, today, now, settled }: WorkedOut,
  answered: Answered,
  lines: readonly Line[],
): Promise<Made> {
  const { plan } = book;
  const personal = origin.scope === 'personal';
  const people = lines.flatMap(({ owner, lastUpdate }) => [owner?.person ?? [], lastUpdate?.by ?? []].flat());
  const names = personal ? await app.records.names(origin.tenant, people) : null;
  const words = headline(answered);
  const zone = personal ? zoneOf(person, plan.timezone) : plan.timezone;
  const about = `${words}. ${filters(answered, today)} As at ${moment(stamp(now), zone)}. ${plan.title}.`;
  const rows: AnswerRows = {
    lines,
    owner: (line) => ownerWords(line, names),
    lastBy: names && (({ lastUpdate }) => (lastUpdate ? (names.get(lastUpdate.by) ?? '') : '')),
    dayOf: (instant) => localDate(Temporal.Instant.from(instant), plan.timezone),
    today,
    about,
    title: `${plan.title}: ${words}`,
  };
  const name = `${plan.id}-${settled.intent}-${today}`;
  const description = `${words}, as at ${moment(stamp(now), zone)}.`;
  const sight = personal ? ownSight(book, actor) : boardSight(book, actor.board);
  const of = { plan: plan.id, description, sight };
  return personal
    ? { ...of, name: `${name}.xlsx`, type: XLSX, bytes: await answerWorkbook(rows) }
    : { ...of, name: `${name}.csv`, type: CSV, bytes: answerCsv(rows) };
}

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

const nothing = (answered: Answered): Message =>
  notice(
    answered.told.kind === 'rows'
      ? `There is nothing to export: ${headline(answered)}.`
      : 'That answer lists no actions, so there is nothing to export. Ask for a list first, such as “what’s overdue”, and then say “export”.',
  );

const IN_OWN_CHAT = notice(
  'I cannot give a link here yet. Ask me in our own chat: there I send it as a file.',
);
