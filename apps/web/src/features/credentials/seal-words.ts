import type { components } from '../../lib/api/schema';
import { formatDateTime } from '../../lib/i18n/format';
import type { SealedCheck } from './check.svelte';
import type { CertificateState, TellableCertificate } from './certificate-words';
import { t } from './messages/vi';
import type { PaperSeal } from './paper-seal';

type Checked = components['schemas']['CertificateCheckResponse'];

const standing: ReadonlySet<string> = new Set<CertificateState>(['valid', 'replaced', 'withdrawn', 'expired']);

/** The seal was read and is signed with a key of the issuer. */
export const isGenuine = (
  sealed: SealedCheck | null,
): sealed is SealedCheck & { readonly seal: PaperSeal; readonly verdict: CertificateState } =>
  sealed !== null && sealed.verdict !== null && standing.has(sealed.verdict);

/** The name the register no longer holds, from the paper that is being checked: it does not leave this device. */
export function withNameOf(checked: Checked, { fields }: PaperSeal): Checked {
  const { fullName, birthYear, unit } = fields;
  return { ...checked, fields: { ...checked.fields, fullName, birthYear, unit } };
}

/** What a paper's QR code says, told as the register would. */
export function toldBySeal(seal: PaperSeal, state: CertificateState): TellableCertificate {
  const { number, code, fields } = seal;
  return {
    state,
    validUntil: null,
    stateReason: null,
    stateChangedAt: null,
    successorNumber: null,
    number,
    code,
    fields,
  };
}

export interface SealWords {
  readonly finding: CertificateState | 'forged' | 'unknown';
  readonly title: string;
  readonly text: string;
}

/** What a check without network came to. */
export function sealWords({ seal, verdict, asOf }: SealedCheck): SealWords {
  const when = asOf === null ? '' : formatDateTime(asOf);
  const unknown = (text: string): SealWords => ({ finding: 'unknown', title: t('sealUnknownTitle'), text });
  if (seal === null) return { finding: 'unknown', title: t('sealUnreadableTitle'), text: t('sealUnreadable') };
  switch (verdict) {
    case null:
      return unknown(t('sealNoKeys'));
    case 'unable':
      return unknown(t('sealUnable'));
    case 'unknown-key':
      return unknown(t('sealUnknownKey', { when }));
    case 'forged':
      return { finding: 'forged', title: t('sealForgedTitle'), text: t('sealForged') };
    case 'valid':
      return { finding: 'valid', title: t('sealValidTitle'), text: t('sealAsOf', { when }) };
    case 'replaced':
      return { finding: 'replaced', title: t('replacedTitle'), text: t('sealFallen', { when }) };
    case 'expired':
      return { finding: 'expired', title: t('expiredTitle'), text: t('sealEnded', { when }) };
    case 'withdrawn':
      return { finding: 'withdrawn', title: t('withdrawnTitle'), text: t('sealFallen', { when }) };
  }
}
