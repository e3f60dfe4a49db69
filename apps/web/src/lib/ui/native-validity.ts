import { say } from '../i18n/phrases';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** True for what a form checks and sends. */
export const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;

const isTicked = (control: Control): boolean => control.type === 'checkbox' || control.type === 'radio';

function missingWords(control: Control): string {
  return say(isTicked(control) ? 'tickThis' : control instanceof HTMLSelectElement ? 'chooseOne' : 'fillThis');
}

/** What is wrong with a control by its own constraints, in Vietnamese: the browser says it in the machine's language. */
export function nativeWords(control: Control): string {
  const { validity } = control;
  const bounds = control instanceof HTMLInputElement ? control : { min: '', max: '' };
  if (validity.valueMissing) return missingWords(control);
  if (validity.tooShort && 'minLength' in control) return say('tooShort', { count: control.minLength });
  if (validity.tooLong && 'maxLength' in control) return say('tooLong', { count: control.maxLength });
  if (validity.rangeUnderflow) return say('atLeast', { least: bounds.min });
  if (validity.rangeOverflow) return say('atMost', { most: bounds.max });
  return say('notReadable');
}

/**
 * Gives the browser's own check of forms Vietnamese words. Ours are taken back before the next check, since a control with
 * words of its own never passes. Returns what ends it.
 */
export function sayNativeFaults(root: Document): () => void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  const spoken = new Set<Control>();
  const takeBack = (control: Control): void => {
    if (spoken.delete(control)) control.setCustomValidity('');
  };
  const takeAllBack = (): void => spoken.forEach(takeBack);
  const speak = ({ target }: Event): void => {
    if (!isControl(target) || target.validity.customError) return;
    target.setCustomValidity(nativeWords(target));
    spoken.add(target);
  };
  root.addEventListener('invalid', speak, options);
  for (const kind of ['input', 'change'] as const) {
    root.addEventListener(kind, ({ target }) => isControl(target) && takeBack(target), options);
  }
  root.addEventListener('click', takeAllBack, options);
  root.addEventListener('keydown', ({ key }) => key === 'Enter' && takeAllBack(), options);
  return () => stop.abort();
}
