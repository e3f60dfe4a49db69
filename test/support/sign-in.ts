import { type BrowserContext } from 'playwright-core';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';

const CSRF = 'csrf-of-a-browser-test';

/** Gives a browser context the cookies of a signed-in person, as the sign-in form would. */
export async function signInAs(context: BrowserContext, url: string, username: string): Promise<void> {
  await context.addCookies([{ name: 'lopso_csrf', value: CSRF, url }]);
  const response = await context.request.post(`${url}/api/auth/sign-in`, {
    headers: { 'x-csrf-token': CSRF },
    data: { username, password: DEMO_PASSWORD },
  });
  if (!response.ok()) throw new Error(`sign-in of ${username}: ${response.status()} ${await response.text()}`);
}
