import { oneChoice } from '../one-choice.rules';
import { questionType } from '../question-type.rules';

/** Đúng or Sai: 1 for the right one, 0 for the other. */
export const trueFalse = questionType({ name: 'true-false', ...oneChoice });
