import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { pageFiles } from './build/page-files-plugin.mts';
import { packedFiles } from './build/packed-files-plugin.mts';
import { serviceWorker } from './build/service-worker-plugin.mts';

const here = import.meta.dirname;
const api = { target: 'http://127.0.0.1:3000', changeOrigin: false };

/**
 * Few files instead of many small ones: on a thin connection each costs a header and its share of a round trip. What a
 * dozen pages use goes together; a page keeps its own.
 */
const shared = [
  { name: 'svelte', test: /node_modules[\\/]svelte[\\/]/, priority: 2 },
  { name: 'kit', test: /src[\\/]lib[\\/]/, minShareCount: 12, priority: 1 },
];

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
    rolldownOptions: { output: { codeSplitting: { groups: shared } } },
  },
  server: { proxy: { '/api': api, '/a': { ...api, bypass: ({ url }) => (url?.startsWith('/a/') ? undefined : url) } } },
});
