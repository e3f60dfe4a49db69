/** What is used of the independent readers of badges; they bring no types. */
declare module '@digitalbazaar/vc' {
  export interface Verified {
    readonly verified: boolean;
    readonly error?: { readonly errors?: readonly { readonly message: string }[]; readonly message: string };
    readonly statusResult?: { readonly verified: boolean };
  }
  export function verifyCredential(options: object): Promise<Verified>;
  export function issue(options: object): Promise<object>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: object);
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  /** `verified`: the list is its issuer's; `status` of each result: the bit is set. */
  export function checkStatus(options: object): Promise<{
    readonly verified: boolean;
    readonly results?: readonly { readonly status: boolean }[];
  }>;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export interface KeyPair {
    readonly publicKeyMultibase: string;
    signer(): object;
  }
  export function generate(options: object): Promise<KeyPair>;
  export function from(key: object): Promise<object>;
  export function toJwk(options: object): Promise<object>;
}
