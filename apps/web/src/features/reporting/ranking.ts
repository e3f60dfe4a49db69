import type { Sort } from '../../lib/ui/table';
import type { CommuneFigure } from './types';

const collator = new Intl.Collator('vi');

type Value = (commune: CommuneFigure) => number | string | null;

const values: Readonly<Record<string, Value>> = {
  ten: ({ name }) => name,
  'ty-le': ({ ratePercent }) => ratePercent,
  xong: ({ finished, ratePercent }) => (ratePercent === null ? null : finished),
  dot: ({ total, ratePercent }) => (ratePercent === null ? null : total),
  thieu: ({ missing, ratePercent }) => (ratePercent === null ? null : missing),
};

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Communes in an order of the table; those without a figure stand last in every order, equal ones by name. */
export function sorted(communes: readonly CommuneFigure[], { key, direction }: Sort): CommuneFigure[] {
  const valueOf = values[key] ?? values['ty-le'];
  const sign = direction === 'asc' ? 1 : -1;
  return communes.toSorted((one, other) => {
    const [a, b] = [valueOf?.(one) ?? null, valueOf?.(other) ?? null];
    if (a === null || b === null)
      return Number(a === null) - Number(b === null) || collator.compare(one.name, other.name);
    return sign * compare(a, b) || collator.compare(one.name, other.name);
  });
}

/** Who to call first: the lowest rates, then those who miss more people. */
export function callFirst(communes: readonly CommuneFigure[], count: number): CommuneFigure[] {
  return communes
    .filter(({ ratePercent, missing }) => ratePercent !== null && missing > 0)
    .toSorted(
      (a, b) =>
        (a.ratePercent ?? 0) - (b.ratePercent ?? 0) || b.missing - a.missing || collator.compare(a.name, b.name),
    )
    .slice(0, count);
}
