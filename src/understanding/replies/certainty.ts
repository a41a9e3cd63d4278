/** After the parsers: a figure, a date or a link that stands among unread words was not said of this action. */

import { claimed, type How, type Mark, type MarkOf, overwrite, type Sight } from '../mark.ts';
import { isNeutral, wordsOf } from '../words.ts';
import { type Clause, clausesOf } from './clauses.ts';
import type { Span, Voice } from './voice.ts';

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const BESIDE_LINK = listed(
  `minutes minute notes note report reports paper papers evidence proof link links url document documents doc docs file
  files photo photos agenda agendas slide slides deck policy policies plan plans copy letter letters spreadsheet
  presentation survey results guidance certificate recording case study studies meeting data pack at see here heres
  is are the this that it its attached attach attaching to for of on in from with my our a an i ive we weve have has
  add added upload uploaded save saved file filed put posted published please pls as and also now below hi thanks here
  done complete completed finished all action activity update updated status signed final latest full board panel
  team teams folder available up there yes ok list lists register registers summary overview both`,
);
const LINK_TAKEN_BACK =
  /\b(?:remove|delete|ignore|disregard|wrong|broken|dead|bad|incorrect|replace|withdraw|(?:does|did|do)(?:n't|nt| not) (?:work|open|load)|(?:can't|cant|cannot|can not|won't|wont|couldn't) (?:open|access|get|see|load|find))\b/i;
const INSTEAD = new RegExp(`\\bnot\\s+${claimed('link')}`, 'i');
const NEGATION = /\b(?:no|not|never|without|nor|neither|old|cannot)\b|n't\b/i;

const BESIDE_DATE = listed(
  `we weve were i ive im it its is this that all now so have has had been be being will the a to by until till til on in
  of for at new date due end expected slip slips slipped slipping move moved moving push pushed pushing put back out
  delay delayed delaying postponed reschedule rescheduled extend extended revise revised defer deferred change changed
  changing shift shifted held up hold paused late later later behind schedule track off at risk red amber green on
  target slightly bit again probably maybe hopefully hoping hope think about around roughly early mid then instead
  please pls thanks sorry hi hello ok yes yep and also just still likely looking like expecting expect aiming aim
  working need needs more time to finish complete completed done ready finished action activity one update set mark can
  could you should may might not started yet likely if poss possible latest than noon midday lunchtime before status progress running here as our completion
  deadline us me my good news unfortunately sadly`,
);
const ANOTHERS_DATE =
  /\b(?:wants?|wanted|asks?|asked|asking|requires?|required|insists?|original(?:ly)?|previous|old|last|contract|contracts|funding|grant|lease|licence|budget|tender|(?:school|financial|academic|calendar|tax) year)\b/i;

const BESIDE_PERCENT = listed(
  `there done complete completed finished through of the way progress we were are it its is im am i id say now at about
  around approx approximately roughly nearly almost over just still so far all this that one action activity work with
  on in my our and yes yep ok hi hello thanks status update currently today already rag overall only up got to me as
  percent percentage completion maybe probably think well have has been mark set put please pls for`,
);
const ANOTHERS_PERCENT =
  /\b(?:aim|aims|aiming|target|targets|goal|plan|planned|planning|expect|expected|expecting|should|will|want|wants|wanted|needs?|by|until|hope|hoping|from|was|last|rose|fell|up to|asked|must|would)\b|'ll\b/i;

/** "95%, just needs Lee": what is left to do takes nothing from the figure before it. */
const LACKS = /\b(?:just|only|needs?|bar|apart from|except)\b/i;

/** A text with its clauses, which every mark of it is seen in. */
type Look = { left: string; clauses: readonly Clause[] };
const lookAt = (left: string): Look => ({ left, clauses: clausesOf(left) });

type Glance = { span: Span; said: string; led: string };

