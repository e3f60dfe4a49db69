import type { components } from '../../lib/api/schema';
import { formatDate, formatNumber } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/vi';
import { signatureSentence } from './signing-words';

type Schemas = components['schemas'];
export type PrintedFields = Schemas['PrintedFieldsResponse'];
export type CertificateState = Schemas['CertificateCheckResponse']['state'];

/** What of a certificate is told in words. */
export type TellableCertificate = Pick<
  Schemas['CertificateCheckResponse'],
  'state' | 'validUntil' | 'stateReason' | 'stateChangedAt' | 'successorNumber' | 'number' | 'code' | 'fields'
> & {
  /** Who signed its file elsewhere; null: nobody; left out: it can't be known without network. */
  signed?: Schemas['SignedPaperResponse'] | null;
};

/** What of a certificate's page tells the document behind it. */
export type BehindCertificate = Pick<
  Schemas['CertificatePageResponse'],
  'state' | 'behindNumber' | 'behindOn' | 'fields'
>;

export interface Fact {
  label: string;
  value: string;
  strong?: boolean;
}

/** The chip of a state; its word stands beside it. */
export const stateChips: Record<CertificateState, State> = {
  valid: 'done',
  expired: 'wait',
  replaced: 'none',
  withdrawn: 'late',
};

const reasons: Readonly<Record<string, string>> = {
  'issued-in-error': t('reasonIssuedInError'),
  'results-corrected': t('reasonResultsCorrected'),
  'member-request': t('reasonMemberRequest'),
  'wrong-name': t('reasonWrongName'),
  'wrong-birth-year': t('reasonWrongBirthYear'),
  'wrong-unit': t('reasonWrongUnit'),
  'wrong-round': t('reasonWrongRound'),
  'withdrawn-in-error': t('reasonWithdrawnInError'),
};

/** A reason inside a sentence. */
export const reasonWord = (reason: string | null): string => reasons[reason ?? ''] ?? t('reasonOther');

/** By which document a paper fell, or was issued for another; null: none was named. */
export function behindSentence({ state, behindNumber, behindOn, fields }: BehindCertificate): string | null {
  if (!behindNumber || !behindOn) return null;
  const named = { number: behindNumber, date: formatDate(behindOn) };
  if (state === 'withdrawn' || state === 'replaced') return t('behindLine', named);
  return t('behindNewLine', { ...named, old: fields.replacesNumber ?? '' });
}

/** What more there is to say of a state, or null. */
export function stateSentence(certificate: TellableCertificate): string | null {
  const date = certificate.stateChangedAt ? formatDate(certificate.stateChangedAt) : '';
  const until = certificate.validUntil === null ? null : formatDate(certificate.validUntil);
  const reason = reasonWord(certificate.stateReason);
  switch (certificate.state) {
    case 'valid':
      return until === null ? null : t('validUntilText', { date: until });
    case 'expired':
      return until === null ? t('expiredText') : t('expiredOnText', { date: until });
    case 'replaced':
      return t('replacedText', { number: certificate.successorNumber ?? '', reason, date });
    case 'withdrawn':
      return certificate.successorNumber === null
        ? t('withdrawnText', { date, reason })
        : t('reissuedText', { date, reason, number: certificate.successorNumber });
  }
}

/** Until when a paper that stands is good; null: without end, or it no longer stands. */
export function untilLine({ state, validUntil }: Pick<TellableCertificate, 'state' | 'validUntil'>): string | null {
  if (validUntil === null || state === 'replaced' || state === 'withdrawn') return null;
  return t(state === 'expired' ? 'endedLine' : 'untilLine', { date: formatDate(validUntil) });
}

/** The printed name, or that it was erased. */
export const nameOf = (fields: PrintedFields): string => fields.fullName ?? t('nameErased');

function contentsOf({ title, courses, classMinutes }: PrintedFields): string {
  const parts = [
    ...(courses > 0 ? [t('courses', { count: courses })] : []),
    ...(classMinutes > 0 ? [t('classHours', { hours: formatNumber(classMinutes / 60) })] : []),
  ];
  return parts.length === 0 ? title : t('contentsWith', { title, parts: parts.join(', ') });
}

/** Who signed the file, or what it prints where nobody did, and that a sheet of it may be signed in ink. A picture of a signature is none. */
function signatureWord({ signature }: PrintedFields, signed: TellableCertificate['signed']): string {
  if (signed === undefined) return t('signatureAtIssue', { signature });
  return signed === null ? t('signatureNone', { signature }) : signatureSentence(signed);
}

/** Every printed line of a certificate, in the order of the paper. */
export function certificateFacts({ fields, number, code, signed }: TellableCertificate): Fact[] {
  const { birthYear, unit, issuer, superior, place, signer, replacesNumber, renewsNumber, validUntil } = fields;
  const [from, to] = [formatDate(fields.startedOn), formatDate(fields.finishedOn)];
  const decision = { number: fields.decisionNumber, date: formatDate(fields.decidedOn) };
  return [
    { label: t('issuedTo'), value: nameOf(fields), strong: true },
    ...(birthYear === null ? [] : [{ label: t('birthYear'), value: String(birthYear) }]),
    ...(unit === null ? [] : [{ label: t('unit'), value: unit }]),
    { label: t('contents'), value: contentsOf(fields) },
    { label: t('period'), value: t('periodValue', { from, to }) },
    { label: t('decision'), value: t('decisionValue', decision) },
    { label: t('issuer'), value: issuer },
    { label: t('superior'), value: superior },
    { label: t('issuedOn'), value: t('issuedOnValue', { date: formatDate(fields.issuedOn), place }) },
    { label: t('number'), value: number },
    ...(replacesNumber ? [{ label: t('replaces'), value: replacesNumber }] : []),
    ...(renewsNumber ? [{ label: t('renews'), value: renewsNumber }] : []),
    ...(validUntil ? [{ label: t('untilAtIssue'), value: t('untilValue', { date: formatDate(validUntil) }) }] : []),
    { label: t('codeLabel'), value: code, strong: true },
    { label: t('signer'), value: signer },
    { label: t('signature'), value: signatureWord(fields, signed) },
  ];
}
