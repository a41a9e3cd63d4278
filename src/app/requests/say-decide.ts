/** A decision in words, and the list of what waits: as by the buttons, on the record as it stands. */
import { noticeCard, type Tap } from '../../cards/notice.ts';
import { clip } from '../../cards/text.ts';
import { may } from '../../domain/permission.ts';
import { openRequests } from '../../store/requests.ts';
import type { App } from '../context.ts';
import { wanting } from '../conversation/filling.ts';
import { reframe } from '../conversation/frame.ts';
import { actorIn } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { NOT_HERE } from '../refusal.ts';
import { decideRequest } from './decide.ts';
import { requestTurn, showRequests } from './turns.ts';

const notice = (text: string, suggestions: readonly Tap[] = []): Message => noticeCard({ text, suggestions });

export const decideTurn: ErrandTurn<'decide'> = async (app, origin, speaker, errand, { books, plan }) => {
  if (origin.scope === 'channel') return [notice(NOT_HERE)];
  const { ref, of, verdict, reason } = errand;
  const { open } = await openRequests(app, origin.tenant, app.clock.now());
  const meant = open.filter(
    ({ request, action, book }) =>
      action.ref === ref &&
      (of === null || request.kind === of) &&
      (plan === null || book.plan.id === plan) &&
      books.some(
        (one) =>
          one.plan.id === book.plan.id && may(actorIn(app, one, origin, speaker), 'see-plan', one, null),
      ),
  );
  const [only, ...others] = meant;
  if (!only && of === 'sign-off') return [await nothingToCheck(app, origin, speaker, ref, verdict)];
  if (!only)
    return [
      notice(
        `Nothing was changed: nobody asks for a decision about ${clip(ref, 30)}. Say “my requests” for what waits for you.`,
      ),
    ];
  if (others.length > 0) return [await showRequests(app, origin, speaker)];
  const { id } = only.request;
  if (verdict === 'accept') return [await decideRequest(app, origin, speaker, id, { as: 'accept' })];
  if (reason === null) {
    const verb = of === 'sign-off' ? 'return' : 'decline';
    await reframe(app, origin, speaker.person.id, wanting(app, 'decide', [`${verb} ${ref} because {}`]));
  }
  return [
    reason === null
      ? await requestTurn(app, origin, speaker, { do: 'open-decision', request: id, as: 'decline' })
      : await decideRequest(app, origin, speaker, id, { as: 'decline', reason }),
  ];
};

/** A check is of what is recorded as complete. */
async function nothingToCheck(
  app: App,
  origin: Origin,
  speaker: Speaker,
  ref: string,
  verdict: 'accept' | 'decline',
): Promise<Message> {
  const [group = []] = await meant(app, origin, speaker, [ref], 'details');
  const [only, ...others] = group.map(({ line }) => line);
  const named = clip(ref, 30);
  if (!only)
    return notice(
      `Nothing was changed: I know no action ${named} that you can see. Say “my requests” for what waits for you.`,
    );
  if (only.open || others.length > 0)
    return notice(
      `Nothing was changed: ${named} is not recorded as complete, so there is nothing to ${verdict === 'accept' ? 'sign off' : 'return'}.`,
      [{ label: `How ${named} stands`, say: `status of ${ref}` }],
    );
  return notice(
    `Nothing was changed: ${named} is recorded as complete, and nobody asks for a check of it. Say “my requests” for what waits for you.`,
  );
}

export const requestsTurn: ErrandTurn<'requests'> = async (app, origin, speaker) => [
  origin.scope === 'channel' ? notice(NOT_HERE) : await showRequests(app, origin, speaker),
];
