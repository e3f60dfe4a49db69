import { oneChoice } from '../one-choice';
import { questionType } from '../question-type';

/** Đúng or Sai: 1 for the right one, 0 for the other. */
export const trueFalse = questionType({ name: 'true-false', ...oneChoice });
