import { t } from './messages/vi';
import type { RequestKind } from './own-data.svelte';
import { kindWords } from './request-words';

/** Why a request may be refused, in the order they are offered. */
export const refusalReasons = ['archive', 'identity', 'others', 'right'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const reasonNames: Record<RefusalReason, string> = {
  archive: t('reasonArchive'),
  identity: t('reasonIdentity'),
  others: t('reasonOthers'),
  right: t('reasonRight'),
};

/** The reason that stands there first: what is right is not corrected, what must be kept is not erased. */
export function likelyReason(kind: RequestKind): RefusalReason {
  if (kind === 'correction') return 'right';
  return kind === 'access' ? 'identity' : 'archive';
}

/** A letter that refuses, with its reason and where to complain; the officer may change it. */
export function refusalDraft(reason: RefusalReason, kind: RequestKind): string {
  const asked = { kind: kindWords[kind].title };
  const because = {
    archive: t('draftArchive', asked),
    identity: t('draftIdentity', asked),
    others: t('draftOthers', asked),
    right: t('draftRight'),
  }[reason];
  return `${because} ${t('draftEnd', { controller: t('controller') })}`;
}
