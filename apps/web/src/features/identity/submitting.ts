import { tick } from 'svelte';

/** Handles the submission of a form: does the work, then leads to the first field with a fault. */
export function submitting(work: () => Promise<unknown>): (event: SubmitEvent) => Promise<void> {
  return async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    await work();
    await tick();
    if (form instanceof HTMLFormElement) form.querySelector<HTMLInputElement>('[aria-invalid]')?.focus();
  };
}
