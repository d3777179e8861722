// What the operator reads on the terminal once the program listens, in both languages.
import type { Instant } from './domain/day.ts';
import { Refusal } from './domain/errors.ts';
import type { Demo } from './services/load-demo.ts';
import { errorText } from './texts/errors.ts';
import { langs } from './texts/index.ts';

export interface Welcome {
  readonly url: string;
  readonly demo: Demo | null;
  /** Path that lets the first administrator set a password, once. */
  readonly firstLink: string | null;
  /** Token made for this demo run. */
  readonly token: string | null;
  readonly frozen: Instant | null;
}

export function welcome({ url, demo, firstLink, token, frozen }: Welcome): string {
  const lines = [`企业投资项目审批跟踪 · Project approval tracker`, `  ${url}`];
  if (frozen !== null) {
    const local = new Date(frozen + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    lines.push(`  时钟停在 · clock stands at ${local} (Asia/Shanghai)`);
  }
  if (demo !== null) {
    lines.push(
      `  示例数据 · sample data. 登录 · sign in: ${demo.accounts.map(({ username }) => username).join(', ')}`,
    );
    lines.push(`  口令 · password: ${demo.password}`);
  }
  if (token !== null) lines.push(`  API token (api01, this run): ${token}`);
  if (firstLink !== null) {
    lines.push(`  首位管理员设置口令（仅用一次）· first administrator, use once: ${url}${firstLink}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Why the program stops: a sentence where it is somebody's to mend, else the whole trace. */
export function failure(error: unknown): string {
  if (error instanceof Refusal) {
    const issues = error.issues.map(({ path, code, facts }) => {
      const file = typeof facts['file'] === 'string' ? `${facts['file']}, ` : '';
      return `  ${file}${path}: ${errorText('en', code, facts)}`;
    });
    const said = langs.map((lang) => errorText(lang, error.code, error.facts));
    return [...said, ...issues].join('\n');
  }
  if (!(error instanceof Error)) return String(error);
  const known = ['CommandError', 'ConfigError', 'StoreProblem'].includes(error.name);
  return known ? error.message : (error.stack ?? error.message);
}
