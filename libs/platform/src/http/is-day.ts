import { isISO8601, ValidateBy } from 'class-validator';

const SHAPE = /^[12]\d{3}-\d{2}-\d{2}$/;

/** A day of the calendar as `yyyy-mm-dd` and nothing else ISO 8601 knows: no week, no bare year, no 30 February. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isIso8601',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && SHAPE.test(value) && isISO8601(value, { strict: true }),
    },
  });
