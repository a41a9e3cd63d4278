/** What cards say of one milestone: its name, its date, its owner and the last word on it, as runs of literal text. */
import { localDate } from '../domain/calendar.ts';
import type { Line } from '../domain/line.ts';
import type { Evidence, Status } from '../domain/milestone.ts';
import type { PlainDate } from '../domain/plan.ts';
import { age, ageOfDay, day, dueWords, monthAndYear, STATUS } from './format.ts';
import type { Shown } from './submit.ts';
import { bold, type Colour, clip, ownWords, type Run, run, subtle } from './text.ts';

/** The milestone as this card shows it, for what its buttons send back. */
export const shownOf = (line: Line): Shown => ({
  plan: line.plan,
  milestone: line.milestone,
  seen: line.lastUpdate?.id ?? null,
});

type Named = Pick<Line, 'ref' | 'title' | 'note'>;

/** A long title is cut before its note: that tells one occurrence from the next. */
function titleOf({ title, note }: Named, most: number): string {
  if (note === null || title.length <= most) return clip(title, most);
  const end = `(${clip(note, 60)})`;
  return `${clip(title.slice(0, -` (${note})`.length), most - end.length - 1)} ${end}`;
}

/** "3.3(b) Agree the protocol": `most` characters of the title at most. */
export const nameOf = (line: Named, most = 150): string => `${clip(line.ref, 30)} ${titleOf(line, most)}`;

export const nameRuns = (line: Named): Run[] => [bold(clip(line.ref, 30)), run(` ${titleOf(line, 150)}`)];

/** "9 days overdue" stands out; the words say it without the colour. */
export function dueRun(line: Line, today: PlainDate): Run {
  const words = clip(dueWords(line, today), 100);
  return line.overdue && line.open ? run(words, { color: 'Attention', weight: 'Bolder' }) : run(words);
}

/** "expected Fri 4 Dec", where the owner expects another day than the agreed one. */
export const forecastRuns = (line: Line, today: PlainDate): Run[] =>
  line.open && line.forecast !== null && line.forecast !== line.due
    ? [run(`expected ${day(line.forecast, today)}`)]
    : [];

/** "4 more until July 2027": what else an action has to do, where only the next of it is shown. */
export function restWords({ others }: Pick<Line, 'others'>): string | null {
  if (others === null || others.open === 0) return null;
  return `${others.open} more${others.until === null ? '' : ` until ${monthAndYear(others.until)}`}`;
}

export const restRuns = (line: Pick<Line, 'others'>): Run[] => {
  const rest = restWords(line);
  return rest === null ? [] : [run(` and ${rest}`)];
};

/** "Autumn 2 2026-27, Wed 16 Dec, evidenced": what was completed last of an action that goes on. */
export function lastDoneRuns({ others }: Pick<Line, 'others'>, today: PlainDate): Run[] {
  if (!others?.lastDone) return [];
  const { label, completedOn, evidence } = others.lastDone;
  const what = [
    ...(label === null ? [] : [clip(label, 60)]),
    ...(completedOn === null ? [] : [day(completedOn, today)]),
  ];
  const proof = evidence === null ? [UNEVIDENCED] : evidenceRuns(evidence.latest, 'evidenced');
  return [...what.map((words) => run(`${words}, `)), ...proof];
}

/** "At risk ▲": only the shape is coloured, because amber words can't be read on white; they stay on one line. */
export const statusRuns = (status: Status): Run[] => shaped(STATUS[status].word, STATUS[status]);

/** "At risk (amber) ▲". */
export const ratingRuns = (status: Status): Run[] =>
  shaped(`${STATUS[status].word} (${STATUS[status].rag})`, STATUS[status]);

export const shaped = (words: string, { shape, colour }: { shape: string; colour: Colour }): Run[] => [
  ownWords(`${words}${NO_BREAK}`),
  ownWords(shape, colour === 'Default' ? {} : { color: colour }),
];
const NO_BREAK = '\u00a0';

