import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const BASE = '/m/';

/** What the cadre's app can ever load: everything but what only the enterprise's pages have. */
function cadreFiles(bundle) {
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set();
  const walk = (file) => {
    const chunk = byFile.get(file);
    if (!chunk || seen.has(file) || chunk.facadeModuleId?.includes('/src/portal/')) return;
    seen.add(file);
    for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style);
    for (const other of [...chunk.imports, ...chunk.dynamicImports]) walk(other);
  };
  for (const chunk of chunks) if (chunk.isEntry && chunk.fileName !== 'sw.js') walk(chunk.fileName);
  return [...seen].sort();
}

/** Tells the worker its files and a name for them; a build with other contents has another name. */
const precache = {
  name: 'precache',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const own = readdirSync(at('public'));
      const built = cadreFiles(bundle);
      const hash = createHash('sha256').update(bundle['index.html'].source);
      for (const file of built) hash.update(file);
      for (const file of own) hash.update(file).update(readFileSync(at(`public/${file}`)));
      const files = ['index.html', ...built, ...own].map((file) => `${BASE}${file}`);
      const worker = bundle['sw.js'];
      const head = `const ZHUQI_BUILD=${JSON.stringify(hash.digest('hex').slice(0, 16))},ZHUQI_FILES=${JSON.stringify(files)};`;
      worker.code = `${head}${worker.code}`;
    },
  },
};

export default defineConfig({
  root: at('.'),
  // Both the cadre's app (/m/) and the enterprise's pages (/p/) take their files from here.
  base: BASE,
  plugins: [precache],
  // React's automatic runtime by Vite's own transform: no plug-in.
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: {
    alias: {
      '@app/contract': at('../../libs/contract/src/index.ts'),
      '@app/web-ui/formats': at('../../libs/web-ui/src/formats.ts'),
      '@app/web-ui/former-names': at('../../libs/web-ui/src/former-names.ts'),
      '@app/web-ui': at('../../libs/web-ui/src/index.ts'),
    },
  },
  build: {
    outDir: at('../../dist/web/phone'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Nothing inline: the content security policy allows only files of our own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: at('index.html'), sw: at('src/sw.ts') },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // What several pages share comes in one file, not in a dozen small ones: each costs a phone far away a turn.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'cadre', test: /src\/cadre\//, minShareCount: 2 }] },
      },
      // Packages mark files for React Server Components; this is a browser.
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
    },
  },
  server: {
    proxy: Object.fromEntries(['/graphql', '/files', '/imports', '/events', '/info'].map((path) => [path, 'http://127.0.0.1:3000'])),
  },
});
