import { gzipSync } from 'node:zlib';
import { BADGE_CONTEXTS, type Credential, instant } from './badge-credential';

/** The least length of a list, so that a place tells little of whom it is asked for (Bitstring Status List 1.0, 6.1). */
const LEAST_PLACES = 131_072;

/** A bit a register number, set where the paper was withdrawn or replaced; the first place is the highest bit. */
export function statusBits(fallen: readonly number[]): Buffer {
  const places = Math.max(LEAST_PLACES, ...fallen.map((number) => number + 1));
  const bits = Buffer.alloc(Math.ceil(places / 8));
  for (const number of fallen) {
    const place = number >> 3;
    bits[place] = (bits[place] ?? 0) | (0x80 >> (number & 7));
  }
  return bits;
}

/** The status list of a register, unsigned. */
export function statusListCredential(given: {
  readonly url: string;
  readonly issuerId: string;
  readonly fallen: readonly number[];
  readonly asOf: Date;
}): Credential {
  const { url, issuerId, fallen, asOf } = given;
  return {
    '@context': [BADGE_CONTEXTS[0]],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerId,
    validFrom: instant(asOf),
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(statusBits(fallen)).toString('base64url')}`,
    },
  };
}
