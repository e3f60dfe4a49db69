const isPlainClick = (event: MouseEvent): boolean =>
  !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** The address of a plain click on a link into the app; null for everything the browser does better. */
export function innerLink(event: MouseEvent): string | null {
  if (!isPlainClick(event)) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target !== '' || link.hasAttribute('download')) return null;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin || /^\/(api|a)\//.test(url.pathname)) return null;
  const isSamePage = url.pathname === location.pathname && url.search === location.search;
  return isSamePage && url.hash !== '' ? null : url.href;
}
