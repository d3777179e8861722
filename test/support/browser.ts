// A headless Chromium for page tests. A test fails by itself when its page logs an error, breaks the content policy,
// or asks any host but this machine.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { isLoopback } from './loopback-only.mjs';

export interface PageOptions {
  /** False to see the page as somebody without script. */
  readonly script?: boolean;
  /** Answers that this test provokes on purpose, e.g. `[422]`; the browser logs each as an error. */
  readonly expectedStatuses?: readonly number[];
  /** The test cuts the line on purpose: what fails for want of one is no complaint. */
  readonly lostLine?: boolean;
  /** Paper instead of screen. */
  readonly print?: boolean;
  /** Of the visitor; somewhere far from Shanghai unless told, because no date may depend on it. */
  readonly timeZone?: string;
}

export interface TestBrowser {
  /** A page in a profile of its own, signed in to nothing. `lang` is `zh-CN` or `en`. */
  readonly page: (width: number, height: number, lang: string, options?: PageOptions) => Promise<Page>;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
const FAILED_LOAD = /^Failed to load resource: the server responded with a status of (\d+)/;

/** Call once at the top of a test file: opens a browser for it, closes each test's pages, and fails tests whose pages complained. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const heard = complaints;
    contexts = [];
    complaints = [];
    if (heard.length > 0) throw new Error(`the page complained:\n${heard.join('\n')}`);
  });
  afterAll(async () => {
    await browser?.close();
  });

  return {
    page: async (width, height, lang, options = {}) => {
      if (!browser) throw new Error('pages can be opened inside tests only');
      const context = await browser.newContext({
        viewport: { width, height },
        locale: lang,
        timezoneId: options.timeZone ?? 'America/New_York',
        javaScriptEnabled: options.script ?? true,
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      listen(context, complaints, options.expectedStatuses ?? [], options.lostLine ?? false);
      const page = await context.newPage();
      if (options.print) await page.emulateMedia({ media: 'print' });
      return page;
    },
  };
}

/** A bare browser for scripts that take pictures. */
export function launch(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('CHROMIUM_PATH is not set; `npm test -- <file>` sets it');
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

function listen(
  context: BrowserContext,
  complaints: string[],
  expected: readonly number[],
  lostLine: boolean,
): void {
  context.on('console', (message) => {
    const status = Number(FAILED_LOAD.exec(message.text())?.[1]);
    // What the content policy refuses is logged as an error too.
    if (message.type() !== 'error' || expected.includes(status)) return;
    if (lostLine && /^Failed to load resource: net::ERR_/.test(message.text())) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isHere = ['data:', 'blob:', 'about:'].includes(url.protocol) || isLoopback(url.hostname);
    if (!isHere) complaints.push(`asked the foreign host ${url.host}: ${request.url()}`);
  });
}
