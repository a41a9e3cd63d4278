/** Reads who wants the lead's note now: "my lead's note", "what needs me as a lead", "my week as a lead for the whole plan". */
import type { ErrandReader } from './errands.ts';

const NOTE =
  /^(?:(?:please|show me|give me|send me|can i (?:see|have))[\s,]+)*(?:(?:my |the |this week[’']?s )?(?:weekly )?lead(?:er)?[’']?s?[’']? (?:weekly )?note|what needs me(?: as (?:a |the )?lead)?|my week as (?:a |the )?lead)(?<whole>,? (?:for|of|in|across) the (?:whole|entire) plan)?(?: please| again)?[\s.!?]*$/i;

export const readLeadNote: ErrandReader = ({ text }) => {
  const found = NOTE.exec(text);
  if (!found) return null;
  const whole = found.groups?.whole !== undefined;
  return { kind: 'errand', plan: null, errand: { do: 'lead-note', ...(whole && { whole }) } };
};
