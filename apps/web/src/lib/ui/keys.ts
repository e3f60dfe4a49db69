type Handler = (event: KeyboardEvent) => void;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog[open]') !== null;

/** Enter and the space bar belong to what has the focus where that can be pressed. */
const isPressing = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') && target instanceof Element && target.closest('a, button, summary, label') !== null;

/**
 * Handler for `<svelte:window onkeydown>`: single keys while nobody is typing, no sheet is open and no modifier is held.
 * Keys are names as in `event.key`, letters in lower case. `isOn` is asked at each press: people can switch letters off.
 */
export function shortcuts(keys: Readonly<Record<string, Handler>>, isOn: () => boolean): Handler {
  return (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (isPressing(event)) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const run = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (!run || (name.length === 1 && !isOn())) return;
    event.preventDefault();
    run(event);
  };
}
