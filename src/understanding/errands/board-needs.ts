/** Reads who asks what a board has to decide: "what does the board need to decide", "what needs the board". */
import type { ErrandReader } from './errands.ts';

const BOARD =
  '(?:the |this |our )?(?:board|partnership|committee|panel|forum|group|cabinet)(?: board| group)?|we|members';
const NEEDS = new RegExp(
  `^(?:(?:so|and|hi|hello|ok|please|waymark)[\\s,]+)*(?:what (?:does|do|must|should|has|have) (?:${BOARD}) (?:(?:need|have|got) )?(?:to )?(?:decide|agree|approve|sign off)(?: on)?|(?:what|which decisions?|anything) (?:needs?|is needed from|waits? for|is waiting for|do you need from) (?:${BOARD})(?:'s decision)?|what (?:decisions? (?:are|is)|is there) (?:needed|wanted|asked for|to decide|for (?:${BOARD}) to decide)(?: from (?:${BOARD}))?|which decisions? (?:are|is) (?:needed|wanted|asked for)(?: from (?:${BOARD}))?)(?: (?:now|today|this week|next|at (?:the|its) next meeting))?[\\s?.!]*$`,
  'i',
);

export const readBoardNeeds: ErrandReader = ({ text, context }) =>
  context.asked === null && text.length <= 120 && NEEDS.test(text)
    ? { kind: 'errand', plan: null, errand: { do: 'board-needs' } }
    : null;
