import type { PlatformAnswer } from '../api/platform-api.ts';
import { HINTS, PlatformError, UnreachableError } from '../api/platform-errors.ts';
import { bad, good, type Finding } from './finding.ts';

/** Makes one call that changes nothing, and says what its refusal means. */
export async function checkApi(what: string, call: () => Promise<PlatformAnswer>): Promise<Finding> {
  try {
    await call();
    return good(what);
  } catch (error) {
    if (error instanceof PlatformError) return bad(`${what}: refused with ${error.code}`, HINTS[error.code] ?? 'Look the code up in the documentation of the platform.');
    if (error instanceof UnreachableError)
      return bad(`${what}: ${error.message}`, 'See whether this machine may call the platform, and whether the API base in the configuration is right.');
    throw error;
  }
}
