// The command line on the server: rebuild the read models, check the record, keep templates, count days. Each command
// is one verb.
import type { Config } from '../config.ts';
import type { Instant } from '../domain/day.ts';
import { closeSystem, openSystem } from '../services/open-system.ts';
import { rebuild } from '../services/rebuild.ts';
import { verifyRecord } from '../services/verify-record.ts';
import { backtest } from './backtest.ts';
import { type Command, CommandError } from './command.ts';
import { compare } from './compare.ts';
import { due } from './due.ts';
import { templateCommands } from './templates.ts';

const commands: Readonly<Record<string, Command>> = {
  rebuild: {
    usage: 'rebuild',
    does: 'makes the read models again from the events',
    run: async (system, _args, now) => `${await rebuild(system, now)} projects rebuilt`,
  },
  verify: {
    usage: 'verify',
    does: 'checks the hash chain of every project, and every paper against it',
    run: async (system) => {
      const { projects, events, papers, faults } = await verifyRecord(system);
      if (faults.length === 0) return `${projects} projects, ${events} events, ${papers} papers: whole`;
      const lines = faults.map(
        ({ projectId, seq, reason, paper }) =>
          `project ${projectId}, event ${seq}: ${reason}${paper === undefined ? '' : ` ${paper}`}`,
      );
      throw new CommandError(`${faults.length} faults were found:\n${lines.join('\n')}`);
    },
  },
  compare,
  backtest,
  ...templateCommands,
  due,
};

/**
 * Runs one command and gives what it says; throws with a sentence for the operator. Where it is, and what the time is, is
 * asked only for a command that works on the house.
 */
export async function runCommand(
  [name = '', ...args]: readonly string[],
  configOf: () => Config,
  nowOf: (config: Config) => Instant,
): Promise<string> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const lines = Object.values(commands).map(({ usage, does }) =>
      usage.length > 24 ? `  ${usage}\n${' '.repeat(27)}${does}` : `  ${usage.padEnd(24)} ${does}`,
    );
    throw new CommandError(`commands:\n${lines.join('\n')}`, 2);
  }
  if ('answer' in command) return command.answer(args);
  const config = configOf();
  const now = nowOf(config);
  const { system } = await openSystem(config, { now, demo: 'either' });
  try {
    return await command.run(system, args, now);
  } finally {
    await closeSystem(system);
  }
}
