/** A new edition from a source without a title or an authority: what stands in the record is no change of the source's. */
import type { Plan } from '../../domain/plan.ts';
import type { PlanFile } from '../../domain/plan-file.ts';
import type { Finding } from '../../importing/finding.ts';
import type { Unsaid } from '../../importing/sketch.ts';
import { isOnStandIn } from '../../importing/sketch-head.ts';

type Read = { file: PlanFile; findings: Finding[]; unsaid: Unsaid };

/** As it was read where the plan is not in the record yet. */
export function withKnownHead(
  { file, findings, unsaid }: Read,
  known: Plan | undefined,
): Omit<Read, 'unsaid'> {
  if (!known) return { file, findings };
  return {
    file: {
      ...file,
      ...(unsaid.includes('title') && { title: known.title }),
      ...(unsaid.includes('authority') && { authority: known.authority }),
    },
    findings: findings.filter((finding) => !isOnStandIn(finding)),
  };
}
