import { t } from './messages/vi';

/** The five classes of darkness, by their lowest percent. */
const lowerBounds = [0, 35, 50, 65, 80] as const;

export type MapClass = 1 | 2 | 3 | 4 | 5;

/** The class of a rate; null where there is none: drawn as a hatch, never as the lowest class (LOOK 10). */
export function classOf(ratePercent: number | null): MapClass | null {
  if (ratePercent === null) return null;
  const classes: readonly MapClass[] = [1, 2, 3, 4, 5];
  return classes.findLast((one) => ratePercent >= (lowerBounds[one - 1] ?? 0)) ?? 1;
}

/** The legend, from the lightest to the darkest. */
export const legend: readonly { class: MapClass; label: string }[] = [
  { class: 1, label: t('class1') },
  { class: 2, label: t('class2') },
  { class: 3, label: t('class3') },
  { class: 4, label: t('class4') },
  { class: 5, label: t('class5') },
];
