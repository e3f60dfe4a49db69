import type { Attachment } from 'svelte/attachments';

const weavingMs = 600;

/** Motion is off when the person or the device asks for it. */
export function isStill(): boolean {
  return (
    document.documentElement.dataset['motion'] === 'still' || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

export interface Weaving {
  woven: number;
  columns: number;
  unit: number;
  vertical: boolean;
  isShuttle?: boolean;
}

const before = new WeakMap<Element, Weaving>();

/** Columns that came since the last drawing; none on the first one, on a change of width or when motion is off. */
function freshColumns(last: Weaving | undefined, now: Weaving): number {
  if (!last || last.columns !== now.columns || isStill()) return 0;
  return Math.max(0, now.woven - last.woven);
}

/**
 * Lets new columns appear one after the other; the shuttle moves with them. The end state is what stands in the document,
 * so nothing is lost where animation is off.
 */
export function weave(now: Weaving): Attachment<SVGElement> {
  return (element) => {
    const fresh = freshColumns(before.get(element), now);
    before.set(element, now);
    if (fresh === 0) return;
    const hidden = `${fresh * now.unit}px`;
    const from = now.isShuttle
      ? { transform: now.vertical ? `translateY(-${hidden})` : `translateX(-${hidden})` }
      : { clipPath: now.vertical ? `inset(0 0 ${hidden} 0)` : `inset(0 ${hidden} 0 0)` };
    const to = now.isShuttle ? { transform: 'none' } : { clipPath: 'inset(0 0 0 0)' };
    element.animate([from, to], { duration: weavingMs, easing: `steps(${fresh})` });
  };
}
