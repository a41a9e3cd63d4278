/** What is said of a file when the clock has brought it in, or has given up; what it is for is recorded first. */
import { noticeCard } from '../../cards/notice.ts';
import type { App } from '../context.ts';
import { turnAway } from '../conversation/frame.ts';
import { find } from '../conversation/lines.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { refusal } from '../refusal.ts';
import { recordUpdate } from '../replies/update-status.ts';
import { againNotes } from './again.ts';
import { askForWhich } from './for-which.ts';
import { changeFile, fileOf, later, UNPLACED_LASTS } from './kept-file.ts';
import { evidenceOf, placedId, receiptOf } from './place.ts';
import { unheardWords } from './unheard.ts';
import { whyNot } from './words.ts';

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });

/** The file is recorded in the name of whoever sent it, as they said; doing this twice is doing it once. */
export async function come(app: App, origin: Origin, speaker: Speaker, id: string): Promise<Message[]> {
  const file = (await fileOf(app, origin.tenant, id))?.doc.body;
  if (!file) return [];
  const words = whyNot(file);
  const unheard = await unheardWords(app, origin.tenant, file);
  if (words !== null)
    return file.reason === 'dropped'
      ? []
      : [
          notice(
            [words, ...unheard, ...(await stillWithout(app, origin, speaker, file.milestone))].join(' '),
          ),
        ];
  if (file.milestone === null) {
    // This is what is asked last: a word that is typed then answers nothing that was asked before.
    await turnAway(app, origin, speaker.person.id);
    const notes = [`${file.name} is here now.`, ...unheard];
    return [await askForWhich(app, origin, speaker, [id], { notes })];
  }
  if (file.state === 'waits') {
    const shown = { plan: file.plan ?? '', milestone: file.milestone, seen: undefined };
    const recorded = await recordUpdate(app, origin, speaker, {
      id: placedId([id], file.milestone),
      shown,
      said: { evidence: [evidenceOf({ id, file })] },
      through: 'message',
      corrects: null,
    });
    if (!recorded.ok) {
      await unplaced(app, origin.tenant, id);
      return [notice(refusal(recorded.rejection, recorded.found?.line ?? null))];
    }
    if (recorded.again.length > 0) return againNotes(recorded.again, recorded.line).map(notice);
  }
  const receipt = await receiptOf(app, origin, speaker, [{ id, file }], file.milestone);
  return receipt ? [receipt] : [];
}

/** What the words beside the file recorded stands, and has no evidence yet. */
async function stillWithout(
  app: App,
  origin: Origin,
  speaker: Speaker,
  milestone: string | null,
): Promise<string[]> {
  const found = milestone === null ? undefined : await find(app, origin, speaker, milestone);
  return found ? [`It was for ${found.line.ref} ${found.line.title}; what you told me of that stands.`] : [];
}

/** It could not be recorded where it was said to belong: it is kept for a day. */
async function unplaced(app: App, tenant: string, id: string): Promise<void> {
  for (;;) {
    const was = await fileOf(app, tenant, id);
    if (was?.doc.body.state !== 'waits') return;
    const change = { plan: null, milestone: null, expires: later(app, UNPLACED_LASTS) };
    if (await changeFile(app, tenant, was, change)) return;
  }
}
