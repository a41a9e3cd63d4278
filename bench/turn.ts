/** What a question costs from the request to the answer's delivery, beside an echo on the same SDK. */
import { startCollector } from '../tests/support/collector.ts';
import { demoOverlay, loadPlan } from '../tests/support/demo-plan.ts';
import { temporaryFolder } from '../tests/support/temporary-folder.ts';
import { TENANT } from '../tests/support/town.ts';
import { type Bench, byTurns, compared, inFlight, type Size } from './measure.ts';
import { type Part, startPart } from './part.ts';
import { INSTANT, ROSTER, talkTo } from './people.ts';

const AT_ONCE = 2;
const SIZES: Record<Size, { rounds: number; turns: number }> = {
  full: { rounds: 11, turns: 100 },
  tiny: { rounds: 1, turns: 2 },
};
/** Why it is so many stands in README.md. */
const TIMES_AN_ECHO = 9;
const QUESTION = 'what’s overdue';

export const turn: Bench = {
  about: 'what a question costs the bot, from the request to the delivered answer',
  async run(size) {
    const { rounds, turns } = SIZES[size];
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    for (const { path } of [folder, other])
      await loadPlan({ data: path, cosmos: null }, INSTANT, demoOverlay());
    const collector = await startCollector();
    const [sink, bot, echo, teamsAi, watched] = await Promise.all([
      startPart('sink.ts', ROSTER),
      startPart('bot.ts', folder.path, INSTANT, TENANT),
      startPart('echo-bot.ts'),
      startPart('echo-bot.ts', 'teams-ai'),
      startPart('bot.ts', other.path, INSTANT, TENANT, collector.endpoint),
    ]);
    const talks = [bot, echo, teamsAi, watched].map((part) => talkTo(part.port, sink.port));
    try {
      for (const [part, talk] of [
        [bot, talks[0]],
        [watched, talks[3]],
      ] as const) {
        await talk?.meet();
        await part.ask('settle');
      }
      const side = (name: string, part: Part, talk = talkTo(part.port, sink.port)) => ({
        name,
        round: () => answered(part, turns, () => talk.say(QUESTION)),
      });
      const before = (await sink.ask('taken')).taken ?? 0;
      const [ours, theirs, routed, told] = await byTurns(rounds, [
        side('a question to us', bot, talks[0]),
        side('an echo on botbuilder', echo, talks[1]),
        side('an echo through teams-ai', teamsAi, talks[2]),
        side('a question whose trace is sent to a collector', watched, talks[3]),
      ]);
      const { taken = 0 } = await sink.ask('taken');
      const expected = 4 * turns * (rounds + 1);
      if (taken - before < expected)
        throw new Error(`${taken - before} of ${expected} answers were delivered`);
      if ((await sink.ask('faults')).faults !== 0) throw new Error('Teams would have refused an answer');
      return [
        compared('A turn', 'ms of CPU', ours, theirs, TIMES_AN_ECHO),
        compared('A turn', 'ms', ours, theirs, TIMES_AN_ECHO),
        compared('A turn', 'ms of CPU', ours, routed, TIMES_AN_ECHO),
        compared('Telling of a turn', 'ms of CPU', told, ours, 1.3),
      ];
    } finally {
      for (const talk of talks) talk.hangUp();
      await Promise.all([sink, bot, echo, teamsAi, watched].map((part) => part.stop()));
      await collector.stop();
      folder.remove();
      other.remove();
    }
  },
};

/** The part's own processor time, and the time on the clock as whoever asks sees it, both a turn. */
async function answered(part: Part, turns: number, ask: () => Promise<void>) {
  const cpu = await part.cpuMs();
  const began = performance.now();
  await inFlight(turns, AT_ONCE, ask);
  const ms = (performance.now() - began) / turns;
  return { 'ms of CPU': ((await part.cpuMs()) - cpu) / turns, ms };
}
