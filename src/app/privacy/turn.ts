/** The buttons of held words, held files and redactions. */
import { noticeCard } from '../../cards/notice.ts';
import type { Submit } from '../../cards/submit.ts';
import type { App } from '../context.ts';
import { askForWhich } from '../evidence/for-which.ts';
import { fileOf } from '../evidence/kept-file.ts';
import { obtainVouched } from '../evidence/obtain.ts';
import { whyNot } from '../evidence/words.ts';
import type { Answer, Message, Origin } from '../message.ts';
import type { Speaker } from '../people/enrol.ts';
import { textTurn } from '../text-turn.ts';
import { askRedaction, previewRedaction, settleRedaction } from './redact/decide.ts';

type Privacy = Extract<
  Submit,
  {
    do:
      | 'rephrase'
      | 'vouch-file'
      | 'redact'
      | 'redact-ask'
      | 'redact-agree'
      | 'redact-refuse'
      | 'redact-withdraw';
  }
>;

const notice = (text: string): Message => noticeCard({ text, suggestions: [] });
const instead = (message: Message): Answer => ({ say: [], replace: message });

export async function privacyTurn(
  app: App,
  origin: Origin,
  speaker: Speaker,
  submit: Privacy,
): Promise<Answer> {
  switch (submit.do) {
    case 'rephrase': {
      const words = submit.inputs.get('words');
      if (words === undefined) return instead(notice('Nothing was recorded.'));
      const { say } = await textTurn(app, origin, speaker, words);
      const [first, ...others] = say;
      // The words that were held stand in the card: what came of them takes its place.
      return { say: others, replace: first ?? notice('Nothing was recorded.') };
    }
    case 'vouch-file':
      return instead(await vouchedFile(app, origin, speaker, submit.file));
    case 'redact':
      return { say: [await previewRedaction(app, origin, speaker, submit.update)], replace: null };
    case 'redact-ask':
      return instead(await askRedaction(app, origin, speaker, submit.update, submit.inputs));
    case 'redact-agree':
      return instead(await settleRedaction(app, origin, speaker, submit.redaction, 'agreed'));
    case 'redact-refuse':
      return instead(await settleRedaction(app, origin, speaker, submit.redaction, 'refused'));
    case 'redact-withdraw':
      return instead(await settleRedaction(app, origin, speaker, submit.redaction, 'withdrawn'));
  }
}

/** It is fetched once more, and goes the way of any other. */
async function vouchedFile(app: App, origin: Origin, speaker: Speaker, id: string): Promise<Message> {
  const taken = await obtainVouched(app, origin.tenant, id, speaker.person.id);
  const file = (await fileOf(app, origin.tenant, id))?.doc.body;
  if (!file || file.by !== speaker.person.id)
    return notice('Nothing was stored: that file is no longer here. Please send it again.');
  const words = whyNot(file);
  if (words !== null) return notice(words);
  const notes = taken ? ['Kept: you said that it is not about a child.'] : [];
  return askForWhich(app, origin, speaker, [id], { notes });
}
