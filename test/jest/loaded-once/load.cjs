// Node's own `require` for our TypeScript. The application is loaded once in a worker, and every spec file of that worker works with it:
// in Jest's VM each file loads it anew, which took longer than the tests of most files.
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync, version: swc } = require('@swc/core');
const { options } = require('../typescript-transform.cjs');

const root = path.resolve(__dirname, '../../..');
const cache = path.join(root, 'node_modules/.cache/lopso-jest');
mkdirSync(cache, { recursive: true });

/** Of every file loaded so far: where the map of its lines is. */
const sourceMaps = new Map();

function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([swc, options, file, source]))
    .digest('hex');
  const place = path.join(cache, key);
  sourceMaps.set(file, `${place}.map`);
  if (existsSync(`${place}.js`)) return readFileSync(`${place}.js`, 'utf8');
  const { code, map } = transformSync(source, { ...options, filename: file });
  // The other worker may be at the same file: each writes its own, and the whole takes its place at once.
  for (const [ending, text] of [
    ['map', map],
    ['js', code],
  ]) {
    const half = `${place}.${process.pid}.half`;
    writeFileSync(half, text);
    renameSync(half, `${place}.${ending}`);
  }
  return code;
}

Module._extensions['.ts'] = (module, file) => module._compile(compiled(file), file, 'commonjs');

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveOurs(request, parent, ...rest) {
  const [, library] = /^@lopso\/([^/]+)$/.exec(request.replace(/\/http$/, '')) ?? [];
  if (library !== undefined) return path.join(root, 'libs', library, request.endsWith('/http') ? 'src/http.ts' : 'src/index.ts');
  // A dynamic import of our own names the built file, as Node wants it.
  if (request === './compile-content.js') return resolve.call(this, './compile-content.ts', parent, ...rest);
  return resolve.call(this, request, parent, ...rest);
};

module.exports = { sourceMaps };
