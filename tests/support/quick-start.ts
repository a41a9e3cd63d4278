/** The environment of every process that a test starts: what one has compiled, the next ones read instead. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Node keeps there what it made of each file, by the file's content: a bot starts in little more than half the time. */
export const QUICK_START = { NODE_COMPILE_CACHE: join(tmpdir(), 'waymark-tests-compiled') };
