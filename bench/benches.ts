/** The benchmarks by name, in the order in which they run; each is loaded only when it does. */
import type { Bench } from './measure.ts';

export const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  sender: async () => (await import('./sender.ts')).sender,
  turn: async () => (await import('./turn.ts')).turn,
  card: async () => (await import('./card.ts')).card,
  question: async () => (await import('./question.ts')).question,
  understanding: async () => (await import('./understanding.ts')).understanding,
  'due-scan': async () => (await import('./due-scan.ts')).dueScan,
  'start-up': async () => (await import('./start-up.ts')).startUp,
  memory: async () => (await import('./memory.ts')).memory,
  import: async () => (await import('./import.ts')).importing,
};
