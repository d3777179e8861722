// What a command of the command line is: one that works on the house, or one that needs nothing but its arguments.
import type { Instant } from '../domain/day.ts';
import type { System } from '../services/context.ts';

/** Told to the operator as it is, without a trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What was typed cannot be understood: the reason, and how it is written. */
export const misused = (reason: string, usage: string): CommandError =>
  new CommandError(`${reason}\nusage: ${usage}`, 2);

interface Described {
  readonly usage: string;
  readonly does: string;
}

/** Opens the database, so it is refused while a server holds an embedded one. */
export interface HouseCommand extends Described {
  readonly run: (system: System, args: readonly string[], now: Instant) => Promise<string>;
}

/** Neither opens nor makes a database, whatever runs beside it. */
export interface LoneCommand extends Described {
  readonly answer: (args: readonly string[]) => string;
}

export type Command = HouseCommand | LoneCommand;
