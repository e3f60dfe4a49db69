import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { sharedFiles } from './build/chunks.mts';
import { routeLines, routesOf } from './build/kept-files.mts';
import { pageFiles } from './build/page-files-plugin.mts';
import { packedFiles } from './build/packed-files-plugin.mts';
import { serviceWorker } from './build/service-worker-plugin.mts';

const here = import.meta.dirname;
const api = { target: 'http://127.0.0.1:3000', changeOrigin: false };

const lines = routeLines(routesOf(here));

export default defineConfig({
  root: here,
  plugins: [svelte({ compilerOptions: { runes: true } }), serviceWorker(here), pageFiles(here), packedFiles()],
  build: {
    outDir: resolve(here, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: sharedFiles(lines) } } },
  },
  server: { proxy: { '/api': api, '/a': { ...api, bypass: ({ url }) => (url?.startsWith('/a/') ? undefined : url) } } },
});
