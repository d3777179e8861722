// @ts-check
// Finds what the tests need on this machine (PostgreSQL, Redis, Chromium, a Chinese font) and, on Debian, installs what lacks.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const OLDEST_POSTGRES = 15;
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const CHROMIUM_PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** @typedef {{ what: string, packages: string[] }} Lack  a part that is not there, and the Debian packages that bring it */
/** @typedef {{ postgresBin: string, redis: string, chromium: string }} Machine  a folder and two programs */

/** @returns {{ machine: Machine | null, lacks: Lack[] }} the machine only when nothing lacks */
export function lookAround() {
  const postgresBin = findPostgres();
  const redis = onPath('redis-server');
  const chromium = findChromium();
  /** @type {Lack[]} */
  const lacks = [];
  if (!postgresBin) {
    lacks.push({ what: `a PostgreSQL server, ${OLDEST_POSTGRES} or newer`, packages: ['postgresql'] });
  }
  if (!redis) lacks.push({ what: 'redis-server', packages: ['redis-server'] });
  if (!chromium) lacks.push({ what: namedChromium(), packages: ['chromium'] });
  if (!hasChineseFont()) lacks.push({ what: 'a Chinese font', packages: ['fontconfig', 'fonts-noto-cjk'] });
  const machine =
    postgresBin && redis && chromium && lacks.length === 0 ? { postgresBin, redis, chromium } : null;
  return { machine, lacks };
}

/** @param {Lack[]} lacks */
export const packagesFor = (lacks) => lacks.flatMap((lack) => lack.packages);

/** Whether we may install: Debian, root or sudo without a password, and TEST_INSTALL is not `no`. */
export function mayInstall() {
  if (process.env['TEST_INSTALL'] === 'no' || !isDebian() || !onPath('apt-get')) return false;
  return process.getuid?.() === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}

/** @param {string[]} packages @returns {boolean} whether apt-get was content */
export function install(packages) {
  // The tests start servers of their own: while policy-rc.d says 101, Debian starts none for the packages.
  const script = `
    export DEBIAN_FRONTEND=noninteractive
    if [ ! -e /usr/sbin/policy-rc.d ]; then
      trap 'rm -f /usr/sbin/policy-rc.d' EXIT INT TERM
      printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" >&2`;
  const shell = ['sh', '-c', script, 'install', ...packages];
  const [command = 'sh', ...args] = process.getuid?.() === 0 ? shell : ['sudo', '-n', ...shell];
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const folders = existsSync(debian)
    ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
    : [];
  const initdb = onPath('initdb');
  if (initdb) folders.push(join(initdb, '..'));
  const versions = folders
    .map((bin) => ({ bin, version: postgresVersion(bin) }))
    .filter(({ version }) => version >= OLDEST_POSTGRES)
    .sort((a, b) => b.version - a.version);
  return versions[0]?.bin ?? null;
}

/** @param {string} bin @returns {number} major version; 0 when there is no server */
function postgresVersion(bin) {
  if (!isProgram(join(bin, 'initdb'))) return 0;
  const answer = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '';
  return Number(/(\d+)/.exec(answer)?.[1] ?? 0);
}

function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return isProgram(named) ? named : null;
  return CHROMIUM_NAMES.map(onPath).find(Boolean) ?? CHROMIUM_PLACES.find(isProgram) ?? null;
}

function namedChromium() {
  const named = process.env['CHROMIUM_PATH'];
  return named ? `Chromium (CHROMIUM_PATH is no program: ${named})` : 'Chromium';
}

function hasChineseFont() {
  if (process.platform === 'darwin') return true; // comes with the system, without fontconfig
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return (fonts.stdout ?? '').trim() !== '';
}

function isDebian() {
  const about = '/etc/os-release';
  return existsSync(about) && /^ID=debian$/m.test(readFileSync(about, 'utf8'));
}

/** @param {string} name @returns {string | null} */
function onPath(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
