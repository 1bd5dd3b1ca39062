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

/** A real browser. A machine that cannot start it fails the tests: a page that nobody opened is not tested. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch(await launchOptions());
}

/** A browser whose storage lasts in a folder: to be killed and started again. */
export async function openLastingBrowser(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return playwright.launchPersistentContext(folder, { ...options, ...(await launchOptions()) });
}