/**
 * "At risk ▲: “no room”, 3 days ago", with the reason where one was given and `reasonMost` leaves room. A reason that came
 * later, with a wish for more time, stands behind the age of the status, under its own.
 */
export function lastWordRuns(line: Line, today: PlainDate, zone: string, reasonMost = 0): Run[] {
  const { status, lastUpdate } = line;
  const later = reasonGivenOn(line, zone);
  const words = line.reason !== null && reasonMost > 0 ? `: “${clip(line.reason, reasonMost)}”` : '';
  const wished =
    later === null || words === '' ? [] : [run(`; more time asked ${ageOfDay(later, today)}${words}`)];
  if (lastUpdate === null) return [...statusRuns(status), run(', never updated'), ...wished];
  const reason = later === null && words !== '' ? [run(words)] : [];
  const check = line.awaitingCheck ? [run(', awaiting check')] : [];
  return [...statusRuns(status), ...check, ...reason, run(`, ${age(lastUpdate.at, today, zone)}`), ...wished];
}

/** The day on which its reason was given, where that is later than the last word: with a wish for more time. */
export function reasonGivenOn(
  { reason, answeredOn, lastUpdate, open }: Line,
  zone: string,
): PlainDate | null {
  if (reason === null || answeredOn === undefined || !open) return null;
  const spoken = lastUpdate && localDate(Temporal.Instant.from(lastUpdate.at), zone);
  return spoken === null || answeredOn > spoken ? answeredOn : null;
}

/** To its owner: "you asked Kim Sample to take it"; nothing where they asked nobody. */
export const handOverRuns = ({ handOver }: Pick<Line, 'handOver'>): Run[] =>
  handOver?.name ? [run(`you want ${clip(handOver.name, 60)} to take it`)] : [];

/** "Head of Access (Alex Sample)", "Head of Access (vacant)", "Alex Sample"; without names for a board: posts alone. */
export function holderWords(
  { post, person }: Pick<NonNullable<Line['owner']>, 'post' | 'person'>,
  names: ReadonlyMap<string, string> | null,
  away?: ReadonlyMap<string, string>,
): string {
  if (names === null) return clip(post ?? 'a named owner', 80);
  const gone = person === null ? undefined : away?.get(person);
  const name =
    person === null ? null : `${clip(names.get(person) ?? 'name not known', 60)}${gone ? `, ${gone}` : ''}`;
  if (post === null) return name ?? 'a named owner';
  return `${clip(post, 80)} (${name ?? 'vacant'})`;
}

export const ownerWords = (
  { owner }: Pick<Line, 'owner'>,
  names: ReadonlyMap<string, string> | null,
  away?: ReadonlyMap<string, string>,
): string => (owner === null ? 'no owner' : holderWords(owner, names, away));

/** The owner for a board: the post's title, and nobody's name. */
export const ownerByPost = (line: Line): string => ownerWords(line, null);

export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url);

// A longer one would crowd out the rest of a card.
const LONGEST_LINK = 1000;

/** `text` as a link to an http(s) address. */
export const linkRun = (text: string, url: string): Run =>
  url.length > LONGEST_LINK
    ? run(text)
    : run(text, {
        color: 'Accent',
        // A screen reader says what stands there, and what it opens.
        selectAction: { type: 'Action.OpenUrl', url, title: `${clip(text, 100)}: open the evidence` },
      });

/** `text` as a link to the evidence, with the host beside it so that nobody is led astray; a place is described. */
export function evidenceRuns(evidence: Evidence, text: string): Run[] {
  if (evidence.kind === 'location') return [run(`${text}: ${clip(evidence.what, 120)}`)];
  if (evidence.kind === 'file') return [run(`${text}: ${clip(evidence.name, 120)}`)];
  return [linkRun(text, evidence.url), subtle(` (${clip(hostOf(evidence.url), 60)})`)];
}

export const UNEVIDENCED: Run = run('unevidenced', { color: 'Attention', weight: 'Bolder' });
