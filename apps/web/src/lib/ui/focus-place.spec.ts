/** @jest-environment jsdom */
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { FocusPlace, keepsFocus } from './focus-place';
import Sheet from './Sheet.svelte';

const focused = () => document.activeElement?.id;
const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
/** A mutation is told after the work at hand. */
const told = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  document.body.innerHTML = `
    <header><button id="bell"></button></header>
    <main>
      <h1 id="title" tabindex="-1">Lớp</h1>
      <section id="people">
        <button id="add"></button>
        <ul><li id="row-1"><button id="one"></button></li><li id="row-2"><a id="two" href="/x">2</a></li></ul>
      </section>
    </main>`;
});

describe('the place of the focus', () => {
  it('is the element itself while it is there', () => {
    const place = new FocusPlace(byId('one'));
    place.restore();
    expect(focused()).toBe('one');
  });

  it('is what took its place when it is gone, then the one before, then what stands around', () => {
    const first = new FocusPlace(byId('one'));
    const second = new FocusPlace(byId('two'));
    byId('row-1').remove();
    first.restore();
    expect(focused()).toBe('two');
    byId('row-2').remove();
    second.restore();
    expect(focused()).toBe('add');
  });

  it('leaves the focus where a person has put it meanwhile', () => {
    const place = new FocusPlace(byId('one'));
    byId('bell').focus();
    place.restore();
    expect(focused()).toBe('bell');
  });

  it('leaves a new page to its own heading', () => {
    const place = new FocusPlace(byId('one'));
    document.querySelector('main')?.remove();
    place.restore();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a list that keeps the focus', () => {
  it('hands it to the next row when the row that has it goes', async () => {
    const stop = keepsFocus(byId('people'));
    byId('one').focus();
    byId('row-1').remove();
    await told();
    expect(focused()).toBe('two');
    stop();
  });

  it('takes no focus when another row goes', async () => {
    const stop = keepsFocus(byId('people'));
    byId('one').focus();
    byId('one').blur();
    byId('row-2').remove();
    await told();
    expect(document.activeElement).toBe(document.body);
    stop();
  });
});

describe('a sheet', () => {
  const actions = createRawSnippet(() => ({ render: () => '<button id="back">Về lớp</button>' }));

  beforeAll(() => {
    // jsdom has the element without its ways to open.
    HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
      this.open = true;
      this.querySelector('button')?.focus();
    };
  });

  const aSheet = (): ReturnType<typeof mount> => {
    const sheet = mount(Sheet, { target: document.body, props: { open: true, title: 'Rút tên?', actions } });
    flushSync();
    return sheet;
  };

  it('gives the focus back to its opener also when it is taken out while open', async () => {
    byId('one').focus();
    const sheet = aSheet();
    expect(focused()).toBe('back');
    await unmount(sheet);
    expect(focused()).toBe('one');
  });

  it('gives it to the neighbour of an opener that its own act took away', async () => {
    byId('one').focus();
    const sheet = aSheet();
    byId('row-1').remove();
    await unmount(sheet);
    expect(focused()).toBe('two');
  });
});
