/** The question back where a name is nobody's, or several people's. */
import { whichOwnerCard } from '../../cards/answer/which-owner.ts';
import type { Question } from '../../domain/question.ts';
import type { Message, Origin } from '../message.ts';
import type { NamedOwners } from './named-owners.ts';

type Unsettled = Exclude<NamedOwners, { kind: 'found' }>;

/** People are named in their colleagues' own chats alone. */
export function whoIsMeant(question: Question, named: Unsettled, { scope }: Origin): Message {
  const shown = scope === 'personal' || !named.personal;
  const offered = shown ? candidatesOf(named) : [];
  const choices = offered.map(({ name, label }) => ({
    label,
    question: JSON.stringify(instead(question, named.name, name)),
  }));
  return whichOwnerCard({ text: askWho(named, shown, offered.length), choices });
}

export const candidatesOf = (named: Unsettled) => (named.kind === 'several' ? named.candidates : named.near);

export function askWho(named: Unsettled, shown: boolean, offered: number): string {
  const who = `“${named.name}”`;
  if (named.kind === 'several')
    return `${who} could be more than one. ${shown ? 'Which do you mean?' : 'Ask me in your own chat, or name a post.'}`;
  const near = offered > 0 ? 'Did you mean one of these?' : 'Name a post or a person of the plan.';
  return `Nobody in the record is called ${who}. ${near}`;
}

const instead = (question: Question, typed: string, name: string): Question => ({
  ...question,
  owner: question.owner.map((one) => (typeof one !== 'string' && one.name === typed ? { name } : one)),
});
