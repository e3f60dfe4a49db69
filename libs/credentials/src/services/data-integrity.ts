import { createHash } from 'node:crypto';
import { multibase58 } from '../rules/base58';
import { type Credential } from './badge-credential';
import { canonicalQuads, type LinkedNode } from '../rules/quads';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who signs: the verification method's address, and the signature of bytes. */
export interface Signer {
  readonly verificationMethod: string;
  sign(bytes: Uint8Array): Buffer;
}

/** A credential with its proof inside, by eddsa-rdfc-2022 (W3C Data Integrity EdDSA Cryptosuites 1.0, 3.2). @param created to the second */
export function withProof(credential: Credential, created: string, signer: Signer): LinkedNode {
  const options = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const hashes = [sha256(canonicalQuads(options)), sha256(canonicalQuads(credential))];
  return { ...credential, proof: { ...options, proofValue: multibase58(signer.sign(Buffer.concat(hashes))) } };
}

/** A credential as JWT (VC-JOSE-COSE 1.0): the claims are the credential itself. */
export function asJwt(credential: Credential, signer: Signer): string {
  const { issuer, credentialSubject } = credential;
  const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: signer.verificationMethod };
  const claims = {
    ...credential,
    iss: idOf(issuer),
    jti: credential.id,
    sub: idOf(credentialSubject),
    nbf: Date.parse(credential.validFrom) / 1000,
    ...(credential.validUntil === undefined ? {} : { exp: Date.parse(credential.validUntil) / 1000 }),
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${signer.sign(Buffer.from(signed)).toString('base64url')}`;
}

function idOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'id' in node ? node.id : node;
}
