/** "Same for 1.1a": what was just said of one action is proposed of the other; nothing of the first is changed. */
import { noticeCard } from '../../cards/notice.ts';
import { copiesOnto } from '../../understanding/answers/copies-onto.ts';
import { namedItems } from '../../understanding/plan-words/named-items.ts';
import type { App } from '../context.ts';
import { commandId } from '../conversation/command-id.ts';
import { meant } from '../conversation/meant.ts';
import { awaited } from '../conversation/pending.ts';
import type { Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import type { Heard } from '../text-turn.ts';
import { takeReply } from './reply-turn.ts';
import { WORDS_GONE, withoutRedacted } from './without-redacted.ts';

/** Undefined where the words are something else. */
export async function copyTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  { frame, text, lexicon, context }: Heard,
): Promise<Message[] | undefined> {
  if (origin.scope === 'channel' || !copiesOnto(text)) return undefined;
  const { refs } = namedItems(text, lexicon, context);
  if (refs.length === 0) return undefined;
  const last = frame.lastSaid?.kind === 'recorded' ? frame.lastSaid : null;
  const waits = (await awaited(app, origin, speaker, frame)).findLast((one) => one.kind === 'confirm');
  const from = last?.shown.milestone ?? waits?.shown.milestone;
  const { evidence: _, ...own } = { ...last?.said, ...waits?.implied };
  const { said, gone } = withoutRedacted(own);
  if (from === undefined || Object.keys(said).length === 0)
    return [
      nothing(`I do not know what to say of ${refs.join(', ')}. Tell me how it stands, in your own words.`),
    ];
  const messages: Message[] = [];
  const groups = await meant(app, origin, speaker, refs, 'status');
  for (const [place, group] of groups.entries()) {
    const [only, ...others] = group;
    if (!only || others.length > 0 || only.line.milestone === from) {
      messages.push(nothing(`Which action do you mean by ${refs[place]}? Give me its number.`));
      continue;
    }
    const { line } = only;
    messages.push(
      await takeReply(app, origin, speaker, {
        id: commandId(origin, line.milestone),
        shown: { plan: line.plan, milestone: line.milestone, seen: undefined },
        said: {},
        implied: said,
        unchanged: false,
        onBehalf: last?.onBehalf ?? waits?.onBehalf ?? null,
        settles: null,
        command: true,
        notes: gone ? [WORDS_GONE] : [],
      }),
    );
  }
  return messages;
}

const nothing = (text: string): Message =>
  noticeCard({ text: `Nothing was recorded. ${text}`, suggestions: [] });
