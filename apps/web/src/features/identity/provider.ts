import { call } from '../../lib/api/client';

/** Leaves for the OpenID provider; the browser comes back to `/dang-nhap/tro-lai`. Throws `Problem`. */
export async function depart(purpose: 'sign-in' | 'link'): Promise<void> {
  const { url } = await call('post', '/api/auth/oidc/depart', { body: { purpose } });
  location.assign(url);
}
