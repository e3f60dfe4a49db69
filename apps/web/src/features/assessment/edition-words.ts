import { t } from './messages/trainer';
import type { QueueItem } from './types';

type Edition = Pick<QueueItem, 'isOfEarlierEdition' | 'olderVersion'>;

/** Beside a name in the queue: for which version it was handed in, where another is current; else null. */
export const editionNote = ({ isOfEarlierEdition, olderVersion }: Edition): string | null =>
  olderVersion === null ? null : t(isOfEarlierEdition ? 'earlierEdition' : 'olderVersion', { version: olderVersion });

/** The same above the work, with what it is graded by; else null. */
export const editionWords = ({ isOfEarlierEdition, olderVersion }: Edition): string | null =>
  olderVersion === null
    ? null
    : t(isOfEarlierEdition ? 'earlierEditionText' : 'olderVersionText', { version: olderVersion });
