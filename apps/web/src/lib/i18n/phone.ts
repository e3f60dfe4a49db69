/** A Vietnamese number as people dial it: 0912345678. Others keep their country. */
export const phoneWords = (phone: string): string => phone.replace(/^\+84/, '0');

/** In groups as people say it, in one piece: 0992 345 678. */
export const phoneInGroups = (phone: string): string =>
  phoneWords(phone).replace(/^(0\d{3})(\d{3})(\d+)$/, '$1\u00a0$2\u00a0$3');
