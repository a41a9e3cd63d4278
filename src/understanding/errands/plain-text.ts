/** Reads who wants every card as text, or cards again: "plain text", "plain text off", "cards please". */
import type { ErrandReader } from './errands.ts';

const PLEASE = String.raw`[\s,]*(?:please|thanks|thank you)?[\s.!]*`;
const ON = new RegExp(
  String.raw`^(?:(?:please|use|i(?:'d| would) (?:like|prefer)|switch to|give me|turn on|only)\s+)*plain[ -]?text(?: (?:on|only|mode|from now on|instead))?${PLEASE}$`,
  'i',
);
const OFF = new RegExp(
  String.raw`^(?:(?:please\s+)?(?:(?:no (?:more )?|stop (?:the )?|turn off (?:the )?)plain[ -]?text|plain[ -]?text off|(?:show me |use |send |back to |switch (?:back )?to )?cards(?: again| back| instead)?))${PLEASE}$`,
  'i',
);

export const readPlainText: ErrandReader = ({ text }) => {
  if (ON.test(text)) return { kind: 'errand', plan: null, errand: { do: 'plain-text', on: true } };
  if (OFF.test(text)) return { kind: 'errand', plan: null, errand: { do: 'plain-text', on: false } };
  return null;
};
