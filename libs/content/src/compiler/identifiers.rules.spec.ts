import { hasForm, type IdentifierForm } from './identifiers.rules';

const GOOD: [IdentifierForm, string][] = [
  ['course', 'C05'],
  ['lesson', 'C05-01'],
  ['quiz', 'C05-QUIZ'],
  ['document', 'BD-2026-1'],
  ['question', 'q-otp-hoi'],
  ['rubric', 'r-c05-anh'],
  ['anchor', 'rubric'],
  ['slug', 'dich-vu-cong'],
  ['version', '1.0.10'],
];

const BAD: [IdentifierForm, string][] = [
  ['course', 'c05'],
  ['course', 'C5'],
  ['lesson', 'C05-1'],
  ['quiz', 'C05-quiz'],
  ['document', 'BD_2026'],
  ['question', 'q-otp'],
  ['question', 'otp-hoi'],
  ['question', 'q-mã-otp'],
  ['rubric', 'r-c05-'],
  ['anchor', '1-dau'],
  ['slug', 'dịch-vụ'],
  ['version', '1.0'],
  ['version', '01.0.0'],
];

describe('forms of ids', () => {
  it.each(GOOD)('%s: %s is well formed', (form, text) => {
    expect(hasForm(form, text)).toBe(true);
  });

  it.each(BAD)('%s: %s is not', (form, text) => {
    expect(hasForm(form, text)).toBe(false);
  });
});
