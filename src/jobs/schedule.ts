/** When a board's weekly summary is due: the latest time that has come, and the next. */
export { latestOccasion, nextOccasion, type Occasion } from '../domain/boards/occasion.ts';
