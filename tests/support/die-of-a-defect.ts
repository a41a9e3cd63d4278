/** Run as a process: dies of an error that nobody catches, in a promise or not, whose message holds what somebody wrote. */
import { keepLastWords } from '../../src/commands/last-words.ts';
import { logAt } from '../../src/main.ts';

keepLastWords(logAt('error'));
const error = new SyntaxError('Unexpected token, "zebramark" is not valid JSON');
if (process.argv[2] === 'in a promise') void Promise.reject(error);
else throw error;
