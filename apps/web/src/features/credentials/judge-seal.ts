import { dayOf } from '../../lib/i18n/format';
import { isSignedWith } from '../../lib/offline/ed25519';
import type { CertificateState } from './certificate-words';
import type { CheckPack } from './check-pack';
import type { PaperSeal } from './paper-seal';

/**
 * What a signed paper turned out to be: of the states of a certificate as of the pack where it is signed; `lapsed` where the paper's own last
 * day is over by this device's clock and the pack is too old to know; `forged` where it is not signed; of the others nothing can be said: a key
 * the pack doesn't know, or a browser without Ed25519 that could not fetch it beforehand, or a page without TLS.
 */
export type Verdict = CertificateState | 'lapsed' | 'forged' | 'unknown-key' | 'unable';

const base64 = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/');
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64(text)), (sign) => sign.charCodeAt(0));

const isSigned = (seal: PaperSeal, publicKey: string): Promise<boolean> =>
  isSignedWith(bytesOf(publicKey), seal.message, seal.signature);

/** A pack read after the last day knows better than the paper: the day may have been moved. */
export const isKnownBy = (pack: Pick<CheckPack, 'asOf'>, lastDay: string): boolean => lastDay < dayOf(pack.asOf);

function stateOf({ issuerCode, year, registerNumber }: PaperSeal, pack: CheckPack): CertificateState {
  const isRegister = (one: { issuerCode: string; year: number }): boolean =>
    one.issuerCode === issuerCode && one.year === year;
  const found = pack.fallen.find((one) => isRegister(one) && one.numbers.includes(registerNumber));
  if (found !== undefined) return found.state;
  const isEnded = pack.ended.some(
    (one) =>
      isRegister(one) && one.spans.some(([first = 1, last = 0]) => first <= registerNumber && registerNumber <= last),
  );
  return isEnded ? 'expired' : 'valid';
}

function standingOn(day: string, seal: PaperSeal, pack: CheckPack): Verdict {
  const state = stateOf(seal, pack);
  const { validUntil } = seal.fields;
  const isOver = validUntil !== null && validUntil < day && !isKnownBy(pack, validUntil);
  return state === 'valid' && isOver ? 'lapsed' : state;
}

/** Checks a paper by what its QR code carries, without asking anybody. `today` is a calendar date of this device, which may be wrong. */
export async function judgeSeal(seal: PaperSeal, pack: CheckPack, today: string): Promise<Verdict> {
  const key = pack.keys.find(({ id }) => id === seal.keyId);
  if (key === undefined) return 'unknown-key';
  try {
    return (await isSigned(seal, key.publicKey)) ? standingOn(today, seal, pack) : 'forged';
  } catch {
    return 'unable';
  }
}
