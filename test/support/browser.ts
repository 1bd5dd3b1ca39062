import { PATIENCE_MS } from './eventually';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium as playwright, type LaunchOptions } from 'playwright-core';
import { browserFiles } from './browser-files';

interface PackagedChromium {
  readonly args: readonly string[];
  setGraphicsMode: boolean;
}

async function launchOptions(): Promise<LaunchOptions> {
  const { executable, env } = await browserFiles();
  const { default: chromium } = (await import('@sparticuz/chromium')) as unknown as { default: PackagedChromium };
  // Our pages draw no WebGL; emulating a graphics card would take half a core.
  chromium.setGraphicsMode = false;
  return {
    executablePath: executable,
    // One process for all pages dies with the first page that is closed.
    args: chromium.args.filter((a) => a !== '--single-process'),
    // A downloaded file keeps its Chinese name only in UTF-8.
    env: { LANG: 'C.UTF-8', PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'], ...env },
    headless: true,
    timeout: PATIENCE_MS,
  };
}

/** The browser itself crashes now and then while it starts on a busy machine, before any page of ours: that is tried once more. */
async function started<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('signal=SIGSEGV')) throw error;
    return start();
  }
}

/** A real browser. A machine that cannot start it fails the tests: a page that nobody opened is not tested. */
export async function openBrowser(): Promise<Browser> {
  const options = await launchOptions();
  return started(() => playwright.launch(options));
}

/** A browser whose storage lasts in a folder: to be killed and started again. */
export async function openLastingBrowser(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const all = { ...options, ...(await launchOptions()) };
  return started(() => playwright.launchPersistentContext(folder, all));
}
