import { type Design, type DesignFault } from './design';
import { DESIGN_SHAPES } from './design-shapes';

/** Where a fault is, in words: “Trang 1, phần tử 3 (Mã QR)”. */
export function placeOf({ page, element }: DesignFault, design: Design | null): string {
  if (page === null) return 'Cả mẫu';
  if (element === null) return `Trang ${page}`;
  const found = design?.pages[page - 1]?.elements.find(({ at }) => at === element);
  return `Trang ${page}, phần tử ${element}${found === undefined ? '' : ` (${DESIGN_SHAPES[found.type].label})`}`;
}

/** The pictures a design shows. */
export function imagesIn({ pages }: Design): string[] {
  const names = pages.flatMap(({ elements }) => elements.map(({ values }) => values.image));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}
