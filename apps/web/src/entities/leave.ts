import { Problem } from '../lib/api/problem';
import { problemText } from '../lib/api/problem-text';
import type { Router } from '../lib/router/router.svelte';
import { session } from '../lib/session/session.svelte';
import type { Toaster } from '../lib/ui/toaster.svelte';

/** Where people sign in; `den` names the page to go on to. */
export const signInPath = '/dang-nhap';

/** Signs out and opens the sign-in page. Without network the session cannot be ended: the person is told. */
export async function leave(router: Router, toaster: Toaster): Promise<void> {
  try {
    await session.signOut();
    await router.go(signInPath, { replace: true });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { title, text } = problemText(error);
    toaster.show({ text: `**${title}.** ${text}` });
  }
}
