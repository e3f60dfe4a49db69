/** A new worker takes the page over once it has all its files, or never: a page loaded past it has none. In milliseconds. */
const takenOverMs = 60_000;

async function isTakenOver(): Promise<boolean> {
  const worker = (globalThis.navigator as Partial<Navigator>).serviceWorker;
  if (worker === undefined) return false;
  if (worker.controller !== null) return true;
  return new Promise((resolve) => {
    const clock = setTimeout(() => resolve(false), takenOverMs);
    worker.addEventListener('controllerchange', () => (clearTimeout(clock), resolve(true)), { once: true });
  });
}

const isKept = async (file: string): Promise<boolean> => (await caches.match(file)) !== undefined;

async function keepFile(file: string): Promise<boolean> {
  if (await isKept(file)) return true;
  // The worker keeps what goes through it.
  await fetch(file);
  return isKept(file);
}

/**
 * Files of the open pages that came before the service worker lie in nobody's keeping: they are asked for once more, through it.
 * Whether everything these pages are made of opens without network from here on; never in a browser without workers.
 */
export async function keepPageFiles(): Promise<boolean> {
  if (!(await isTakenOver())) return false;
  const read = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const files = read.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
  const kept = [...new Set(files.map(({ href }) => href))].map((file) => keepFile(file).catch(() => false));
  return (await Promise.all(kept)).every(Boolean);
}
