/** For an effect: runs again and again while the page is looked at, and gives what ends it. */
export function repeat(run: () => void, everyMs: number): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') run();
  }, everyMs);
  return () => clearInterval(timer);
}
