/** Instants as the record writes them: always with milliseconds, so that they compare as text. */
export const stamp = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });
