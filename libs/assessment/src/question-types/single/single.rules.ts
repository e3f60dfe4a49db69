import { oneChoice } from '../one-choice.rules';
import { questionType } from '../question-type.rules';

/** One right choice among several: 1 for it, 0 for any other. */
export const single = questionType({ name: 'single', ...oneChoice });
