import type MarkdownIt from 'markdown-it';

/** A token of markdown-it. */
export type Token = MarkdownIt.Token;

/** The value of an attribute, or null. */
export function attributeOf(token: Token, name: string): string | null {
  const value = token.attrGet(name);
  return value === null ? null : String(value);
}

/** All attributes, in the order they were set. */
export function attributesOf(token: Token): [name: string, value: string][] {
  return (token.attrs ?? []).map(([name, value]) => [name, String(value)]);
}
