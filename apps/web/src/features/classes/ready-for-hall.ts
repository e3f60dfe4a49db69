import { readyToVerify } from '../../lib/offline/ed25519';
import { keepPageFiles } from '../../lib/offline/page-files';
import type { Router } from '../../lib/router/router.svelte';
import { fetchKit } from './kept-kit';

/** The pages of a hall, from the one that the app opens with. */
const pagesOf = (sessionId: string): string[] => [
  '/giang-vien',
  ...['', '/ma', '/quet-the'].map((below) => `/giang-vien/buoi/${sessionId}${below}`),
];

/** Brings the pages of a session's hall onto this phone. Whether they open without network from here on. */
export async function bringHallPages(sessionId: string, router: Pick<Router, 'fetchPage'>): Promise<boolean> {
  const pages = pagesOf(sessionId).map((path) => router.fetchPage(path));
  const parts = [import('qr/decode.js'), readyToVerify()].map((part: Promise<unknown>) =>
    part.then(
      () => true,
      () => false,
    ),
  );
  const hasAll = (await Promise.all([...pages, ...parts])).every(Boolean);
  return (await keepPageFiles()) && hasAll;
}

/** Brings onto this phone what a hall without network needs: cards and codes of the session, and the pages that read and show them. */
export async function readyForHall(sessionId: string, router: Pick<Router, 'fetchPage'>): Promise<void> {
  await fetchKit(sessionId);
  await bringHallPages(sessionId, router);
}
