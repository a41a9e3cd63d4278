import { handedTo } from './further.ts';

describe('somebody else is to have it', () => {
  test.each([
    ['Passing to Beth Moorhouse from 1st July', 'said Beth Moorhouse from 2027-07-01'],
    ['from 1 feb its Carys Pugh', 'said Carys Pugh from 2027-02-01'],
    ['ask Karen in commissioning', 'said Karen'],
    ["this is Tom's now", 'said Tom'],
    ['not me guv, try Lisa', 'said Lisa'],
    ["I've moved jobs, it's with Sam", 'said Sam'],
    ['handed over to the SEND team', 'said SEND team'],
    ['family hubs team do this now not us', 'said family hubs team'],
    ['not mine its Judith Prosser', 'said Judith Prosser'],
    ['Sue Bright has taken over from me', 'said Sue Bright'],
    ['Not my area any more - Ravi Patel picked this up in December', 'said Ravi Patel'],
    ["Reassign to Anne-Marie O'Neill please", "said Anne-Marie O'Neill"],
    ['Owner should be Fiona Clegg', 'said Fiona Clegg'],
    ['you want Dave', 'said Dave'],
    ['wrong person', 'said somebody else'],
    ['not mine', 'said somebody else'],
    ["this isn't my action", 'said somebody else'],
    ['Could you ask Rukhsana Ali instead, she took it over in April', 'said Rukhsana Ali'],
    ['can you try Rukhsana instead please', 'said Rukhsana'],
    ["you'd be better asking Rukhsana", 'said Rukhsana'],
    ['best person is Rukhsana Ali', 'said Rukhsana Ali'],
    ['Rukhsana Ali is the person to ask', 'said Rukhsana Ali'],
    ['Martin Hirst is picking mine up', 'said Martin Hirst'],
    ['Karen Fielding has taken this on', 'said Karen Fielding'],
    ["that's a question for Dave", 'said Dave'],
    ['ask my colleague Dave', 'said Dave'],
    ["I've left this with Anita Gough", 'said Anita Gough'],
    ['who put me down for this??', 'said somebody else'],
    ['why have I got this?', 'said somebody else'],
    ["I'm not the right person for this", 'said somebody else'],
    ["going on mat leave Friday, dunno who's picking this up", 'said somebody else'],
  ])('%s: %s', (text, who) => {
    expect(handedTo(text)).toBe(who);
  });

  test.each([
    ['ask jackie not me', 'implied jackie'],
    ['imran sadiq has this now', 'implied imran sadiq'],
    ['this belongs to public health', 'implied public health'],
    ['Should be with Claire in Early Help', 'implied Claire'],
    ["I'll leave that one with Anita Gough", 'implied Anita Gough'],
    ['this sits with leisure services not us', 'implied leisure services'],
    ['not us, try housing', 'implied housing'],
    ["karen's picking this up", 'implied karen'],
    ['Sam left. now Dave Marsh', 'implied Dave Marsh'],
    ['give everything to Sam', 'implied Sam'],
    ['apparently Robin has it now', 'implied Robin'],
  ])('a name that may be something else is shown first: %s: %s', (text, who) => {
    expect(handedTo(text)).toBe(who);
  });
});

describe('nobody new is named', () => {
  test.each([
    'let me check with Mike',
    'waiting on Jo',
    'red - no capacity since Jo left',
    'met with Priya, going well',
    "I've asked Karen for the figures",
    'need to ask Karen',
    "haven't passed it to Beth yet",
    "I'll speak to Tom",
    'emailed Sarah on Friday, waiting to hear',
    'Tom is leading the workshop in March',
    'passed to Legal for sign off',
    'passing to cabinet',
    'sent it to Karen for comment',
    'moved to 12 March',
    'done, ask again tomorrow',
    'not mine to say',
    'at risk, Lisa is covering two posts',
    'has somebody else got this down as theirs?',
    'can you ask about the report?',
    'ask Karen about the venue',
    'ask Karen to send the report',
    'ask Karen whether it is done',
    'could you ask Karen how it is going?',
    'why is this overdue?',
    'who is picking up the report?',
    "somebody's picking this up",
  ])('%s', (text) => {
    expect(handedTo(text)).toBeNull();
  });
});
