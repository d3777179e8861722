// One server of health, API and pages: mounts the rooms, sets the headers that hold for all.
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { createApi, createHealth } from './api/index.ts';
import type { Instant } from './domain/day.ts';
import type { System } from './services/context.ts';
import { createWeb } from './web/index.tsx';
import { ownerPolicyFor } from './web/owner-style.ts';
import type { SampleAccounts } from './web/pages/sign-in.tsx';

export interface ServerDeps {
  readonly system: System;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly demo: {
    readonly place: { readonly zh: string; readonly en: string };
    readonly samples: SampleAccounts;
  } | null;
}

export async function createServer({ system, now, log, demo }: ServerDeps): Promise<Hono> {
  const app = new Hono();
  // Around the headers for all, which would take its place.
  app.use('/o/*', async (c, next) => {
    await next();
    c.header('Content-Security-Policy', ownerPolicyFor(c.req.path));
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        // The style library draws its arrows and ticks as data addresses.
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'same-origin',
      // A plain-http start on one machine is the default; a proxy that ends TLS adds this itself.
      strictTransportSecurity: false,
    }),
  );
  app.route('/', createHealth({ system, now, log }));
  app.route('/api', createApi({ system, now, log }));
  app.route(
    '/',
    await createWeb({ system, now, log, place: demo?.place ?? null, demo: demo?.samples ?? null }),
  );
  return app;
}
