import { isISO8601, ValidateBy } from 'class-validator';

const SHAPE = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as `toISOString` writes it or with an offset, and nothing else ISO 8601 knows: no week, no day of the year, no basic form. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isIso8601',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' &&
        SHAPE.test(value) &&
        isISO8601(value, { strict: true }) &&
        !Number.isNaN(Date.parse(value)),
    },
  });
