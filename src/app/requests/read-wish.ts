/** What the form of a wish says: the words to record, what they ask of somebody else, and each fault beside its field. */
import type { WishForm } from '../../cards/requests/wish-forms.ts';
import { asDate } from '../../cards/submit.ts';
import { faultsOf } from '../../domain/decide.ts';
import type { Said } from '../../domain/update.ts';
import type { App } from '../context.ts';
import type { Found } from '../conversation/lines.ts';
import type { Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Asks } from './ask.ts';
import { asksOfReceiver, receiverOf } from './receiver.ts';

export type Wished = { said: Said; asks?: Asks | undefined; faults: { name: string; message: string }[] };

export async function readWish(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { book, milestone, today }: Found,
  wish: WishForm['wish'],
  inputs: WishForm['inputs'],
): Promise<Wished> {
  const faults: Wished['faults'] = [];
  const fault = (name: string, message: string): void => {
    faults.push({ name, message });
  };
  const dateOf = (name: string): string | null => {
    const typed = inputs.get(name);
    const date = typed === undefined ? null : asDate(typed);
    if (typed !== undefined && date === null) fault(name, 'Give a real date, such as 12 March 2027.');
    return date;
  };
  if (wish === 'later') {
    const snooze = dateOf('day');
    if (snooze === null) {
      if (faults.length === 0) fault('day', 'Say when I may ask again.');
      return { said: {}, faults };
    }
    const said = { snooze };
    return { said, faults: [...faults, ...named(faultsOf(said, milestone, today), 'day')] };
  }
  if (wish === 'hand-over') {
    const from = dateOf('from');
    const name = inputs.get('to');
    if (name === undefined) fault('to', 'Name whoever should have it.');
    else if (name.length > 200) fault('to', 'Give a shorter name.');
    if (from !== null && from < today) fault('from', 'This day has passed. Give today or a later one.');
    if (name === undefined || faults.length > 0) return { said: {}, faults };
    const receiver = await receiverOf(app, origin, speaker, book, name);
    if (receiver.kind === 'several')
      fault('to', `I know several people called ${name.slice(0, 60)}. Give the e-mail address.`);
    if (receiver.kind === 'owner') fault('to', 'That is who has it already.');
    const said = { handOver: { name, from } };
    return { said, asks: asksOfReceiver(receiver, from), faults };
  }
  const date = dateOf('date');
  const reason = inputs.get('reason');
  if (date === null && faults.length === 0) fault('date', 'Give the date that you need.');
  if (reason === undefined) fault('reason', 'Say in a few words why: the lead decides on it.');
  else if (reason.length > 2000)
    fault('reason', `Keep it under 2,000 characters; this has ${reason.length}.`);
  if (date === null || reason === undefined) return { said: {}, faults };
  if (milestone.due !== null && date <= milestone.due)
    fault('date', 'That is no later than the agreed date. Give a later one.');
  const said = { forecast: date, reason };
  return {
    said,
    asks: { kind: 'more-time', date, reason },
    faults: [...faults, ...named(faultsOf(said, milestone, today), 'date')],
  };
}

const named = (faults: readonly { message: string }[], name: string): Wished['faults'] =>
  faults.map(({ message }) => ({ name, message }));
