import { type KeyObject, verify } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { isOfType, type JsonObject, objectsIn, textOf } from './badge-json';
import { type IssuerKey } from './badge-keys';
import { linkedDataHash } from './linked-data';
import { bytesOfMultibase } from './multibase';

/** Why a signature proves nothing. */
export type ProofFault =
  'signature-missing' | 'signature-kind-unread' | 'signature-over' | 'key-unknown' | 'signature-wrong';

const CRYPTOSUITE = 'eddsa-rdfc-2022';
const ALGORITHMS: Readonly<Record<string, string>> = {
  EdDSA: 'ed25519',
  Ed25519: 'ed25519',
  ES256: 'ec',
  RS256: 'rsa',
};
const SIGNATURE_BYTES = 64;

/** Checks the proof inside a document by eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0, 3.2); null: it is its issuer's. */
export async function faultOfProof(
  document: JsonObject,
  keys: readonly IssuerKey[],
  now: Date,
): Promise<ProofFault | null> {
  const proofs = objectsIn(document['proof']);
  if (proofs.length === 0) return 'signature-missing';
  const proof = proofs.find(isRead);
  if (proof === undefined) return 'signature-kind-unread';
  if (!isOpen(proof, now)) return 'signature-over';
  const key = keys.find(({ id }) => id === proof['verificationMethod'])?.key;
  if (key?.asymmetricKeyType !== 'ed25519') return 'key-unknown';
  return (await isSignedBy(document, proof, key)) ? null : 'signature-wrong';
}

/** Signs a statement of its issuer's own, in the one way that is read. */
function isRead(proof: JsonObject): boolean {
  const isAssertion = proof['proofPurpose'] === 'assertionMethod' && proof['previousProof'] === undefined;
  return isOfType(proof, 'DataIntegrityProof') && proof['cryptosuite'] === CRYPTOSUITE && isAssertion;
}

function isOpen(proof: JsonObject, now: Date): boolean {
  return proof['expires'] === undefined || Date.parse(textOf(proof['expires']) ?? '') > now.getTime();
}

async function isSignedBy(document: JsonObject, proof: JsonObject, key: KeyObject): Promise<boolean> {
  const { proofValue, ...options } = proof as JsonObject & { readonly proofValue?: unknown };
  const { proof: _, ...unsigned } = document as JsonObject & { readonly proof?: unknown };
  const signature = bytesOfMultibase(textOf(proofValue) ?? '');
  if (signature?.length !== SIGNATURE_BYTES) return false;
  try {
    const hashes = [
      await linkedDataHash({ '@context': document['@context'], ...options }),
      await linkedDataHash(unsigned),
    ];
    return verify(null, Buffer.concat(hashes), key, signature);
  } catch {
    // A term without a meaning, a context that no package has, a graph made to keep the server busy.
    return false;
  }
}

/** Checks a credential as JWT (VC-JOSE-COSE 1.0; Open Badges 3.0, 8.2); null: it is its issuer's. */
export async function faultOfJwt(token: string, keys: readonly IssuerKey[]): Promise<ProofFault | null> {
  const header = headerOf(token);
  const kind = ALGORITHMS[header?.alg ?? ''];
  if (header === null || kind === undefined) return 'signature-kind-unread';
  const candidates = keys.filter(({ key, id }) => key.asymmetricKeyType === kind && isNamed(id, header.kid));
  if (candidates.length === 0) return 'key-unknown';
  for (const { key } of candidates) {
    const isSound = await compactVerify(token, key, { algorithms: [header.alg ?? ''] }).then(
      () => true,
      () => false,
    );
    if (isSound) return null;
  }
  return 'signature-wrong';
}

/** A JWT may name its key by the whole address or by what follows the hash; one that names none is tried with each. */
function isNamed(id: string, kid: string | undefined): boolean {
  return kid === undefined || id === kid || id.endsWith(`#${kid.replace(/^#/, '')}`);
}

function headerOf(token: string): { readonly alg?: string | undefined; readonly kid?: string | undefined } | null {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return null;
  }
}
