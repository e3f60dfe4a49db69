/** Moves to the first field that was refused. */
export function focusFirstFault(form: HTMLFormElement | undefined): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
