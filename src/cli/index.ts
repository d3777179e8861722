// The command line on the server: rebuild the read models, check the record, import a template, count days. Each command
// is one verb.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Config } from '../config.ts';
import type { Instant } from '../domain/day.ts';
import { type Actor, systemActor } from '../services/access.ts';
import { closeSystem, openSystem } from '../services/open-system.ts';
import { rebuild } from '../services/rebuild.ts';
import { importTemplate } from '../services/templates.ts';
import { verifyRecord } from '../services/verify-record.ts';
import { type Command, CommandError, misused } from './command.ts';
import { compare } from './compare.ts';
import { due } from './due.ts';

/** Whoever may run this on the server may do what an administrator may. */
const operator: Actor = { ...systemActor, username: 'operator', name: '运维', roles: ['administrator'] };

const commands: Readonly<Record<string, Command>> = {
  rebuild: {
    usage: 'rebuild',
    does: 'makes the read models again from the events',
    run: async (system, _args, now) => `${await rebuild(system, now)} projects rebuilt`,
  },
  verify: {
    usage: 'verify',
    does: 'checks the hash chain of every project',
    run: async (system) => {
      const { projects, events, faults } = await verifyRecord(system);
      if (faults.length === 0) return `${projects} projects, ${events} events: whole`;
      const lines = faults.map(
        ({ projectId, seq, reason }) => `project ${projectId}, event ${seq}: ${reason}`,
      );
      throw new CommandError(`${faults.length} chains are broken:\n${lines.join('\n')}`);
    },
  },
  compare,
  'import-template': {
    usage: 'import-template FILE',
    does: 'publishes a template version (YAML or JSON)',
    run: async (system, [file], now) => {
      if (file === undefined) throw misused('FILE is missing', 'import-template FILE');
      const source = { text: readFileSync(file, 'utf8'), fileName: basename(file) };
      const { template, created } = await importTemplate({ ...system, actor: operator, now }, source);
      return `${template.document.id} ${template.document.version}: ${created ? 'published' : 'was there already'}`;
    },
  },
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
