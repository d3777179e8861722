// What is kept of a secret that somebody else holds: enough to know it again, not enough to use it.
import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. For long random secrets only; passwords need a slow hash. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex');
