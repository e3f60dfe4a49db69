// Jest transformer of the web client: types blanked by Node, runes compiled by Svelte, CommonJS by swc.
// Its own getCacheKey replaces Jest's: raise the version at every change of this file.
const { createHash } = require('node:crypto');
const { stripTypeScriptTypes } = require('node:module');
const { transformSync } = require('@swc/core');
const { compile, compileModule } = require('svelte/compiler');

const version = 'v1';

function commonJs({ code, map }, file) {
  return transformSync(code.replaceAll('import.meta.env.PROD', 'false'), {
    filename: file,
    configFile: false,
    swcrc: false,
    sourceMaps: true,
    inputSourceMap: map ? JSON.stringify(map) : undefined,
    jsc: { parser: { syntax: 'ecmascript' }, target: 'es2024' },
    module: { type: 'commonjs' },
  });
}

module.exports = {
  process(source, file) {
    if (file.endsWith('.css')) return { code: '' };
    if (file.endsWith('.svelte')) {
      return commonJs(compile(source, { filename: file, generate: 'client', runes: true, css: 'external' }).js, file);
    }
    const code = /\.m?ts$/.test(file) ? stripTypeScriptTypes(source) : source;
    if (!/\.svelte\.[jt]s$/.test(file)) return commonJs({ code }, file);
    return commonJs(compileModule(code, { filename: file, generate: 'client' }).js, file);
  },
  getCacheKey: (source, file) => createHash('sha256').update(`${version}\0${file}\0${source}`).digest('hex'),
};
