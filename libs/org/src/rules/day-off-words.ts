import { dayInWords } from '@lopso/platform';
import { type EnteredOccasion, type FixedHoliday } from './public-holidays';

type Occasion = FixedHoliday['occasion'] | EnteredOccasion;

const WORDS: Readonly<Record<Occasion, string>> = {
  'new-year': 'Tết Dương lịch',
  victory: 'Ngày Chiến thắng 30/4',
  labour: 'Quốc tế Lao động 1/5',
  'national-day': 'Quốc khánh 2/9',
  tet: 'Tết Nguyên đán',
  'hung-vuong': 'Giỗ Tổ Hùng Vương',
  instead: 'nghỉ bù',
  other: 'ngày nghỉ lễ',
};

/** A day off as a sentence names it: “06/02/2027 (Tết Nguyên đán, dự kiến)”. */
export function dayOffWords(off: {
  readonly day: string;
  readonly occasion: Occasion;
  readonly isExpected: boolean;
}): string {
  return `${dayInWords(off.day)} (${WORDS[off.occasion]}${off.isExpected ? ', dự kiến' : ''})`;
}
