/** What was stored although it looks like a pupil's data: whoever sent it said at the door that it is about no child. */

import { wordsOf } from '../../domain/privacy/content.ts';
import type { FindingKind } from '../../domain/privacy/finding.ts';
import { kindsIn } from '../../domain/privacy/guard.ts';
import { stamp } from '../../domain/stamp.ts';
import type { Update } from '../../domain/update.ts';
import type { App } from '../context.ts';
import { filesOf } from '../evidence/kept-file.ts';

/** Goes into the update. Nothing that fires comes this far without that word. */
export async function vouchedIn(
  app: App,
  tenant: string,
  by: string,
  update: Update,
): Promise<Pick<Update, 'vouched'>> {
  const named = (update.said.evidence ?? []).flatMap((one) => (one.kind === 'file' ? [one.file] : []));
  const files = named.length === 0 ? [] : await filesOf(app, tenant, named);
  const kinds: FindingKind[] = [
    ...new Set([
      ...kindsIn(wordsOf(update)),
      ...files.flatMap(({ file }) => (file.vouched === null ? [] : file.looksLike)),
    ]),
  ];
  return kinds.length === 0 ? {} : { vouched: { by, at: stamp(app.clock.now()), kinds } };
}
