/** A fault of the caller's: said in one line on standard error, with exit code 2 and no stack trace. */
export class CallerFault extends Error {
  override name = 'CallerFault';
}
