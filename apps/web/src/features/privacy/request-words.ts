import type { State } from '../../lib/ui/states';
import { t } from './messages/vi';
import type { OwnRequest, RequestKind } from './own-data.svelte';

/** What each kind of request asks, and what follows. */
export const kindWords: Record<RequestKind, { title: string; hint: string }> = {
  access: { title: t('kindAccess'), hint: t('hintAccess') },
  correction: { title: t('kindCorrection'), hint: t('hintCorrection') },
  restriction: { title: t('kindRestriction'), hint: t('hintRestriction') },
  'lift-restriction': { title: t('kindLift'), hint: t('hintLift') },
  erasure: { title: t('kindErasure'), hint: t('hintErasure') },
};

const states: Record<OwnRequest['state'], { state: State; words: string }> = {
  received: { state: 'wait', words: t('stateReceived') },
  accepted: { state: 'doing', words: t('stateAccepted') },
  refused: { state: 'late', words: t('stateRefused') },
  done: { state: 'done', words: t('stateDone') },
  'taken-back': { state: 'none', words: t('stateTakenBack') },
};

/** Glyph, colour and word of how a request stands. */
export const requestState = (state: OwnRequest['state']): { state: State; words: string } => states[state];
