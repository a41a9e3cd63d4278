/** How many actions stand how, in words that add up: as a board counts them, or as was last said of them. */
import type { Rated } from '../../domain/answers/rated.ts';
import type { Standing } from '../../domain/snapshot.ts';
import type { LateSaid, Stood } from '../../domain/stood.ts';
import { STATUS } from '../format.ts';
import { STANDING } from '../summary/summary-words.ts';

const LATE_GREEN = 'on track but overdue';

/** As was last said, late or not: "3 on track", "1 on track but overdue", "4 at risk". */
export const ratedWords = ({ counts, lateGreen }: Rated): string[] => [
  ...counts.map(({ status, count }) => `${count} ${STATUS[status].word.toLowerCase()}`),
  ...(lateGreen > 0 ? [`${lateGreen} ${LATE_GREEN}`] : []),
];

/** As a board counts them: "3 on track", "4 overdue". */
export const stoodWords = (stood: readonly Stood[]): string[] =>
  stood
    .filter(({ now }) => now > 0)
    .map(({ standing, now }) => `${now} ${STANDING[standing].word.toLowerCase()}`);

export const standing = (stood: readonly Stood[], ...as: readonly Standing[]): number =>
  stood.reduce((sum, one) => (as.includes(one.standing) ? sum + one.now : sum), 0);

/** "Among the overdue: 3 off track, 5 at risk." What is overdue is counted as that alone. */
export function amongOverdue({ offTrack, atRisk }: LateSaid): string[] {
  const parts = [
    ...(offTrack > 0 ? [`${offTrack} off track`] : []),
    ...(atRisk > 0 ? [`${atRisk} at risk`] : []),
  ];
  return parts.length === 0
    ? []
    : [`Among the overdue: ${parts.join(', ')}. The figures above count these as overdue only.`];
}
