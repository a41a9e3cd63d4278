import { proof, replyTo } from './further.ts';

describe('what would prove it, and where it is', () => {
  test.each([
    ['done, minutes attached', ['attachment: minutes']],
    ['See attached.', ['attachment: the attachment']],
    ['Please find attached the signed agreement', ['attachment: signed agreement']],
    ['PFA', ['attachment: the attachment']],
    ['HAF numbers attached, care bid submitted', ['attachment: HAF numbers', 'mention: care bid']],
    ['notes in the teams folder', ['location: notes in the teams folder']],
    ['case studies on the hub', ['location: case studies on the hub']],
    ['its on sharepoint under Inclusion', ['location: its on sharepoint under Inclusion']],
    ['Silver award!!', ['mention: Silver award']],
    ['Prevent board met, no issues', ['mention: Prevent board']],
    ['The evaluation has been published', ['mention: evaluation']],
  ])('%s', (text, evidence) => {
    expect(proof(text)).toEqual(evidence);
  });

  test.each([
    'photo to follow',
    'on track, minutes will be attached next week',
    'no attachments yet',
    'attached to the SEND team at the moment',
    'bid not submitted yet',
    'board meets when the report is published',
    "it's been approved",
    '80% submitted',
  ])('nothing in: %s', (text) => {
    expect(proof(text)).toEqual([]);
  });

  test('"see photo" is no reason', () => {
    const { reason, evidence } = replyTo('at risk, see photo');
    expect(reason).toBeUndefined();
    expect(evidence).toMatchObject([{ value: { kind: 'attachment', what: 'photo' } }]);
  });
});