/** The clause that a mark stands in, and the words before its colon, comma, dash or bracket. */
function glanceAt(mark: Span, { left, clauses }: Look): Glance {
  const place = clauses.findIndex((clause) => clause.start <= mark.start && clause.end >= mark.end);
  const clause = clauses[place];
  if (!clause) return { span: mark, said: '', led: '' };
  const before = clauses[place - 1];
  const between = before ? left.slice(before.end, clause.start) : '';
  const led = before && !/[.!?\n;]/.test(between) ? before.text : '';
  return { span: clause, said: clause.text, led: /[:(,-]/.test(between) ? led : '' };
}

const FURTHEST = 400;
const ahead = (left: string, { start }: Span): string => left.slice(Math.max(0, start - 20), start);

const strange = (said: string, known: ReadonlySet<string>): boolean =>
  wordsOf(said).some((word) => !known.has(word.text) && !/^\d+$/.test(word.text));

/** `shared` has only links, dates and refs claimed; `read` all that the reply's parsers found. */
export function certain(shared: Sight, read: Sight, voice: Voice): Sight {
  const inferred = read.marks.filter((mark) => mark.kind === 'status' && mark.how === 'implied');
  const within = (mark: Span, spans: readonly Span[]): boolean =>
    spans.some(({ start, end }) => mark.start < end && mark.end > start);
  const [typed, unread] = [lookAt(shared.left), lookAt(read.left)];
  const ofForecasts = lookAt(
    overwrite(
      shared.left,
      read.marks.filter((mark) => mark.kind === 'forecast'),
    ),
  );
  const judged = read.marks.flatMap((mark): Mark[] => {
    const how = howOf(mark);
    if (how === null) return [mark];
    const sure = mark.kind === 'link' ? [] : voice.unsure;
    const own: How = how === 'said' && within(mark, sure) ? 'implied' : how;
    switch (mark.kind) {
      case 'link': {
        const found = linkHow(mark, typed, unread);
        return found === null ? [] : [{ ...mark, how: within(mark, inferred) ? 'implied' : found }];
      }
      case 'forecast': {
        const found = forecastHow(mark, ofForecasts, shared.left.slice(mark.start, mark.end));
        return found === null ? [] : [{ ...mark, how: lower(own, found) }];
      }
      case 'percent': {
        const found = percentHow(mark, unread, typed);
        return found === null ? [] : [{ ...mark, how: lower(own, found) }];
      }
      case 'status':
        return [{ ...mark, how: isPart(mark, read.left) ? 'implied' : own }];
      default:
        return 'how' in mark ? [{ ...mark, how: own }] : [mark];
    }
  });
  return { ...read, marks: withReasons(judged, voice) };
}

const lower = (one: How, other: How): How => (one === 'said' && other === 'said' ? 'said' : 'implied');
const howOf = (mark: Mark): How | null => ('how' in mark ? mark.how : null);

/** A reason is no surer than what it explains. */
function withReasons(marks: readonly Mark[], voice: Voice): Mark[] {
  const explained = marks.some(
    (mark) => ['status', 'forecast', 'percent'].includes(mark.kind) && howOf(mark) === 'said',
  );
  const doubted = marks.some(
    (mark) =>
      mark.kind === 'reason' &&
      voice.unsure.some((span) => mark.start >= span.start && mark.start < span.end),
  );
  return marks.map((mark) =>
    mark.kind === 'reason' && (!explained || doubted) ? { ...mark, how: 'implied' } : mark,
  );
}

/** "Done: the survey" says what is done, and that may be a part. */
function isPart(mark: MarkOf<'status'>, read: string): boolean {
  if (mark.status !== 'complete' || !/^\s*:/.test(read.slice(mark.end))) return false;
  const next = clausesOf(read.slice(mark.end, mark.end + FURTHEST))[0];
  return next !== undefined && strange(next.text, BESIDE_LINK);
}

function linkHow(mark: MarkOf<'link'>, shared: Look, read: Look): How | null {
  if (LINK_TAKEN_BACK.test(shared.left)) return null;
  const { said, led } = glanceAt(mark, shared);
  if (NEGATION.test(said.replace(/\bno (?:change|update)s?\b|\bnot started\b/gi, ''))) return null;
  if (/\b(?:no|not|never|old)\b[^,]*$/i.test(led) && !/\b(?:no (?:change|update)s?|not started)\b/i.test(led))
    return null;
  const unread = glanceAt(mark, read);
  const behindColon = /[:=(-]\s*$/.test(ahead(shared.left, mark));
  const words = behindColon ? `${unread.led} ${unread.said}` : unread.said;
  const others = INSTEAD.test(shared.left);
  return others || strange(words, BESIDE_LINK) ? 'implied' : 'said';
}

/** `words` are the mark's own without those of the date: "the last Monday of April" is nobody else's. */
function forecastHow(mark: MarkOf<'forecast'>, look: Look, words: string): How | null {
  const { said, led } = glanceAt(mark, look);
  const beside = `${said} ${/[:(]\s*$/.test(ahead(look.left, mark)) ? led : ''}`;
  if (ANOTHERS_DATE.test(`${beside} ${words}`)) return null;
  if (/\btarget\b/i.test(`${beside} ${words}`)) return 'implied';
  return strange(beside, BESIDE_DATE) ? 'implied' : 'said';
}

function percentHow(mark: MarkOf<'percent'>, read: Look, shared: Look): How | null {
  const typed = glanceAt(mark, shared);
  if (mark.how === 'implied') return 'implied';
  if (ANOTHERS_PERCENT.test(typed.said.split(LACKS)[0] ?? '')) return null;
  const { said: whole, led } = glanceAt(mark, read);
  const [said = whole] = whole.split(LACKS);
  const bare = !/(?:there|done|complete|completed|finished|through|way|progress)\b/i.test(mark.text);
  if (strange(said, BESIDE_PERCENT)) return bare ? null : 'implied';
  if (!wordsOf(led).some((word) => !BESIDE_PERCENT.has(word.text) && !isNeutral(word.text))) return 'said';
  return bare ? null : 'implied';
}
