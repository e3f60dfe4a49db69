const TYPED = 'input, textarea, select';

/** Moves to the first field that was refused; in a group to its first choice. */
export function focusFirstFault(form: Element | undefined): void {
  const fault = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  (fault?.matches('fieldset') ? fault.querySelector<HTMLElement>(TYPED) : fault)?.focus();
}

/**
 * Leads from a sheet's acts to the first field that was refused, which may be out of sight: at every press, at once or when the answer comes. Whoever types on meanwhile
 * stays where she is. An attachment for what holds fields and acts.
 */
export function leadToFaults(sheet: Element): () => void {
  let isSent = false;
  const lead = (): void => {
    const { activeElement: active, body } = document;
    const isElsewhere = active !== null && active !== body && !sheet.contains(active) && !active.contains(sheet);
    if (!isSent || isElsewhere) return;
    focusFirstFault(sheet);
    // The focus brings the edge of a tall field into view; what is wrong is written below it.
    document.activeElement?.closest('.field')?.scrollIntoView({ block: 'nearest' });
  };
  const sent = (): void => {
    isSent = true;
    // What the press itself finds wrong is drawn by then.
    setTimeout(lead);
  };
  const pressed = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('.actions button, .actions a') !== null) sent();
  };
  const typed = (): void => {
    isSent = false;
  };
  const observer = new MutationObserver((changes) => {
    const isRefused = ({ target }: MutationRecord): boolean =>
      target instanceof Element && target.getAttribute('aria-invalid') === 'true';
    if (changes.some(isRefused)) lead();
  });
  observer.observe(sheet, { subtree: true, attributeFilter: ['aria-invalid'] });
  const heard = { click: pressed, submit: sent, input: typed };
  // Before the field itself hears it: what it draws then may show a fault.
  for (const [event, listener] of Object.entries(heard)) sheet.addEventListener(event, listener, { capture: true });
  return () => {
    observer.disconnect();
    for (const [event, listener] of Object.entries(heard))
      sheet.removeEventListener(event, listener, { capture: true });
  };
}
