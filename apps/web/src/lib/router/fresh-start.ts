const key = 'lopso.fresh-start';
const pauseMs = 30_000;

/** After a release the scripts of the old version are gone: loads the app anew, but never twice within half a minute. */
export function startAfresh(): void {
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (!navigator.onLine || Date.now() - last < pauseMs) return;
  sessionStorage.setItem(key, String(Date.now()));
  location.reload();
}
