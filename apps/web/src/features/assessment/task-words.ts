import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/task';
import type { Submission, Task } from './types';

/** "1 đến 3 ảnh", "2 ảnh". */
export const photosRange = ({ minPhotos: min, maxPhotos: max }: Task): string =>
  min === max ? t('photosExact', { count: min }) : t('photosRange', { min, max });

/** "10 đến 200 chữ". */
export const wordsRange = ({ minWords: min, maxWords: max }: Task): string => t('wordsRange', { min, max });

/** Why a try for an earlier edition is not the one that is asked for. */
export const earlierWords = ({ state, handedInAt }: Submission): string =>
  t(state === 'handed-in' ? 'earlierWaiting' : 'earlierDone', { when: formatDate(handedInAt) });
