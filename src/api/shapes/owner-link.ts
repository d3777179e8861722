// Links of owners as answers give them.
import { z } from '@hono/zod-openapi';
import { linkPurposes } from '../../domain/link-acts.ts';
import { date, instant } from './common.ts';

export const ownerLink = z
  .object({
    id: z.string(),
    path: z.string().openapi({
      description: 'Path on this program; whoever has it sees the project.',
      example: '/o/q3Zf0aB1xY7kW5n1c0Vb8mJ2tR6sE9dL4pKqUoXh3GyZ',
    }),
    purpose: z.enum(linkPurposes),
    note: z.string().nullable(),
    createdBy: z.string(),
    createdAt: instant,
    expiresOn: date.openapi({ description: 'The last day on which it works.' }),
    revokedAt: instant.nullable(),
    revokedBy: z.string().nullable(),
    lastUsedAt: instant.nullable().openapi({ description: 'Kept to the hour.' }),
    state: z.enum(['live', 'expired', 'revoked']),
  })
  .openapi('OwnerLink');

export const ownerLinks = z
  .object({
    project: z.object({ id: z.string(), name: z.string(), ownerName: z.string() }),
    links: z.array(ownerLink).readonly(),
  })
  .openapi('OwnerLinks');
