import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  // React's automatic runtime by Vite's own transform: no plug-in.
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: {
    alias: { '@app/contract': at('../../libs/contract/src/index.ts'), '@app/web-ui': at('../../libs/web-ui/src/index.ts') },
  },
  build: {
    outDir: at('../../dist/web/console'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    reportCompressedSize: false,
    // Nothing inline: the content security policy allows only files of our own.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Packages mark files for React Server Components; this is a browser.
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
    },
  },
  server: {
    proxy: Object.fromEntries(['/graphql', '/files', '/imports', '/events', '/info'].map((path) => [path, 'http://127.0.0.1:3000'])),
  },
});
