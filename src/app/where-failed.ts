/** What the log may know of a failure: its kind and where it happened, but never its message, which may hold what a person wrote. */
export function whereFailed(failure: unknown): { error: string; at: string } {
  if (!(failure instanceof Error)) return { error: typeof failure, at: '' };
  const frames = (failure.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    error: failure.name,
    at: frames
      .slice(0, 4)
      .map((line) => line.trim())
      .join(' < '),
  };
}
