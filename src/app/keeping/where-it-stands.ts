/** Reads of any record to which plan and action it belongs, when it was said, and by whom, as far as its kind has that. */
import { z } from 'zod/v4';

const Placed = z.object({
  id: z.string().optional().catch(undefined),
  plan: z.string().nullish().catch(null),
  item: z.string().nullish().catch(null),
  at: z.string().nullish().catch(null),
  createdAt: z.string().nullish().catch(null),
  by: z.string().nullish().catch(null),
  person: z.string().nullish().catch(null),
});

const placed = (body: unknown): z.infer<typeof Placed> => Placed.safeParse(body).data ?? {};

export const planOf = (body: unknown): string | null => placed(body).plan ?? null;
export const itemOf = (body: unknown): string | null => placed(body).item ?? null;
export const saidAt = (body: unknown): string | null => placed(body).at ?? placed(body).createdAt ?? null;
export const saidBy = (body: unknown): string | null => placed(body).by ?? null;
