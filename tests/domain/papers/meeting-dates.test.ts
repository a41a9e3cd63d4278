/** The four dates of a board's cycle, counted by hand with a calendar of bank holidays. */
import fc from 'fast-check';
import { addDays, addWorkingDays, isWorkingDay } from '../../../src/domain/calendar.ts';
import { meetingDates, nextMeeting, outOfOrder } from '../../../src/domain/papers/meeting-dates.ts';
import { roundOfCycle } from '../../../src/domain/rounds.ts';

test('over Christmas: five clear days, three and ten working days, with three bank holidays left out', () => {
  // Clear days: 5, 6, 7, 8 and 11 January. Holidays: 25 and 28 December (for Boxing Day on a Saturday), 1 January.
  expect(meetingDates({ meeting: '2027-01-12' })).toEqual({
    call: '2026-12-11',
    freeze: '2026-12-29',
    dispatch: '2027-01-04',
    meeting: '2027-01-12',
  });
});

test('a meeting on the Tuesday after Easter: Good Friday and Easter Monday are no clear days', () => {
  // Easter 2027 is on 28 March: clear are 19, 22, 23, 24 and 25 March.
  expect(meetingDates({ meeting: '2027-03-30' })).toMatchObject({
    dispatch: '2027-03-18',
    freeze: '2027-03-15',
  });
});

test('what an officer has set stands, and what is missing is counted from it', () => {
  expect(meetingDates({ meeting: '2027-01-12', dispatch: '2027-01-05' })).toMatchObject({
    dispatch: '2027-01-05',
    freeze: '2026-12-30',
  });
  expect(meetingDates({ meeting: '2027-01-12', freeze: '2026-12-18' })).toMatchObject({
    call: '2026-12-04',
    dispatch: '2027-01-04',
  });
});

test('dates that are not in order are told', () => {
  const dates = meetingDates({ meeting: '2027-01-12' });
  expect(outOfOrder(dates)).toBeNull();
  expect(outOfOrder({ ...dates, dispatch: '2027-01-12' })).toBe('dispatch');
  expect(outOfOrder({ ...dates, freeze: '2027-01-05' })).toBe('freeze');
  expect(outOfOrder({ ...dates, call: '2026-12-30' })).toBe('call');
});

test('the next meeting is today’s, or the first after it', () => {
  const board = { meetings: [{ meeting: '2027-03-02' }, { meeting: '2027-01-12' }] };
  expect(nextMeeting(board, '2027-01-12')?.meeting).toBe('2027-01-12');
  expect(nextMeeting(board, '2027-01-13')?.meeting).toBe('2027-03-02');
});

test('whatever the day of the meeting, all dates are working days in order with five clear days before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (days) => {
      const meeting = addDays('2024-01-01', days);
      const { call, freeze, dispatch } = meetingDates({ meeting });
      expect([call, freeze, dispatch].every(isWorkingDay)).toBe(true);
      expect(outOfOrder({ call, freeze, dispatch, meeting })).toBeNull();
      const clear = [];
      for (let day = addDays(dispatch, 1); day < meeting; day = addDays(day, 1))
        if (isWorkingDay(day)) clear.push(day);
      expect(clear).toHaveLength(5);
      expect(addWorkingDays(freeze, 3)).toBe(dispatch);
      expect(addWorkingDays(call, 10)).toBe(freeze);
    }),
    { numRuns: 200 },
  );
});

describe('the round that a cycle opens', () => {
  test('within a half-term’s round, what was said since that one opened is news to the board, too', () => {
    // The half-term's round runs from 4 to 18 December.
    const round = roundOfCycle(meetingDates({ meeting: '2027-01-12' }), 'england');
    expect(round).toEqual({ opens: '2026-12-11', closes: '2026-12-29', since: '2026-12-04' });
  });

  test('long after one, only what was said since it was over', () => {
    // Called for on 20 November; the round before was over on 23 October.
    const round = roundOfCycle(meetingDates({ meeting: '2026-12-17' }), 'england');
    expect(round).toMatchObject({ opens: '2026-11-20', since: '2026-10-24' });
  });
});
