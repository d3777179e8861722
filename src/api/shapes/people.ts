// Accounts, their one-time links and tokens.
import { z } from '@hono/zod-openapi';
import { roles } from '../../services/access.ts';
import { instant } from './common.ts';

export const account = z
  .object({
    username: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roles)).readonly(),
    region: z.string().nullable(),
    department: z.string().nullable(),
    creditCode: z.string().nullable(),
    phone: z.string().nullable(),
    state: z.enum(['active', 'invited', 'disabled']),
    createdAt: instant,
  })
  .openapi('Account');

const link = z.object({
  username: z.string(),
  path: z.string().openapi({ description: 'Shown once; whoever opens it sets the password.' }),
  expiresAt: instant,
});

const token = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .openapi('Token');

export const accountList = z.object({ items: z.array(account).readonly() }).openapi('AccountList');
export const invitation = z.object({ account, link }).openapi('Invitation');
export const tokenList = z.object({ items: z.array(token).readonly() }).openapi('TokenList');
export const newToken = z
  .object({ token: z.string().openapi({ description: 'Shown once.' }), details: token })
  .openapi('NewToken');
