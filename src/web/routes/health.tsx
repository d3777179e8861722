// 运行状况: how the program stands, for those who watch it.
import { Hono } from 'hono';
import { getHealth } from '../../services/engine-health.ts';
import { contextOf, shellOf, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { HealthPage } from '../pages/health.tsx';

export const healthRoutes = new Hono<WebEnv>().get('/health', async (c) =>
  c.html(renderPage(<HealthPage shell={shellOf(c)} health={await getHealth(contextOf(c))} />)),
);
