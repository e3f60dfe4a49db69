import type * as compiler from './compile-content.js';

/**
 * The compiler, loaded when it is first asked for: parser, sanitiser and YAML weigh some 20 MB, which a server that only
 * reads what was published need not carry.
 */
export async function loadCompiler(): Promise<Pick<typeof compiler, 'compileContent'>> {
  return import('./compile-content.js');
}
