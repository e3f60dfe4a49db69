interface Step {
  parent: Element;
  /** Which child of the parent the way went through. */
  index: number;
}

const pressable = 'a[href], button, summary';

/** The first thing to press in an element, itself included. */
const pressableIn = (element: Element | undefined): HTMLElement | null => {
  const own = element?.matches(pressable) ? element : element?.querySelector(pressable);
  return own instanceof HTMLElement ? own : null;
};

/** Where the focus was. When what had it is gone, the focus goes to what took its place, else to its nearest neighbour. */
export class FocusPlace {
  readonly #element: Element;
  readonly #way: readonly Step[];

  constructor(element: Element) {
    this.#element = element;
    const way: Step[] = [];
    // No higher than the page or the sheet: a new page gives the focus to its own heading.
    for (let one = element; !one.matches('main, dialog, body');) {
      const parent = one.parentElement;
      if (!parent) break;
      way.push({ parent, index: [...parent.children].indexOf(one) });
      one = parent;
    }
    this.#way = way;
  }

  get isGone(): boolean {
    return !this.#element.isConnected;
  }

  /** Does nothing where the focus is somewhere already. */
  restore(): void {
    if (document.activeElement !== document.body) return;
    const target = this.isGone ? this.#neighbour() : this.#element;
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }

  #neighbour(): HTMLElement | null {
    for (const { parent, index } of this.#way) {
      if (!parent.isConnected) continue;
      const children = [...parent.children];
      const nearest = [...children.slice(index), ...children.slice(0, index).reverse()];
      const found = nearest.map(pressableIn).find((one) => one !== null);
      if (found) return found;
    }
    return null;
  }
}

/** Attachment for a list whose rows go while somebody works in them: the focus falls to the neighbour, not to the page's top. */
export function keepsFocus(list: HTMLElement): () => void {
  let place: FocusPlace | null = null;
  const remember = ({ target }: FocusEvent): void => {
    place = target instanceof Element ? new FocusPlace(target) : null;
  };
  const watch = new MutationObserver(() => {
    if (place?.isGone) place.restore();
  });
  list.addEventListener('focusin', remember);
  watch.observe(list, { childList: true, subtree: true });
  return () => {
    list.removeEventListener('focusin', remember);
    watch.disconnect();
  };
}
