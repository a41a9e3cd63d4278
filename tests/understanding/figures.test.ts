import { counted, doneSoFar } from './further.ts';

describe('figures that were given', () => {
  test.each([
    ['98 of 132 audits returned, chasing rest', '98 of 132 audits returned'],
    ['9 out of 10 schools have replied', '9 of 10 schools have replied'],
    ['19/24 schools signed up', '19 of 24 schools signed up'],
    ['34 peer mentors trained, target 60', '34, target 60 peer mentors trained'],
    ['take up now 78% up from 71', '78 % take up'],
    ['attendance at 94.5%', '94.5 % attendance'],
    ['61% trained', '61 % trained'],
    ['61% staff trained now', '61 % staff trained'],
    ['40% of places filled', '40 % places filled'],
    ['Scorecard pilot w 12 schools', '12 schools'],
    ['190 primary delivered, 600 secondary on site', '190 primary delivered; 600 secondary on site'],
    ['3 more staff trained', '3 more staff trained'],
    ['1,200 places delivered', '1200 places delivered'],
  ])('%s: %s', (text, figures) => {
    expect(counted(text)).toBe(figures);
  });

  test.each([
    '3.3b done',
    'met 12 March',
    'year 7 pupils surveyed',
    'KS4 and 5 reviewed',
    'ages 16-19 reviewed',
    'phase 2 of 3 complete',
    '3 weeks late',
    'meeting at 3 today',
    'done in 2026',
    '£40k spent of £100k',
    '80% done',
    'around 40 percent complete',
    '100% sure we are on track',
    'aim is 95% by July',
    '4 of 12 outstanding',
    'approved 1/2',
    '80',
  ])('none in: %s', (text) => {
    expect(counted(text)).toBeNull();
  });
});

describe('how much is done', () => {
  test.each([
    ['80% there', 'said 80'],
    ['95%, just needs Lee to sign off', 'said 95'],
    ['around 40 percent complete', 'said 40'],
    ['abt 60% mapped', 'implied 60'],
    ['98 of 132 audits returned', 'implied 74'],
    ['34 trained, target 60', 'implied 57'],
    ['14 of 31', 'implied 45'],
    ['19/24 schools signed up', 'implied 79'],
    ['recruited 4 of 6 apprentices', 'implied 67'],
    ['two thirds of the schools have signed up', 'implied 67'],
    ['about half way', 'implied 50'],
    ['75', 'implied 75'],
    ['about 75', 'implied 75'],
  ])('%s: %s', (text, percent) => {
    expect(doneSoFar(text)).toBe(percent);
  });

  test.each([
    '61% trained',
    'take up now 78% up from 71',
    'attendance at 94%',
    'target is 80%',
    '12 of 14 primary in, 3 of 6 secondary in',
    '12 of 40 outstanding',
    'phase 2 of 3 complete',
    'should be 14 of 31 by now',
    'aged 16',
    '£80',
  ])('none in: %s', (text) => {
    expect(doneSoFar(text)).toBeNull();
  });
});
