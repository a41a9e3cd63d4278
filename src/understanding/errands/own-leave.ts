/** Reads who asks of their own leave and cover: "am I away?", "when am I back?", "who covers for me". */
import type { ErrandReader } from './errands.ts';

const OPENING = String.raw`^(?:(?:so|and|hi|hello|ok|please|can you tell me|remind me|do you know)[\s,]+)*`;
const AWAY =
  '(?:away|on (?:annual )?leave|off(?: work| sick)?(?![\\s-]*(?:track|target|course|schedule))|out of (?:the )?office|ooo|on holiday)';
const ASKS = new RegExp(
  `${OPENING}(?:${[
    `am i (?:still |down as |shown as |marked as |noted as |meant to be |supposed to be |going to be )*${AWAY}(?: (?:now|today|tomorrow|at the moment|or not|(?:on|from|until|till|in|next|this|over|for) [\\w ]{2,30}))?`,
    `(?:until )?when (?:am|will) i (?:be )?(?:back|${AWAY})(?: (?:at work|in|in the office|again))?`,
    `(?:until )?when do i (?:come|get|go) (?:back|${AWAY})(?: (?:to work|again))?`,
    `when (?:does|do|will|is) my (?:annual )?leave (?:start|begin|end|finish|over)`,
    `when i(?:'m| am) (?:back|${AWAY})`,
    `who(?:'s| is| will be)? (?:covers?|covering|standing in|stands in)(?: for me)?(?: while i(?:'m| am) ${AWAY})?`,
    'who is my cover|is (?:anyone|anybody|somebody|someone) covering for me|(?:whom|who) (?:do|am) i (?:cover|covering)(?: for)?',
    "(?:(?:show me |what is |what's )?my (?:annual )?(?:leave|cover)|what leave (?:have i|do i have)(?: noted| booked| got)?)",
  ].join('|')})(?: please)?[\\s?.!]*$`,
  'i',
);

export const readOwnLeaveAsked: ErrandReader = ({ text, context }) =>
  context.asked === null && ASKS.test(text)
    ? { kind: 'errand', plan: null, errand: { do: 'own-leave' } }
    : null;
