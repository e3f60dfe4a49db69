/** @jest-environment jsdom */
import type { Route } from './route';
import { Router } from './router.svelte';

const aPage =
  (name: string): Route['page'] =>
  () =>
    Promise.resolve({ default: Object.assign(() => ({}), { page: name }) });

const routes: Route[] = [
  { path: '/', workspace: 'member', page: aPage('home') },
  { path: '/lop/:id', workspace: 'member', page: aPage('class') },
  { path: '/hong', workspace: 'public', page: () => Promise.reject(new Error('chunk')) },
  { path: '/dang-nhap', workspace: 'public', page: aPage('sign-in') },
];

const everybody = () => Promise.resolve(null);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const pathOf = (router: Router) => (router.shown.phase === 'page' ? router.shown.route.path : router.shown.phase);

let stop: () => void = () => undefined;

async function aRouter(admit: ConstructorParameters<typeof Router>[1] = everybody) {
  const router = new Router(routes, admit);
  stop = router.start();
  await settled();
  return router;
}

beforeEach(() => {
  history.replaceState(null, '', '/');
  sessionStorage.setItem('lopso.fresh-start', String(Date.now()));
  window.scrollTo = () => undefined;
});
afterEach(() => stop());

describe('router', () => {
  it('shows the page of the address, with its parameters', async () => {
    const router = await aRouter();
    expect(pathOf(router)).toBe('/');
    await router.go('/lop/7');
    expect(router.shown).toMatchObject({ phase: 'page', params: { id: '7' } });
    expect(location.pathname).toBe('/lop/7');
  });

  it('follows plain links and leaves the others to the browser', async () => {
    const router = await aRouter();
    document.body.innerHTML =
      '<a id="in" href="/lop/3">a</a><a id="file" href="/api/x.xlsx">b</a><a id="save" download href="/lop/4">c</a>';
    const stayed = (id: string) =>
      !document.getElementById(id)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    expect(stayed('in')).toBe(true);
    await settled();
    expect(pathOf(router)).toBe('/lop/:id');
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    expect(stayed('file')).toBe(true);
    await settled();
    expect(location.pathname).toBe('/lop/3');
  });

  it('says what is missing and what did not arrive', async () => {
    const router = await aRouter();
    await router.go('/khac');
    expect(pathOf(router)).toBe('missing');
    await router.go('/hong');
    expect(pathOf(router)).toBe('failed');
  });

  it('sends strangers elsewhere before the page is shown', async () => {
    const router = await aRouter((route) => Promise.resolve(route.workspace === 'public' ? null : '/dang-nhap?den=/'));
    expect(pathOf(router)).toBe('/dang-nhap');
    expect(location.search).toBe('?den=/');
  });

  it('keeps the page while a guard says no', async () => {
    const router = await aRouter();
    const release = router.beforeLeave(() => false);
    await router.go('/lop/7');
    expect(pathOf(router)).toBe('/');
    release();
    await router.go('/lop/7');
    expect(pathOf(router)).toBe('/lop/:id');
  });

  it('changes the query without a new page', async () => {
    const router = await aRouter();
    const before = router.shown;
    router.setQuery({ sap: 'ten' });
    expect(location.search).toBe('?sap=ten');
    await router.go(router.hrefWith({ trang: '2' }));
    expect(location.search).toBe('?sap=ten&trang=2');
    expect(router.shown).toBe(before);
  });

  it('lets the later of two navigations win', async () => {
    const router = await aRouter();
    await Promise.all([router.go('/lop/1'), router.go('/lop/2')]);
    expect(router.shown).toMatchObject({ params: { id: '2' } });
  });
});
