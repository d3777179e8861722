// The only reader of the environment: every variable checked once, every fault named in one message.
import path from 'node:path';

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** Makes an administrator's API token at first start. */
  readonly bootstrapToken: string | null;
  /** Freezes the clock at this instant (milliseconds). */
  readonly frozenNow: number | null;
  /** Program and arguments of the virus scanner; the path of a file is added. */
  readonly scanCommand: readonly string[] | null;
  readonly production: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export class ConfigError extends Error {
  constructor(faults: readonly string[]) {
    super(`The environment cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Fault = (variable: string, wrong: string, accepted: string) => void;

/** Throws ConfigError with one line per variable that is wrong. Relative paths are taken from `cwd`. */
export function readConfig(
  environment: Environment = process.env,
  cwd = process.cwd(),
  defaultDataDir = './data',
): Config {
  const faults: string[] = [];
  const fault: Fault = (variable, wrong, accepted) =>
    faults.push(`${variable}: ${wrong}; accepted: ${accepted}`);
  const value = (name: string): string | null => {
    const text = environment[name]?.trim();
    return text === undefined || text === '' ? null : text;
  };
  const production = value('NODE_ENV') === 'production';
  const config: Config = {
    port: readPort(value('PORT'), fault),
    host: value('HOST') ?? '127.0.0.1',
    dataDir: path.resolve(cwd, value('DATA_DIR') ?? defaultDataDir),
    databaseUrl: readUrl('DATABASE_URL', value('DATABASE_URL'), ['postgres:', 'postgresql:'], fault),
    redisUrl: readUrl('REDIS_URL', value('REDIS_URL'), ['redis:', 'rediss:'], fault),
    bootstrapToken: readToken(value('BOOTSTRAP_TOKEN'), fault),
    frozenNow: readNow(value('APP_NOW'), production, fault),
    scanCommand: value('SCAN_COMMAND')?.split(/\s+/) ?? null,
    production,
    logLevel: readLogLevel(value('LOG_LEVEL'), fault),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function readPort(text: string | null, fault: Fault): number {
  const port = Number(text ?? '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fault('PORT', `"${text}" is not a port`, '0 to 65535');
  return port;
}

function readUrl(
  name: string,
  text: string | null,
  protocols: readonly string[],
  fault: Fault,
): string | null {
  if (text === null) return null;
  const accepted = `${protocols[0]}//user:password@host:port/name`;
  // The value itself is not repeated: it may hold a password.
  if (!URL.canParse(text)) fault(name, 'not a URL', accepted);
  else if (!protocols.includes(new URL(text).protocol))
    fault(name, `not a ${protocols.join(' or ')} URL`, accepted);
  return text;
}

function readToken(text: string | null, fault: Fault): string | null {
  if (text !== null && text.length < 32)
    fault('BOOTSTRAP_TOKEN', 'too short to be safe', '32 characters or more');
  return text;
}

function readNow(text: string | null, production: boolean, fault: Fault): number | null {
  if (text === null) return null;
  if (production) fault('APP_NOW', 'a frozen clock is refused when NODE_ENV=production', 'unset');
  const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant))
    fault('APP_NOW', `"${text}" is not an instant`, 'RFC 3339, e.g. 2026-05-27T09:00:00+08:00');
  return instant;
}

function readLogLevel(text: string | null, fault: Fault): Config['logLevel'] {
  const levels = ['debug', 'info', 'warn', 'error'] as const;
  const level = levels.find((one) => one === (text ?? 'warn'));
  if (level === undefined) fault('LOG_LEVEL', `"${text}" is not a level`, levels.join(', '));
  return level ?? 'warn';
}
