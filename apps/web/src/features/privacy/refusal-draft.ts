import { t } from './messages/vi';
import type { RequestKind } from './own-data.svelte';
import { kindWords } from './request-words';
import type { QueuedRequest } from './requests.svelte';

/** Why a request may be refused. */
export type RefusalReason = 'office' | 'archive' | 'identity' | 'others' | 'right';

export const reasonNames: Record<RefusalReason, string> = {
  office: t('reasonOffice'),
  archive: t('reasonArchive'),
  identity: t('reasonIdentity'),
  others: t('reasonOthers'),
  right: t('reasonRight'),
};

/** Reasons that can stand against a kind of request: what is right is not corrected, what must be kept is not erased. */
export const reasonsFor: Record<RequestKind, readonly RefusalReason[]> = {
  access: ['identity', 'others'],
  correction: ['right', 'identity', 'others'],
  restriction: ['identity', 'others', 'archive'],
  'lift-restriction': ['identity'],
  erasure: ['archive', 'identity', 'others'],
};

/** The same for a request: of staff, what proves who decided comes first. */
export const reasonsOf = ({ kind, isStaff }: Pick<QueuedRequest, 'kind' | 'isStaff'>): readonly RefusalReason[] =>
  isStaff && (kind === 'erasure' || kind === 'restriction') ? ['office', ...reasonsFor[kind]] : reasonsFor[kind];

/** Who writes, and to whom. */
interface Letter {
  readonly kind: RequestKind;
  readonly name: string;
  readonly office: string;
  /** Nobody complains to who refuses. */
  readonly isDepartment: boolean;
}

/** A letter that refuses, with its reason and where to complain. What stands in brackets is for the officer to fill in. */
export function refusalDraft(reason: RefusalReason, { kind, name, office, isDepartment }: Letter): string {
  const asked = { kind: kindWords[kind].title };
  const because = {
    office: t('draftOffice', { ...asked, gap: t('gapOffice') }),
    archive: t('draftArchive', { ...asked, gap: t('gapArchive') }),
    identity: t('draftIdentity', asked),
    others: t('draftOthers', asked),
    right: t('draftRight'),
  }[reason];
  const lines = [
    t('draftStart', { name }),
    `${because} ${t('draftEnd', { controller: isDepartment ? t('aboveController') : t('controller') })}`,
    office,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** True while the place the draft leaves open was not filled in. */
export const isUnfilled = (letter: string): boolean =>
  letter.includes(t('gapArchive')) || letter.includes(t('gapOffice'));
