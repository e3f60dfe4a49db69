/** @jest-environment jsdom */
import { leadToFaults } from './first-fault';

describe('a sheet whose act finds a field refused', () => {
  let leave: () => void;
  const byId = (id: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`#${id}`);
    if (found === null) throw new Error(`no #${id}`);
    return found;
  };
  const focused = (): string | undefined => document.activeElement?.id;
  const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const refuse = (id: string): void => byId(id).setAttribute('aria-invalid', 'true');
  const press = (id: string): void => {
    byId(id).focus();
    byId(id).click();
  };

  beforeEach(() => {
    Element.prototype.scrollIntoView = () => undefined;
    document.body.innerHTML = `<button id="outside"></button><div id="sheet">
      <form id="form"><input id="paper" /><div class="field" id="whole"><textarea id="reason"></textarea></div><fieldset id="choice"><input id="first" type="radio" /></fieldset></form>
      <button id="inside" type="button"></button>
      <div class="actions"><button id="send" type="button"></button></div></div>`;
    leave = leadToFaults(byId('sheet'));
  });
  afterEach(() => leave());

  it('brings the whole field into view, with the words below it', async () => {
    const seen: unknown[] = [];
    Element.prototype.scrollIntoView = function scrollIntoView(this: Element, how) {
      seen.push([this.id, how]);
    };
    byId('send').addEventListener('click', () => refuse('reason'));
    press('send');
    await drawn();
    expect(seen.at(-1)).toEqual(['whole', { block: 'nearest' }]);
  });

  it('leads to the first one, at once and again at the next press', async () => {
    byId('send').addEventListener('click', () => refuse('reason'));
    press('send');
    await drawn();
    expect(focused()).toBe('reason');
    press('send');
    await drawn();
    expect(focused()).toBe('reason');
  });

  it('leads there when the answer comes, after a form that was sent with the keyboard too', async () => {
    press('send');
    await drawn();
    expect(focused()).toBe('send');
    refuse('choice');
    await drawn();
    expect(focused()).toBe('first');
    byId('choice').removeAttribute('aria-invalid');
    byId('reason').focus();
    byId('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    refuse('paper');
    await drawn();
    expect(focused()).toBe('paper');
  });

  it('leaves whoever types on, presses something else or is elsewhere where she is', async () => {
    press('send');
    byId('paper').focus();
    byId('paper').dispatchEvent(new Event('input', { bubbles: true }));
    refuse('reason');
    await drawn();
    expect(focused()).toBe('paper');
    press('inside');
    await drawn();
    expect(focused()).toBe('inside');
    press('send');
    byId('outside').focus();
    await drawn();
    expect(focused()).toBe('outside');
  });

  it('hears nothing once it is gone', async () => {
    leave();
    refuse('reason');
    press('send');
    await drawn();
    expect(focused()).toBe('send');
  });
});
