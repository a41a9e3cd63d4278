/** A log for tests, which can be read afterwards. */
import type { Log } from '../../src/app/ports.ts';

/** A log that keeps what it was told. */
export function keptLog(): Log & {
  lines: { level: string; event: string; fields: Record<string, unknown> }[];
} {
  const lines: { level: string; event: string; fields: Record<string, unknown> }[] = [];
  const keep = (level: string) => (fields: Record<string, unknown>, event: string) =>
    void lines.push({ level, event, fields });
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
