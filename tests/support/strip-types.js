/** Jest's transform: Node strips the types itself, so no compiler stands between a test and the code. */
import { stripTypeScriptTypes } from 'node:module';

export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) };
