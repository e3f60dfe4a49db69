import type { components } from '../../lib/api/schema';
import { dayOf, formatDate, formatDateTime } from '../../lib/i18n/format';
import type { SealedCheck } from './check.svelte';
import type { CertificateState, TellableCertificate } from './certificate-words';
import { isKnownBy, type Verdict } from './judge-seal';
import { t } from './messages/vi';
import type { PaperSeal } from './paper-seal';

type Checked = components['schemas']['CertificateCheckResponse'];

type Standing = CertificateState | 'lapsed';

const standing: ReadonlySet<Verdict> = new Set<Standing>(['valid', 'replaced', 'withdrawn', 'expired', 'lapsed']);

/** The seal was read and is signed with a key of the issuer. */
export const isGenuine = (
  sealed: SealedCheck | null,
): sealed is SealedCheck & { readonly seal: PaperSeal; readonly verdict: Standing } =>
  sealed !== null && sealed.verdict !== null && standing.has(sealed.verdict);

/** The name the register no longer holds, from the paper that is being checked: it does not leave this device. */
export function withNameOf(checked: Checked, { fields }: PaperSeal): Checked {
  const { fullName, birthYear, unit } = fields;
  return { ...checked, fields: { ...checked.fields, fullName, birthYear, unit } };
}

/** What a paper's QR code says, told as the register would. */
export function toldBySeal(seal: PaperSeal, verdict: Standing): TellableCertificate {
  const { number, code, fields } = seal;
  return {
    state: verdict === 'lapsed' ? 'expired' : verdict,
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

/** Of a paper that stands, until when it says it is good and by which day that was judged: the list's, or this device's where that is later. */
function untilWords(until: string | null, asOf: string, today: string): string {
  const when = formatDateTime(asOf);
  if (until === null) return t('sealAsOf', { when });
  const date = formatDate(until);
  if (isKnownBy({ asOf }, until)) return t('sealProlonged', { date, when });
  const isClockBehind = today < dayOf(asOf);
  const day = formatDate(isClockBehind ? asOf : today);
  const judged = isClockBehind ? t('sealClockBehind', { today: formatDate(today), day }) : t('sealJudgedOn', { day });
  return [t('sealUntil', { date }), judged, t('sealAsOf', { when })].join(' ');
}

/** What a check without network came to. */
export function sealWords({ seal, verdict, asOf, today }: SealedCheck): SealWords {
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
      return {
        finding: 'valid',
        title: t('sealValidTitle'),
        text: untilWords(seal.fields.validUntil, asOf ?? '', today),
      };
    case 'replaced':
      return { finding: 'replaced', title: t('replacedTitle'), text: t('sealFallen', { when }) };
    case 'expired':
      return { finding: 'expired', title: t('expiredTitle'), text: t('sealEnded', { when }) };
    case 'lapsed': {
      const words = { date: formatDate(seal.fields.validUntil ?? ''), today: formatDate(today), when };
      return { finding: 'expired', title: t('expiredTitle'), text: t('sealLapsed', words) };
    }
    case 'withdrawn':
      return { finding: 'withdrawn', title: t('withdrawnTitle'), text: t('sealFallen', { when }) };
  }
}
