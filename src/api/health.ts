// What machines ask that watch the program: is it alive, is it ready and if not why, and its figures for Prometheus.
import { Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type EngineComparison, lastComparison } from '../services/compare-engines.ts';
import { whyNotReady } from '../services/health.ts';
import type { ApiDeps } from './deps.ts';

/** Mounted first and at the root: it also measures every request that passes to later routes. */
export function createHealth({ system, log }: ApiDeps): Hono {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  const ready: Gauge = new Gauge({
    name: 'tracker_ready',
    help: '1 when the database answers, else 0.',
    registers: [registry],
    collect: async (): Promise<void> => ready.set((await whyNotReady(system)) === null ? 1 : 0),
  });
  ofLastComparison({
    name: 'tracker_engine_comparison_timestamp_seconds',
    help: 'When the two engines were last compared, in seconds since 1970; missing before the first time.',
    value: ({ at }) => Date.parse(at) / 1000,
  });
  ofLastComparison({
    name: 'tracker_engine_differences',
    help: 'Differences that the last comparison of the two engines found; missing before the first time.',
    value: ({ differences }) => differences,
  });

  const health = new Hono();
  health.use(async (c, next) => {
    const stop = duration.startTimer();
    await next();
    // The pattern, not the address: addresses are without number.
    const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'other';
    stop({ method: c.req.method, route, status: String(c.res.status) });
  });
  health.get('/healthz', (c) => {
    c.header('Cache-Control', 'no-store');
    return c.json({ status: 'alive' });
  });
  health.get('/readyz', async (c) => {
    c.header('Cache-Control', 'no-store');
    const reason = await whyNotReady(system);
    if (reason === null) return c.json({ status: 'ready' });
    log.error({ reason }, 'not ready');
    return c.json({ status: 'not_ready', reason }, 503);
  });
  health.get('/metrics', async (c) =>
    c.body(await registry.metrics(), 200, {
      'Content-Type': registry.contentType,
      'Cache-Control': 'no-store',
    }),
  );
  return health;

  /** Missing, too, while the database is away: the other figures are told all the same. */
  function ofLastComparison(figure: {
    readonly name: string;
    readonly help: string;
    readonly value: (last: EngineComparison) => number;
  }): void {
    const { name, help, value } = figure;
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: async (): Promise<void> => {
        const last = await lastComparison(system).catch(() => null);
        if (last === null) gauge.remove();
        else gauge.set(value(last));
      },
    });
  }
}
