/** @jest-environment jsdom */
import type { Component } from 'svelte';
import { indexOf } from './history-places';
import { type Route, route } from './route';
import { Router } from './router.svelte';

const aPage = (name: string) => () =>
  Promise.resolve({ default: Object.assign(() => ({}), { page: name }) as Component<{ params: object }> });

const routes: Route[] = [
  route('/', 'member', aPage('home')),
  route('/lop/:id', 'member', aPage('class')),
  route('/hong', 'public', (): ReturnType<ReturnType<typeof aPage>> => Promise.reject(new Error('chunk'))),
  route('/dang-nhap', 'public', aPage('sign-in')),
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
  globalThis.ResizeObserver = class implements ResizeObserver {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
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

  it('takes a hash that is a secret out of the address', async () => {
    history.replaceState(null, '', '/lop/7?x=1#ma=K7M4');
    const router = await aRouter();
    router.dropHash();
    expect([location.pathname + location.search, location.hash, router.url.hash]).toEqual(['/lop/7?x=1', '', '']);
  });

  it('lets the later of two navigations win', async () => {
    const router = await aRouter();
    await Promise.all([router.go('/lop/1'), router.go('/lop/2')]);
    expect(router.shown).toMatchObject({ params: { id: '2' } });
  });

  describe('with a part of a page', () => {
    const scrolledTo = () => ({ tops: new Array<number>(), parts: new Array<string>() });
    let seen = scrolledTo();

    beforeEach(() => {
      seen = scrolledTo();
      sessionStorage.removeItem('lopso.places');
      Object.assign(window, { scrollTo: (_: number, top: number) => seen.tops.push(top) });
      Element.prototype.scrollIntoView = function (this: Element) {
        seen.parts.push(this.id);
      };
      document.body.innerHTML = '<main id="main"></main><h2 id="muc-a">Mục</h2>';
    });

    /** What a browser does when a link to a part is followed: an entry without state, then popstate. */
    async function follow(hash: string) {
      history.pushState(null, '', hash);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
      await settled();
    }

    it('leaves scrolling within the page to the browser and gives the entry its own place', async () => {
      const router = await aRouter();
      await router.go('/lop/7');
      const index = indexOf(history.state) ?? Number.NaN;
      const before = router.shown;
      seen = scrolledTo();
      await follow('#main');
      expect(seen).toEqual(scrolledTo());
      expect(indexOf(history.state)).toBe(index + 1);
      expect(router.url.hash).toBe('#main');
      expect(router.shown).toBe(before);
    });

    it('asks no guard: the work is still on the screen', async () => {
      const router = await aRouter();
      const asked: string[] = [];
      const release = router.beforeLeave(() => {
        asked.push('left');
        return false;
      });
      await follow('#main');
      const returned = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
      history.back();
      await returned;
      await settled();
      expect(asked).toEqual([]);
      expect(router.url.hash).toBe('');
      release();
    });

    it('shows the part another page names, whatever letters its id has', async () => {
      document.body.innerHTML += '<h2 id="mục-b">Mục</h2>';
      const router = await aRouter();
      await router.go('/lop/7#muc-a');
      await router.go(`/lop/8#${encodeURIComponent('mục-b')}`);
      expect(seen.parts).toEqual(['muc-a', 'mục-b']);
    });

    it('shows the part of the address the tab was opened with', async () => {
      history.replaceState(null, '', '/lop/7#muc-a');
      await aRouter();
      expect(seen.parts).toEqual(['muc-a']);
    });
  });
});
