// Jest transformer of the server's TypeScript: one file at a time, by swc, some twenty times cheaper than the compiler's own
// `transpileModule`. A fresh clone has no cache, and every project and worker fills one of its own.
// Its own getCacheKey replaces Jest's: raise the version at every change of this file.
const { createHash } = require('node:crypto');
const { transformSync, version: swc } = require('@swc/core');

const version = `v1-${swc}`;

const options = {
  configFile: false,
  swcrc: false,
  sourceMaps: true,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    target: 'es2023',
  },
  module: { type: 'commonjs' },
};

module.exports = {
  options,
  process: (source, filename) => transformSync(source, { ...options, filename }),
  getCacheKey: (source, file) => createHash('sha256').update(`${version}\0${file}\0${source}`).digest('hex'),
};
