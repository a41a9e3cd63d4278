/** What an answer's card is made from, and the entries that it is made of. */
import type { Answered } from '../../domain/answer.ts';
import type { PlainDate } from '../../domain/plan.ts';
import type { LineChart } from '../measures/line-chart.ts';
import type { Back } from '../submit.ts';
import type { Run } from '../text.ts';

export type AnswerView = {
  answered: Answered;
  /** Entries before this one are on earlier pages. */
  offset: number;
  /** Entries on a page at most; fewer where they are long. */
  pageSize: number;
  /** Names by person id; null where others read along: there posts stand for people. */
  names: ReadonlyMap<string, string> | null;
  /** Behind the names of owners who are away, by person id: until when, and who covers. */
  away?: ReadonlyMap<string, string>;
  /** Titles by post id. */
  posts?: ReadonlyMap<string, string>;
  today: PlainDate;
  zone: string;
  /** The question as a card carries it (`questionText`), for "Show more". */
  question: string;
  /** The list that this was opened from. */
  back?: Back | null;
  /** When the record was read, an ISO instant; without it the answer is dated by the day. */
  at?: string;
  /** Whether the asker may update the one action that the answer is about. */
  mayUpdate?: boolean;
  /** Whether the one action is restricted, for a reader who sees it all the same. */
  restricted?: boolean;
  /** The one measure that the answer is about, where the asker may give its readings. */
  readable?: { plan: string; measure: string } | null;
  /** The one action whose history is told, to somebody who may redact what was said of it. */
  redacts?: string | null;
  /** Whether a reason was left out, because others read along. */
  wordsKept?: boolean;
  /** Whether the answer may lead to lists with people's names in them. */
  mayList?: boolean;
};

/** One of the things that an answer lists, in a line or a few; `under` is the subheading that it stands under. */
export type Entry = { under: string | null; lines: Run[][]; charts?: LineChart[] };

/** The name of a person, or null where nobody is named. */
export const nameIn = ({ names }: Pick<AnswerView, 'names'>, person: string): string | null =>
  names === null ? null : (names.get(person) ?? 'somebody whose name is not known');
