/** Hands a file to the browser as a download. Its address lives until the page goes: the browser reads it in its own time. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
}
