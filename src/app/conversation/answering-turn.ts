/** Names the turn that answers what was asked: delivered again, it answers it again. */

import type { Origin } from '../message.ts';
import { commandId } from './command-id.ts';

export const answeringTurn = (origin: Origin): string => commandId(origin, 'answers');
