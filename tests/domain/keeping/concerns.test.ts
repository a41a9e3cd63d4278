/** Whom a record concerns and on which days is read from all of it: whoever decided, was spoken for, or has the post. */
import { newPerson } from '../../../src/app/plans/import-plan.ts';
import { concernsOf, knownOf } from '../../../src/domain/keeping/concerns.ts';

const person = (id: string, name: string) => ({ ...newPerson(id, `${id}@example.org`), name });
const KNOWN = knownOf([person('alex', 'Alex Sample'), person('robin', 'Robin Sample')], ['left-1']);
const day = (on: string) => ({ from: on, to: on });

test.each([
  ['who asked and who decided', 'request', { by: 'alex', decided: { by: 'robin' } }, ['alex', 'robin']],
  ['who is asked', 'request', { by: 'alex', to: 'robin' }, ['alex', 'robin']],
  [
    'whom it turns to, in a text',
    'change',
    { by: 'alex', to: 'post:x person:robin from 2026' },
    ['alex', 'robin'],
  ],
  ['whose key it was', 'update', { by: 'alex', standsFor: { key: 'person:robin' } }, ['alex', 'robin']],
  ['whom it was said for, by name', 'update', { by: 'alex', onBehalf: 'ROBIN  Sample' }, ['alex', 'robin']],
  [
    'who said any of its lines',
    'board-post',
    { lines: [{ by: 'alex' }, { by: 'robin' }] },
    ['alex', 'robin'],
  ],
  ['somebody who is no longer known', 'update', { by: 'left-1' }, ['left-1']],
  ['nobody for a word that is an id', 'update', { by: 'alex', said: { reason: 'robin' } }, ['alex']],
  ['nobody for a part of an id', 'update', { by: 'alex', plan: 'robin-2' }, ['alex']],
])('it concerns %s', (_, kind, body, people) => {
  expect(concernsOf(kind, body, KNOWN).people).toEqual(people);
});

test.each([
  [
    'when it was asked and decided',
    'request',
    { at: '2026-12-01T09:00:00Z', decided: { at: '2026-12-08T09:00:00Z' } },
    [day('2026-12-01'), day('2026-12-08')],
  ],
  [
    'all of a leave',
    'leave',
    { from: '2026-12-01', until: '2026-12-18', at: '2026-11-20T09:00:00Z' },
    [day('2026-11-20'), { from: '2026-12-01', to: '2026-12-18' }],
  ],
  [
    'no day on which something else was sent',
    'update',
    { at: '2026-12-01T09:00:00Z', said: { evidence: [{ at: '2026-01-01T09:00:00Z' }] } },
    [day('2026-12-01')],
  ],
  [
    'no day for an action, which goes on',
    'item',
    { measures: [{ readings: [{ at: '2026-12-01T09:00:00Z' }] }] },
    [],
  ],
])('its days are %s', (_, kind, body, when) => {
  expect(concernsOf(kind, body, KNOWN).when).toEqual(when);
});
