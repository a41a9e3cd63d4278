/** What is typed after "Evidence for which?": a ref, a yes or a no, or an update of the action that was meant. */

import { noticeCard } from '../../cards/notice.ts';
import type { Line } from '../../domain/line.ts';
import type { Question } from '../../domain/question.ts';
import type { App } from '../context.ts';
import type { Frame, Proposal } from '../conversation/frame.ts';
import { find } from '../conversation/lines.ts';
import { meant } from '../conversation/meant.ts';
import { awaited, bare } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { candidates } from './candidates.ts';
import { askForWhich, dropFiles, isOpen } from './for-which.ts';
import { filesOf } from './kept-file.ts';
import { placeFiles } from './place.ts';

type Place = Extract<Proposal, { kind: 'place' }>;

/** Words that say of a file that it is one, and nothing of an action. */
const OF_FILES =
  /\b(?:evidence|proof|files?|photos?|pictures?|images?|screenshots?|scans?|minutes|notes|reports?|documents?|slides|letters?|for|of|on|to|as|from|here|it['’]s|its|it|is|are|this|these|that|the|my|our|some|and|attached|attaching|enclosed|please|see|with|find)\b/giu;

/** "Minutes for 3.3b": what is left once nothing but the file is spoken of. */
export const withoutFileWords = (text: string): string =>
  text.replace(OF_FILES, ' ').replace(/\s+/g, ' ').trim();

/** Whether the words name this action for a file, and say nothing else. */
export const namesOnly = (text: string, ref: string): boolean =>
  !text.includes('?') && bare(withoutFileWords(text)) === bare(ref);

/** "3.3b" and "evidence for 3.3b" by themselves. */
export const isLookUp = ({ intent }: Question): boolean => intent === 'status' || intent === 'evidence';

/** A ref that answers the question; undefined when it was not asked, or something else was said. */
export async function placeTyped(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  question: Question,
  text: string,
): Promise<Message | undefined> {
  const [ref, ...others] = question.items;
  if (!isLookUp(question) || ref === undefined || others.length > 0 || !namesOnly(text, ref))
    return undefined;
  const pending = await asked(app, origin, speaker, frame);
  return pending && placeAtRef(app, origin, speaker, pending.files, ref);
}

/** A ref that somebody looks up while files of theirs wait: they are not placed by it, and asked about once more. */
export async function stillWaiting(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { pending, awaited }: Frame,
  question: Question,
  text: string,
): Promise<Message[]> {
  const [ref, ...others] = question.items;
  if (origin.scope !== 'personal' || !isLookUp(question) || ref === undefined || others.length > 0) return [];
  const waits = pending.findLast((one) => one.kind === 'place');
  if (!waits || awaited.includes(waits.id) || !namesOnly(text, ref)) return [];
  const open = (await filesOf(app, origin.tenant, waits.files)).filter(({ file }) =>
    isOpen(file, speaker.person.id),
  );
  if (open.length === 0) return [];
  const likely = (await onlyLine(app, origin, speaker, ref)) ?? null;
  return [
    await askForWhich(
      app,
      origin,
      speaker,
      open.map(({ id }) => id),
      { likely },
    ),
  ];
}

/** "I meant 3.4", "it's for 3.4": the file that was asked about goes there; undefined when none was. */
export async function placeMeant(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  [ref, ...others]: readonly string[],
): Promise<Message | undefined> {
  if (ref === undefined || others.length > 0 || origin.scope === 'channel') return undefined;
  const last = (await awaited(app, origin, speaker, frame)).at(-1);
  return last?.kind === 'place' ? placeAtRef(app, origin, speaker, last.files, ref) : undefined;
}

/** The files belong to what a ref names: recorded where that is one thing, asked about where it is several. */
export async function placeAtRef(
  app: App,
  origin: Origin,
  speaker: Speaker,
  files: readonly string[],
  ref: string,
  notes: readonly string[] = [],
): Promise<Message> {
  const [group = []] = await meant(app, origin, speaker, [ref], 'details');
  const [only, ...others] = group;
  if (!only)
    return askForWhich(app, origin, speaker, files, {
      notes: [`There is no action of yours at ${ref}.`, ...notes],
    });
  if (others.length > 0)
    return askForWhich(app, origin, speaker, files, { among: group.map(({ line }) => line), notes });
  if (!only.sure) return askForWhich(app, origin, speaker, files, { likely: only.line, notes });
  return placeFiles(app, origin, speaker, files, only.line);
}

/** An update that came in answer: its action is probably the one, which a tap says. */
export async function askAgain(
  app: App,
  origin: Origin,
  speaker: Speaker,
  frame: Frame,
  items: readonly string[],
): Promise<Message[]> {
  const pending = origin.scope === 'personal' ? await asked(app, origin, speaker, frame) : undefined;
  const [ref, ...others] = items;
  if (!pending || ref === undefined || others.length > 0) return [];
  const likely = await onlyLine(app, origin, speaker, ref);
  return likely ? [await askForWhich(app, origin, speaker, pending.files, { likely })] : [];
}

/** The one line that a ref may mean, if it is one. */
export async function onlyLine(
  app: App,
  origin: Origin,
  speaker: Speaker,
  ref: string,
): Promise<Line | undefined> {
  const [group = []] = await meant(app, origin, speaker, [ref], 'details');
  const [only, ...others] = group;
  return others.length === 0 ? only?.line : undefined;
}

async function asked(app: App, origin: Origin, speaker: Speaker, frame: Frame): Promise<Place | undefined> {
  return (await awaited(app, origin, speaker, frame)).findLast((one) => one.kind === 'place');
}

export async function settlePlace(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { files, likely }: Place,
  word: 'yes' | 'no',
): Promise<Message> {
  if (likely === null) {
    if (word === 'no') return dropFiles(app, origin, speaker, files);
    const [theirs] = await candidates(app, origin, speaker);
    return noticeCard({
      text: `Which action is it for? Please choose it above, or type its number${theirs ? `, for example "${theirs.ref}"` : ''}.`,
      suggestions: [],
    });
  }
  if (word === 'yes') return placeFiles(app, origin, speaker, files, likely);
  const found = await find(app, origin, speaker, likely.milestone);
  const notes = found ? [`All right: not for ${found.line.ref}.`] : [];
  return askForWhich(app, origin, speaker, files, { notes });
}
