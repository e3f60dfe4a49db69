import { forgetKept, readKept } from '../../lib/offline/kept';

/** What a claim is written for: the certificate, who gives it as the round says, and what was sent of it, the latest first. */
export interface AskedFor {
  readonly certificate: string;
  readonly issuer: string;
  readonly claims: readonly { readonly id: string }[];
}

export const typedFields = ['number', 'issuer', 'issuedOn', 'validUntil'] as const;

/** What is typed of a claim. */
export type TypedClaim = Record<(typeof typedFields)[number], string>;

export const draftName = (certificate: string): string => `claim/${certificate}`;

/**
 * What was typed and not sent; null for nothing usable. Kept before a claim that is there by now, from another phone or with its
 * reply lost, it is forgotten. Earlier versions did not say after which: what they kept is of before the first.
 */
export function keptClaim({ certificate, claims }: AskedFor): TypedClaim | null {
  const kept = Object(readKept(draftName(certificate))) as Readonly<Record<string, unknown>>;
  const { after = null } = kept;
  const { number, issuer, issuedOn, validUntil } = kept;
  if (![number, issuer, issuedOn, validUntil].every((value) => typeof value === 'string')) return null;
  if (after !== (claims[0]?.id ?? null)) return (forgetKept(draftName(certificate)), null);
  return { number, issuer, issuedOn, validUntil } as TypedClaim;
}
