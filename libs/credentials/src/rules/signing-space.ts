import { type Design, type DesignElement, type DesignFault } from './design';
import { DESIGN_SHAPES } from './design-shapes';
import { paintsWithin } from './qr-space';

/** What the picture of one signature takes: name, body and time in four lines of the smallest letters. */
const LEAST_WIDTH_MM = 30;
const LEAST_HEIGHT_MM = 12;

/** Why signatures can't go where a design lets them (decision 0055): what stands there would be hidden by their pictures. */
export function signingAreaFaults(area: DesignElement, elements: readonly DesignElement[]): string[] {
  const faults: string[] = [];
  if (area.width < LEAST_WIDTH_MM || area.height < LEAST_HEIGHT_MM)
    faults.push(
      `Ô ký số rộng ít nhất ${LEAST_WIDTH_MM} mm, cao ít nhất ${LEAST_HEIGHT_MM} mm để hình chữ ký đọc được.`,
    );
  const within = elements.filter((one) => one.type !== 'signing-area' && paintsWithin(one, area, 0));
  const named = within.map(({ type, at }) => `${at} (${DESIGN_SHAPES[type].label})`).join(', ');
  if (within.length > 0)
    faults.push(
      `Phần tử ${named} nằm trong ô ký số, hình chữ ký sẽ che mất. Ô ký số phải để trống: dời phần tử hoặc dời ô.`,
    );
  return faults;
}

/**
 * Says when a design leaves no place for signatures. Asked where a design is saved: one that was saved before there were such places goes on,
 * and of its papers only the first signature may be shown.
 */
export function missingSigningArea({ pages }: Design): DesignFault[] {
  const isThere = pages.some(({ elements }) => elements.some(({ type }) => type === 'signing-area'));
  const words = 'Mẫu chưa có ô ký số. Thêm phần tử “Ô ký số” vào chỗ trống gần chức danh người ký.';
  return isThere || pages.length === 0 ? [] : [{ page: null, element: null, words }];
}
