import type { Attachment } from 'svelte/attachments';

/** Tells the page how high a floating part is (a custom property of the root), for what must not lie under it. */
export function heightAs(name: `--${string}`): Attachment<HTMLElement> {
  return (element) => {
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() => root.setProperty(name, `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty(name);
    };
  };
}
