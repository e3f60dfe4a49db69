/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import WayThere from './components/WayThere.svelte';

const point = { latitude: 22.07315, longitude: 105.0512 };
const words = 'Qua cầu Bợ rẽ phải.';

describe('the way to a hall', () => {
  let shown: ReturnType<typeof mount> | null = null;
  afterEach(() => {
    if (shown !== null) void unmount(shown);
    document.body.replaceChildren();
  });

  function show(way: { directions: string | null; point: typeof point | null }): void {
    shown = mount(WayThere, { target: document.body, props: { venueName: 'Nhà văn hóa thôn 3', way } });
    flushSync();
  }

  it('opens no map and names none before it is asked for', () => {
    show({ directions: words, point });
    expect(document.body.textContent).toContain(words);
    expect(document.body.innerHTML).not.toMatch(/openstreetmap|geo:|<img|<iframe/);
  });

  it('says that the map is another’s when it is asked for, and links to it without telling where from', () => {
    show({ directions: null, point });
    document.querySelector<HTMLButtonElement>('button')?.click();
    flushSync();
    expect(document.body.textContent).toContain('ngoài Lớp Số');
    const [app, site] = [...document.querySelectorAll('a')];
    expect(app?.href).toMatch(/^geo:22\.07315,105\.05120/);
    expect(site?.href).toMatch(/^https:\/\/www\.openstreetmap\.org\//);
    expect(site?.rel).toBe('noreferrer noopener');
  });

  it('is left out where nobody said how', () => {
    show({ directions: null, point: null });
    expect(document.body.textContent.trim()).toBe('');
  });
});
