/** A pause in long work: other turns and reminders that wait come in between. */
export const othersFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
