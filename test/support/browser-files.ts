import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

const MODULES = join(__dirname, '../../node_modules');
const CACHE = join(MODULES, '.cache/browser');

/** Chromium, its shared libraries and its fonts: all of them from development packages, nothing of the machine's own. */
export interface BrowserFiles {
  readonly executable: string;
  /** Where the browser's process finds libraries and fonts. */
  readonly env: Readonly<Record<string, string>>;
}

function packageFolder(name: string, what: string): string {
  const folder = join(MODULES, name);
  if (!existsSync(folder))
    throw new Error(`The pages are tested with ${what} from the package ${name}, which is not installed: run \`npm ci\`.`);
  return folder;
}

async function unpack(packed: string, folder: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const staging = await mkdtemp(join(CACHE, '.unpacking-'));
  const brotli = (name: string) => [createReadStream(join(packed, name)), createBrotliDecompress()] as const;
  try {
    await Promise.all([
      pipeline(...brotli('chromium.br'), createWriteStream(join(staging, 'chromium'), { mode: 0o755 })),
      pipeline(...brotli('al2023.tar.br'), extract(staging)),
      pipeline(...brotli('swiftshader.tar.br'), extract(staging)),
    ]);
    // The second to arrive finds the folder there, and throws its own away.
    await rename(staging, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Unpacks this version of the browser, unless it was. The global setup does it: a program that is still being written cannot be run. */
export async function browserFiles(): Promise<BrowserFiles> {
  packageFolder('@embedpdf/fonts-sc', 'a Chinese font');
  const fonts = { FONTCONFIG_FILE: join(__dirname, 'fonts.conf'), XDG_CACHE_HOME: CACHE };
  const given = process.env['CHROMIUM'];
  if (given) {
    if (!existsSync(given)) throw new Error(`CHROMIUM names ${given}, which does not exist.`);
    return { executable: given, env: fonts };
  }
  const chromium = packageFolder('@sparticuz/chromium', 'Chromium');
  const { version } = JSON.parse(await readFile(join(chromium, 'package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, version);
  if (!existsSync(folder)) await unpack(join(chromium, 'bin'), folder);
  return { executable: join(folder, 'chromium'), env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'lib') } };
}
