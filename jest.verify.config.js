/** The long form of the tests: hundreds of kills and many more random cases, for `npm run verify`. */
import base from './jest.config.js';

process.env.WAYMARK_VERIFY = 'full';

export default { ...base, testTimeout: 20 * 60_000 };
