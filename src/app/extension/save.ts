/** "Save as evidence" on a message in Teams: asks what it is evidence for, and records the link to it. */

import { SaveEvidence, saveEvidenceForm } from '../../cards/evidence/save-evidence.ts';
import { moment } from '../../cards/format.ts';
import { noticeCard } from '../../cards/notice.ts';
import { HOME_ZONE } from '../../domain/calendar.ts';
import { closeness } from '../../domain/find-actions.ts';
import { Evidence } from '../../domain/milestone.ts';
import { visible } from '../asking/visible.ts';
import type { App } from '../context.ts';
import { digest } from '../conversation/command-id.ts';
import { find } from '../conversation/lines.ts';
import { candidates, mayGiveEvidence } from '../evidence/candidates.ts';
import { onlyLine } from '../evidence/typed.ts';
import type { Origin, Quoted, Returned } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { zoneOf } from '../people/zone.ts';
import { refusal } from '../refusal.ts';
import { recordUpdate } from '../replies/update-status.ts';

const TITLE = 'Save as evidence';
const words = (text: string): Returned => ({ kind: 'words', text });
const dialog = (text: string): Returned => {
  const { card } = noticeCard({ text, suggestions: [] });
  return { kind: 'dialog', title: TITLE, card };
};

/** The form; words where the person has nothing that it could be evidence for. */
export async function saveForm(
  app: App,
  origin: Origin,
  speaker: Speaker,
  message: Quoted,
  again: { typed?: SaveEvidence; fault?: string } = {},
): Promise<Returned> {
  const lines = await candidates(app, origin, speaker);
  const others = await mayGiveEvidence(app, origin, speaker);
  if (lines.length === 0 && !others) return words(NOT_THEIRS);
  const card = saveEvidenceForm({
    lines,
    others,
    at: message.at,
    files: message.files.map(({ name }) => name),
    words: message.text !== null,
    zone: zoneOf(speaker.person, HOME_ZONE),
    ...again,
  });
  return { kind: 'dialog', title: TITLE, card };
}

const NOT_THEIRS =
  'Nothing was saved: evidence comes from the owner of an action, its lead or an officer. You have no action that it could be for.';

/** What the form sent is looked at anew: the action is found again, and whether it is theirs is asked again. */
export async function saveMessage(
  app: App,
  origin: Origin,
  speaker: Speaker,
  message: Quoted,
  data: unknown,
): Promise<Returned> {
  const parsed = SaveEvidence.safeParse(data);
  if (!parsed.success)
    return words('Nothing was saved: that form is from another version of Waymark. Please open it again.');
  const typed = parsed.data;
  const milestone = typed.ref === '' ? typed.milestone : await named(app, origin, speaker, typed.ref);
  if (milestone === '') {
    const fault =
      typed.ref === ''
        ? 'Please pick the action that it is evidence for.'
        : 'I found no single action of that number that you can see. Please check it.';
    return saveForm(app, origin, speaker, message, { typed, fault });
  }
  const found = await find(app, origin, speaker, milestone);
  if (!found) return words(refusal({ code: 'not-found', what: 'that action' }, null));
  const evidence = evidenceIn(message, typed, zoneOf(speaker.person, found.book.plan.timezone));
  const recorded = await recordUpdate(app, origin, speaker, {
    id: digest(JSON.stringify(['message', speaker.person.id, milestone, evidence])),
    shown: { plan: found.book.plan.id, milestone, seen: undefined },
    said: { evidence },
    through: 'message',
    corrects: null,
  });
  if (!recorded.ok) return words(refusal(recorded.rejection, recorded.found?.line ?? found.line));
  const { ref, title } = recorded.line;
  const links = evidence.length === 1 ? '' : `, ${evidence.length} links in all`;
  return dialog(`Recorded. This message is now evidence for ${ref} ${title}${links}.`);
}

/** The milestone that is meant by a number as people write it; empty where there is none, or more than one. */
async function named(app: App, origin: Origin, speaker: Speaker, text: string): Promise<string> {
  const plans = await visible(app, origin, speaker);
  const refs = plans.flatMap(({ book }) =>
    book.items.filter((item) => closeness(text, item) === 0).map(({ ref }) => ref),
  );
  const [ref, ...others] = refs;
  if (ref === undefined || others.length > 0) return '';
  return (await onlyLine(app, origin, speaker, ref))?.milestone ?? '';
}

/** As many as one update takes. */
const MOST = 10;

/** The message by its link, its files by theirs; a note, and its words only where that was ticked, as a description. */
function evidenceIn(message: Quoted, { note, keep }: SaveEvidence, zone: string): Evidence[] {
  const { link, at, text, files } = message;
  const when = at === null ? '' : ` of ${moment(at, zone)}`;
  const told = [...(keep && text !== null ? [`“${text}”`] : []), ...(note === '' ? [] : [note])].join(' – ');
  const described =
    told === ''
      ? link === null
        ? [`A message in Teams${when}`]
        : []
      : [`A message in Teams${when}: ${told}`];
  const links = [
    ...(link === null ? [] : [{ kind: 'link', url: link, ...(at !== null && { at }) }]),
    ...described.map((what) => ({ kind: 'location', what: what.slice(0, 500).toWellFormed() })),
    ...files.map(({ url }) => ({ kind: 'link', url })),
  ];
  // A link that cannot be kept as one is left out: what is kept is what the record can hold.
  return links.flatMap((one) => Evidence.safeParse(one).data ?? []).slice(0, MOST);
}
