import type { Token } from './token';

/** Says that the heads of a table are those of columns; an empty corner is a cell, not a head without a name. */
export function markTableHeads(tokens: readonly Token[]): void {
  tokens.forEach((token, index) => {
    if (token.type !== 'th_open') return;
    const close = tokens[index + 2];
    if (tokens[index + 1]?.content !== '' || close?.type !== 'th_close') {
      token.attrSet('scope', 'col');
    } else {
      token.tag = 'td';
      close.tag = 'td';
    }
  });
}
