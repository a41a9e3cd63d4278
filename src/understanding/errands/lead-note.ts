/** Reads who wants the lead's note now: "my lead's note", "what needs me as a lead". */
import type { ErrandReader } from './errands.ts';

const NOTE =
  /^(?:(?:please|show me|give me|send me|can i (?:see|have))[\s,]+)*(?:(?:my |the |this week[’']?s )?(?:weekly )?lead(?:er)?[’']?s?[’']? (?:weekly )?note|what needs me(?: as (?:a |the )?lead)?|my week as (?:a |the )?lead)(?: please| again)?[\s.!?]*$/i;

export const readLeadNote: ErrandReader = ({ text }) =>
  NOTE.test(text) ? { kind: 'errand', plan: null, errand: { do: 'lead-note' } } : null;
