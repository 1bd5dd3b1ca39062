import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium as playwright } from 'playwright-core';

interface PackagedChromium {
  readonly args: readonly string[];
  setGraphicsMode: boolean;
  executablePath(): Promise<string>;
}

/** Chromium from its npm package; CHROMIUM names another one. */
async function executable(): Promise<{ path: string; args: readonly string[] }> {
  const given = process.env['CHROMIUM'];
  if (given && existsSync(given)) return { path: given, args: ['--no-sandbox'] };
  const packaged = (await import('@sparticuz/chromium')) as unknown as { default: PackagedChromium };
  const chromium = packaged.default;
  // Our pages draw no WebGL; emulating a graphics card would take half a core.
  chromium.setGraphicsMode = false;
  // One process for all pages dies with the first page that is closed.
  return { path: await chromium.executablePath(), args: [...chromium.args.filter((a) => a !== '--single-process'), '--no-sandbox'] };
}

/** A real browser. A machine that has none fails the tests: a page that nobody opened is not tested. */
export async function openBrowser(): Promise<Browser> {
  const { path, args } = await executable();
  return playwright.launch({ executablePath: path, args: [...args], headless: true });
}

/** A browser whose storage lasts in a folder: to be killed and started again. */
export async function openLastingBrowser(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const { path, args } = await executable();
  return playwright.launchPersistentContext(folder, { executablePath: path, args: [...args], headless: true, ...options });
}
