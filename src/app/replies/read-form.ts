/** Reads what was typed into the update form: into what was said, or into faults beside their fields. */
import { asDate, type Typed } from '../../cards/submit.ts';
import { Evidence, type Milestone, OwnerStatus } from '../../domain/milestone.ts';
import type { Field } from '../../domain/rejection.ts';
import type { Said } from '../../domain/update.ts';

export type FormFault = { field: Field; message: string };

/**
 * The form starts with the last values, so a field that still holds its value says nothing new and an emptied
 * one takes the value back. The status is always said.
 */
export function readForm(typed: Typed, before: Milestone): { said: Said; faults: FormFault[] } {
  const said: Said = {};
  const faults: FormFault[] = [];

  const status = OwnerStatus.safeParse(typed.status);
  if (status.success) said.status = status.data;
  else if (typed.status !== '')
    faults.push({ field: 'status', message: 'Choose one of the statuses in the list.' });
  else faults.push({ field: 'status', message: 'Choose how it is going.' });

  const percent = typed.percent.trim().replace(/\s*%$/, '');
  if (percent === '') {
    if (before.percent !== null) said.percent = null;
  } else if (!/^\d{1,3}$/.test(percent) || Number(percent) > 100) {
    faults.push({ field: 'percent', message: 'Give a whole number from 0 to 100, or leave it empty.' });
  } else if (Number(percent) !== before.percent) said.percent = Number(percent);

  const reason = typed.reason.trim();
  if (reason.length > 2000) {
    faults.push({ field: 'reason', message: `Keep it under 2,000 characters; this has ${reason.length}.` });
  } else if (reason !== (before.reason ?? '')) said.reason = reason === '' ? null : reason;

  const forecast = typed.forecast.trim();
  const date = asDate(forecast);
  if (forecast !== '' && date === null) {
    faults.push({
      field: 'forecast',
      message: 'Give a real date, such as 12 March 2027, or leave it empty.',
    });
  } else if (date !== before.forecast) said.forecast = date;

  const link = typed.evidence.trim();
  if (link !== '') {
    const evidence = Evidence.safeParse({ kind: 'link', url: link });
    if (evidence.success) said.evidence = [evidence.data];
    else faults.push({ field: 'evidence', message: 'Give a web link that starts with https:// or http://.' });
  }
  return { said, faults };
}

/** What the form starts with: the milestone's last values. */
export function typedFrom(milestone: Milestone): Typed {
  const status = OwnerStatus.safeParse(milestone.status);
  return {
    status: milestone.lastUpdate && status.success ? status.data : '',
    percent: milestone.percent === null ? '' : String(milestone.percent),
    reason: milestone.reason ?? '',
    forecast: milestone.forecast ?? '',
    evidence: '',
  };
}
