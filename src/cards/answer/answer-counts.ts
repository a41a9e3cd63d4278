/** How many actions stand how, in words that add up: what was called on track and is late is told by itself. */
import type { Rated } from '../../domain/answers/rated.ts';
import type { Status } from '../../domain/milestone.ts';
import { STATUS } from '../format.ts';

export const LATE_GREEN = 'on track but overdue';

/** "3 on track", "1 on track but overdue", "4 at risk". */
export const ratedWords = ({ counts, lateGreen }: Rated): string[] => [
  ...counts.map(({ status, count }) => `${count} ${STATUS[status].word.toLowerCase()}`),
  ...(lateGreen > 0 ? [`${lateGreen} ${LATE_GREEN}`] : []),
];

export const rated = ({ counts }: Rated, ...of: readonly Status[]): number =>
  counts.reduce((sum, { status, count }) => (of.includes(status) ? sum + count : sum), 0);
