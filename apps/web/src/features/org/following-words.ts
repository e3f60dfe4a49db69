import { t } from './messages/reforms';
import type { ReformEffect } from './reforms.svelte';

const words = {
  class: 'followingClass',
  equipment: 'followingEquipment',
  hall: 'followingHall',
  market: 'followingMarket',
  paper: 'followingPaper',
} as const satisfies Record<ReformEffect['following'][number]['kind'], string>;

/** **3** hội trường, **5** lớp */
export const followingWords = (following: ReformEffect['following']): string =>
  following.map(({ kind, count }) => t(words[kind], { count })).join(', ');
