/**
 * Copies a text. False where the page may not write to the clipboard, without TLS and inside other apps: then the field's text is
 * selected, to be copied by hand.
 */
export async function copyText(text: string, field: HTMLTextAreaElement | undefined): Promise<boolean> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const isCopied = await clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (isCopied === true) return true;
  field?.focus();
  field?.select();
  return false;
}
