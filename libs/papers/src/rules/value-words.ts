import { type TableColumn } from './paper-tree';

const whole = new Intl.NumberFormat('vi-VN');
const tenths = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** A count; below 10 with a leading zero, as papers write it. */
export function numberInWords(count: number): string {
  return count > 0 && count < 10 ? `0${count}` : whole.format(count);
}

/** A count in a table: “3.570”, “5”. */
export function countInTable(count: number): string {
  return whole.format(count);
}

/** “5 giờ”, “4,5 giờ”. */
export function hoursInWords(minutes: number): string {
  return `${tenths.format(minutes / 60)} giờ`;
}

/** “87,5%”; `share` from 0 to 1. */
export function percentInWords(share: number): string {
  return `${tenths.format(share * 100)}%`;
}

/** A column that tells of no person. */
export function column(title: string, weight: number, align: TableColumn['align'] = 'left'): TableColumn {
  return { title, weight, align, isPersonal: false };
}

/** A column whose cells tell of the row's person. */
export function personal(title: string, weight: number, align: TableColumn['align'] = 'left'): TableColumn {
  return { title, weight, align, isPersonal: true };
}
