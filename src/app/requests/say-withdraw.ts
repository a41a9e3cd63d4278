/** Takes back in words what somebody asked of another: the one that is meant, or the list to choose from. */
import { noticeCard } from '../../cards/notice.ts';
import { openRequests } from '../../store/requests.ts';
import type { ErrandTurn } from '../errands/turns.ts';
import { NOT_HERE } from '../refusal.ts';
import { requestTurn, showRequests } from './turns.ts';

export const withdrawTurn: ErrandTurn<'withdraw'> = async (app, origin, speaker, { ref, of }, { plan }) => {
  if (origin.scope === 'channel') return [noticeCard({ text: NOT_HERE, suggestions: [] })];
  const { open } = await openRequests(app, origin.tenant, app.clock.now());
  const meant = open.filter(
    ({ request, action }) =>
      request.by === speaker.person.id &&
      request.kind !== 'sign-off' &&
      (ref === null || action.ref === ref) &&
      (of === null || request.kind === of) &&
      (plan === null || request.plan === plan),
  );
  const [only, ...others] = meant;
  if (!only)
    return [
      noticeCard({
        text: 'Nothing was taken back: nothing that you asked for waits for a decision.',
        suggestions: [],
      }),
    ];
  if (others.length > 0) return [await showRequests(app, origin, speaker)];
  return [await requestTurn(app, origin, speaker, { do: 'withdraw-request', request: only.request.id })];
};
