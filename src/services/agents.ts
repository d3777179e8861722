// The proxy clerks who may be given a project.
import { regionWithin } from '../domain/regions.ts';
import { listAccounts } from '../store/accounts.ts';
import { demand } from './access.ts';
import type { ServiceContext } from './context.ts';

/** Active ones whose place overlaps the asker's, by username. */
export async function listAgents(
  ctx: ServiceContext,
): Promise<readonly { readonly username: string; readonly name: string }[]> {
  demand(ctx.actor, 'project.open');
  const all = await listAccounts(ctx.store.db);
  const near = (region: string | null): boolean =>
    region !== null && (regionWithin(region, ctx.actor.region) || regionWithin(ctx.actor.region, region));
  return all
    .filter(({ active, roles, region }) => active && roles.includes('agent') && near(region))
    .map(({ username, name }) => ({ username, name }));
}
