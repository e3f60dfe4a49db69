import { type DesignElement, wordsOf } from './design';
import { DESIGN_SHAPES } from './design-shapes';
import { holds, paintsOver } from './qr-space';

/** WCAG 2.2, 1.4.3: words on their ground. */
const LEAST_CONTRAST = 4.5;
const WHITE = '#ffffff';

/** Why words that a certificate needs might not be read on paper: pale on their ground, or painted over. What lies under a picture is unknown. */
export function legibleFaults(element: DesignElement, elements: readonly DesignElement[]): string[] {
  const faults: string[] = [];
  const colour = wordsOf(element, 'colour');
  if (groundsOf(element, elements).some((ground) => contrast(colour, ground) < LEAST_CONTRAST))
    faults.push('Chữ bắt buộc phải đọc được mà màu chữ gần với màu nền. Chọn màu chữ đậm hơn hoặc nền nhạt hơn.');
  const over = elements.filter((one) => one.at > element.at && paintsOver(one, element));
  const named = over.map(({ type, at }) => `${at} (${DESIGN_SHAPES[type].label})`).join(', ');
  if (over.length > 0)
    faults.push(`Phần tử ${named} đè lên chữ bắt buộc phải đọc được. Dời đi, hoặc đặt trước chữ trong danh sách.`);
  return faults;
}

/** The colours that lie under an element: white, or what rectangles before it paint. */
function groundsOf(element: DesignElement, elements: readonly DesignElement[]): string[] {
  let grounds = [WHITE];
  for (const one of elements) {
    if (one.at >= element.at || one.type !== 'rect' || !paintsOver(one, element)) continue;
    const fill = wordsOf(one, 'fill');
    grounds = holds(one, element) && one.values.radius === 0 ? [fill] : [...grounds, fill];
  }
  return grounds;
}

/** WCAG 2.2, “contrast ratio”, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, “relative luminance” of “#rrggbb”, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
