/** The standing duties of a plan's bodies (a yearly review, a termly report), as items that are asked about. */
import { type Anchors, type ByWhenReading, readByWhen } from '../domain/by-when.ts';
import type { Nature } from '../domain/plan.ts';
import type { FileHead, FileItemAlone } from '../domain/plan-file.ts';

export type Duty = { body: string; item: FileItemAlone };

/**
 * Duties that the file lists, and for a body without a list what its cadence tells: each part of it ("reviewed
 * annually; termly") is one. A part that names an item of the plan is that item's, and not told twice.
 */
export function dutiesOf(head: Pick<FileHead, 'bodies'>, refs: readonly string[], anchors: Anchors): Duty[] {
  let count = 0;
  return (head.bodies ?? []).flatMap((body) => {
    const listed = body.duties?.map((duty) => ({
      ref: duty.ref,
      text: duty.text,
      when: duty.when,
      owner: duty.owner,
    }));
    const told = (body.cadence ?? '')
      .split(/[;,]/)
      .map((part) => part.trim())
      .filter((part) => part !== '' && !refs.some((ref) => part.includes(ref)))
      .map((part) => ({ ref: `D${++count}`, text: `${body.name}: ${part}`, when: part, owner: undefined }));
    return (listed ?? told).map(({ ref, text, when, owner }) => ({
      body: body.name,
      item: {
        ref,
        title: text.slice(0, 1000),
        when,
        nature: natureOf(readByWhen(when, anchors)),
        ...(owner === undefined ? {} : { owners: [owner] }),
      },
    }));
  });
}

function natureOf({ kind }: ByWhenReading): Nature {
  if (kind === 'continuous') return 'continuous';
  return kind === 'point' || kind === 'window' ? 'deliverable' : 'recurring';
}
