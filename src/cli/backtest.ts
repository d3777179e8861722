// `backtest`: forecasts of finished projects against what happened, so that nobody has to believe a forecast unseen.
import { parseArgs } from 'node:util';
import { backtest as run } from '../services/backtest.ts';
import { forecastBases } from '../services/forecast.ts';
import { LEAST_SAMPLES } from '../services/history.ts';
import { type HouseCommand, misused } from './command.ts';

const usage = 'backtest [--basis limits|median|p80] [--every DAYS]';
const options = { basis: { type: 'string' }, every: { type: 'string' } } as const;

export const backtest: HouseCommand = {
  usage,
  does: 'holds forecasts of finished projects against what happened',
  run: async (system, args) => {
    const { basis, every } = parsed(args);
    const chosen = forecastBases.filter((one) => basis === undefined || one === basis);
    if (chosen.length === 0) throw misused(`--basis: one of ${forecastBases.join(', ')}`, usage);
    if (every !== undefined && !/^[1-9]\d{0,2}$/.test(every))
      throw misused('--every: working days from 1 to 999', usage);
    const { projects, bases } = await run(system, chosen, Number(every ?? 10));
    if (projects === 0) return 'no finished project: nothing to test yet';
    const lines = bases.map(({ basis: name, figures }) =>
      figures === null
        ? `${name.padEnd(8)} no forecast before the end`
        : `${name.padEnd(8)} ${count(figures.forecasts, 'forecast')}: median error ${signed(figures.median)}, ` +
          `80 % between ${signed(figures.from)} and ${signed(figures.to)}`,
    );
    return [
      `${count(projects, 'finished project')}; errors in working days, + is later than forecast`,
      ...lines,
      ...(chosen.some((one) => one !== 'limits')
        ? [`where fewer than ${LEAST_SAMPLES} finished cases were known then, the limit was taken`]
        : []),
    ].join('\n');
  },
};

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw misused(error instanceof Error ? error.message : String(error), usage);
  }
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
const signed = (days: number): string => (days > 0 ? `+${days}` : String(days));
