/** For `@Transform`: the words of a query that mean yes and no; whatever else is left as it came, for `@IsBoolean` to refuse. */
export function queryBoolean({ value }: { readonly value: unknown }): unknown {
  if (value === 'true') return true;
  return value === 'false' ? false : value;
}
