// `compare`: the nightly comparison of the two engines, at once; an exit code for whoever runs it at a release.
import { compareEngines } from '../services/compare-engines.ts';
import { CommandError, type HouseCommand } from './command.ts';

export const compare: HouseCommand = {
  usage: 'compare',
  does: 'holds every open project against its events and the second engine',
  run: async (system, _args, now) => {
    const { projects, clocks, differences, rows } = await compareEngines(system, now);
    const read = `${projects} projects, ${clocks} clocks`;
    const [one] = rows;
    if (one === undefined) return `${read}: no difference`;
    const { projectId, item, clock, field, stored, first, second } = one;
    const where = [item, clock, field].filter((part) => part !== null).join(' ');
    throw new CommandError(
      `${read}: ${differences} difference${differences === 1 ? '' : 's'}, the first in project ${projectId}, ${where}: ` +
        `stored ${stored ?? '-'}, first engine ${first ?? '-'}, second engine ${second ?? '-'}`,
    );
  },
};
