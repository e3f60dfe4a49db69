import { ValidateBy } from 'class-validator';
import { cleanText } from '../text/fold';

/** A text of at least so many signs once it is cleaned as `cleanText` does: blanks alone say nothing. */
export const IsSaid = (least: number): PropertyDecorator =>
  ValidateBy({
    name: 'minLength',
    validator: { validate: (value: unknown) => typeof value === 'string' && cleanText(value).length >= least },
  });
