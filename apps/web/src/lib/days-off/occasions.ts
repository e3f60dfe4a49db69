import { translator } from '../i18n/translate';
import type { Answer } from '../api/types';

type Holiday = Answer<'get', '/api/holidays'>['years'][number]['days'][number];

const t = translator({
  newYear: 'Tết Dương lịch',
  victory: 'Ngày Chiến thắng 30/4',
  labour: 'Quốc tế Lao động 1/5',
  nationalDay: 'Quốc khánh 2/9',
  nationalDaySecond: 'Quốc khánh 2/9, ngày nghỉ thứ hai',
  tet: 'Tết Nguyên đán',
  hungVuong: 'Giỗ Tổ Hùng Vương',
  instead: 'Nghỉ bù, hoán đổi',
  other: 'Ngày nghỉ khác',
});

/** Where the department enters the days off that were decided. */
export const holidaysHref = '/so/yeu-cau/ngay-nghi';

/** What each day off is for. */
export const occasionWords: Readonly<Record<Holiday['occasion'], string>> = {
  'new-year': t('newYear'),
  victory: t('victory'),
  labour: t('labour'),
  'national-day': t('nationalDay'),
  tet: t('tet'),
  'hung-vuong': t('hungVuong'),
  instead: t('instead'),
  other: t('other'),
};

/** What a day off is for; of the days beside 2/9, one of which is free, that it would be the second. */
export const offWords = (off: { readonly occasion: Holiday['occasion']; readonly isExpected: boolean }): string =>
  off.isExpected && off.occasion === 'national-day' ? t('nationalDaySecond') : occasionWords[off.occasion];
