/** What somebody does who leads: decides on what owners ask for, and has those chased who keep silent. */
import { textInput } from '../cards/submit.ts';
import { type CardInHand, inHand, type Pressable, pressable } from './card-in-hand.ts';
import type { FrontDoor } from './front-door.ts';
import { ASKS } from './habits.ts';
import type { Townsperson } from './townsfolk.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Whether the card is one for them to act on. */
export const isForLead = (card: CardInHand): boolean =>
  pressable(card, 'accept-request') !== undefined || pressable(card, 'lead-chase') !== undefined;

/** Acts on the card that came; a part of it is left lying, as people do. */
export async function actAsLead(
  time: VirtualTime,
  door: FrontDoor,
  lead: Townsperson,
  card: CardInHand,
): Promise<void> {
  const { chance } = lead;
  for (const { submit, data } of card.buttons) {
    if (submit.do !== 'accept-request') continue;
    await time.sleep(chance.between(5, 60) * 1000);
    const as = chance.weighed(ASKS.decided);
    if (as === 'accepted') await door.enter(lead, { kind: 'card', data });
    else if (as === 'declined') await decline(submit.request);
  }
  const chase = pressable(card, 'lead-chase');
  if (!chase || !chance.happens(ASKS.chased)) return;
  const shown = await press(chase);
  const send = shown && pressable(shown, 'chase-now');
  if (!send) return;
  await time.sleep(chance.between(5, 60) * 1000);
  await press(send);

  async function decline(request: string): Promise<void> {
    const open = card.buttons.find(
      ({ submit }) => submit.do === 'open-decision' && submit.as === 'decline' && submit.request === request,
    );
    const form = open && (await press(open));
    const save = form && pressable(form, 'save-decision');
    if (save) await press(save, { [textInput('reason')]: 'It is needed by the agreed date' });
  }

  async function press(
    { data }: Pressable,
    typed: Record<string, string> = {},
  ): Promise<CardInHand | undefined> {
    const answer = await door.enter(lead, { kind: 'card', data: { ...data, ...typed } });
    const [message] = answer ? [...(answer.replace ? [answer.replace] : []), ...answer.say] : [];
    return message && inHand(message);
  }
}
