import { createPublicKey, ECDH, type KeyObject } from 'node:crypto';
import { idOf, isObject, type JsonObject, listOf, objectsIn, textOf } from './badge-json';
import { bytesOfMultibase } from './multibase';

/** A public key an issuer signs with. */
export interface IssuerKey {
  /** The address of its verification method: `did:web:example.vn#khoa-1`. */
  readonly id: string;
  readonly key: KeyObject;
}

const DID_KEY = 'did:key:';
const ED25519 = Buffer.from('ed01', 'hex');
const P256 = Buffer.from('8024', 'hex');

/**
 * The keys an issuer signs statements with. Of a `did:key` they follow from the id; of others they are those that its document names for
 * assertions, as multikey or JWK, under its own control. Kinds of keys that aren't read are left out; a document of another id has none.
 */
export function keysOf(did: string, document: JsonObject | null, now: Date): IssuerKey[] {
  if (did.startsWith(DID_KEY)) return keyOfId(did);
  if (document === null || document['id'] !== did) return [];
  return namedMethods(did, document)
    .filter((method) => stands(method, did, now))
    .flatMap((method) => keyOfMethod(did, method));
}

const KEPT = ['id', 'type', 'controller', 'publicKeyMultibase', 'expires', 'revoked'];
const KEPT_OF_JWK = ['kty', 'crv', 'x', 'y', 'n', 'e', 'alg', 'use', 'kid'];

/** What is kept of a document: the methods that sign statements, public parts alone. */
export function publicDocument(did: string, document: JsonObject): JsonObject {
  const methods = namedMethods(did, document).map((method) => {
    const jwk = method['publicKeyJwk'];
    return { ...picked(method, KEPT), ...(isObject(jwk) ? { publicKeyJwk: picked(jwk, KEPT_OF_JWK) } : {}) };
  });
  return { id: did, verificationMethod: methods, assertionMethod: methods.map((method) => idOf(method)) };
}

function picked(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
}

function namedMethods(did: string, document: JsonObject): JsonObject[] {
  const methods = objectsIn(document['verificationMethod']);
  return listOf(document['assertionMethod']).flatMap((one) =>
    isObject(one) ? [one] : methods.filter((method) => fullId(did, method) === fullId(did, one)),
  );
}

function keyOfId(did: string): IssuerKey[] {
  const multibase = did.slice(DID_KEY.length);
  const key = keyOfMultibase(multibase);
  return key === null ? [] : [{ id: `${did}#${multibase}`, key }];
}

/** A method that its issuer controls and has not ended by then. */
function stands(method: JsonObject, did: string, now: Date): boolean {
  const ends = [method['revoked'], method['expires']].flatMap((end) => textOf(end) ?? []);
  return (method['controller'] ?? did) === did && ends.every((end) => Date.parse(end) > now.getTime());
}

function keyOfMethod(did: string, method: JsonObject): IssuerKey[] {
  const id = fullId(did, method);
  const multibase = textOf(method['publicKeyMultibase']);
  const jwk = method['publicKeyJwk'];
  const key = multibase === null ? keyOfJwk(jwk) : keyOfMultibase(multibase);
  return id === null || key === null ? [] : [{ id, key }];
}

function fullId(did: string, method: unknown): string | null {
  const id = idOf(method);
  return id?.startsWith('#') === true ? `${did}${id}` : id;
}

function keyOfMultibase(text: string): KeyObject | null {
  const bytes = bytesOfMultibase(text);
  if (bytes === null) return null;
  const [kind, key] = [bytes.subarray(0, 2), bytes.subarray(2)];
  if (kind.equals(ED25519) && key.length === 32)
    return keyOfJwk({ kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') });
  return kind.equals(P256) && key.length === 33 ? keyOfPoint(key) : null;
}

/** A point of P-256 that is said by one coordinate and a sign. */
function keyOfPoint(compressed: Buffer): KeyObject | null {
  try {
    const point = Buffer.from(ECDH.convertKey(compressed, 'prime256v1', undefined, undefined, 'uncompressed'));
    const coordinate = (from: number): string => point.subarray(from, from + 32).toString('base64url');
    return keyOfJwk({ kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) });
  } catch {
    return null;
  }
}

const KINDS = ['ed25519', 'ec', 'rsa'];

function keyOfJwk(jwk: unknown): KeyObject | null {
  if (!isObject(jwk) || 'd' in jwk) return null;
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return KINDS.includes(key.asymmetricKeyType ?? '') ? key : null;
  } catch {
    return null;
  }
}
