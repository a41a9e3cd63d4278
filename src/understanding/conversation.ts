/** What a conversation keeps between two messages: the last question, what is in hand, what was asked back. */
import type { Question } from '../domain/question.ts';
import type { Context, One, Reading, ReplyReading } from './intent.ts';
import type { Lexicon } from './plan-words/lexicon.ts';
import { askedOf } from './questions/follow-up.ts';
import { replyAs } from './replies/reply-how.ts';
import { understand } from './understand.ts';

/** The part of a context that the conversation itself makes. */
export type Talk = Pick<Context, 'lastQuestion' | 'inHand' | 'asked' | 'lastDate'> & {
  /** What a yes would record. */
  waits: { items: readonly string[]; reply: ReplyReading } | null;
  /** The question that a yes would ask. */
  offered: Question | null;
  /** Whether the last turn was a question: "I meant 3.4" asks it again. */
  questioned: boolean;
};

/** Nothing was said yet; `inHand` are the refs that a card has asked about. */
export const opening = (inHand: readonly string[] = []): Talk => ({
  lastQuestion: null,
  inHand,
  asked: null,
  waits: null,
  offered: null,
  questioned: false,
});

/** The talk after one more reading: what it was about, what it asked, and what now waits for a yes. */
export function follow(talk: Talk, reading: Reading): Talk {
  return reading.kind === 'several' ? reading.parts.reduce(followOne, talk) : followOne(talk, reading);
}

function followOne(talk: Talk, reading: One): Talk {
  const quiet = { ...talk, asked: null, waits: null, offered: null, questioned: false };
  switch (reading.kind) {
    case 'question':
      return {
        ...quiet,
        lastQuestion: reading.question,
        inHand: inHandAfter(reading.question),
        questioned: true,
      };
    case 'reply': {
      const inHand = reading.items.length > 0 ? reading.items : talk.inHand;
      const { ask, reply } = reading;
      const implied = Object.values(reply)
        .flat()
        .some((field) => field?.how === 'implied');
      return {
        ...quiet,
        inHand,
        asked: ask && { wants: ask.wants, items: inHand },
        lastDate: reply.forecast?.value ?? talk.lastDate ?? null,
        waits: implied ? { items: inHand, reply } : null,
      };
    }
    case 'clarify': {
      const inHand = reading.items.length > 0 ? reading.items : talk.inHand;
      return {
        ...quiet,
        inHand,
        asked: reading.wants ? { wants: reading.wants, items: inHand } : null,
        offered: (reading.offered && reading.question) ?? null,
      };
    }
    case 'meant':
      return { ...talk, inHand: reading.items };
    case 'set-up':
    case 'errand':
    case 'help':
    case 'greeting':
    case 'yes':
    case 'no':
    case 'unclear':
      return quiet;
  }
}

/** After a question about one item, "done" and "and its evidence?" mean that item; after a wider one nothing is meant. */
function inHandAfter({ items, topic }: Question): readonly string[] {
  const about = items.length > 0 ? items : topic.flatMap((one) => one.items);
  return about.length === 1 ? about : [];
}

/**
 * A whole conversation, oldest turn first: how its last message reads after what came before it. A "yes" to what was
 * inferred reads as that reply, said; one to what was offered, as that question.
 */
export function understandAfter(
  turns: readonly string[],
  text: string,
  lexicon: Lexicon,
  context: Omit<Context, 'lastQuestion' | 'asked'>,
): Reading {
  let talk = opening(context.inHand);
  for (const turn of turns) talk = follow(talk, readIn(talk, turn, lexicon, context));
  return readIn(talk, text, lexicon, context);
}

function readIn(
  talk: Talk,
  text: string,
  lexicon: Lexicon,
  context: Omit<Context, 'lastQuestion' | 'asked'>,
): Reading {
  const { waits, offered, questioned, ...kept } = talk;
  const reading = understand(text, lexicon, { ...context, ...kept });
  if (reading.kind === 'yes' && waits)
    return { kind: 'reply', items: [...waits.items], reply: replyAs(waits.reply, 'said'), ask: null };
  if (reading.kind === 'yes' && offered) return { kind: 'question', question: offered };
  if (reading.kind === 'meant' && questioned && talk.lastQuestion)
    return { kind: 'question', question: askedOf(talk.lastQuestion, reading.items) };
  if (reading.kind === 'meant' && waits) return { kind: 'reply', ...waits, items: reading.items, ask: null };
  return reading;
}
