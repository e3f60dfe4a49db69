import { renewSession } from './client';

/**
 * Attachment for a picture that the server gives to its people only. An `<img>` renews no session as `call` does, so one
 * that was refused after an idle while is asked for once more.
 */
export function renewedImage(image: HTMLImageElement): () => void {
  let isTried = false;
  const retry = async (): Promise<void> => {
    if (isTried) return;
    isTried = true;
    const isRenewed = await renewSession().catch(() => false);
    if (isRenewed) image.setAttribute('src', image.src);
  };
  const onerror = (): void => void retry();
  const onload = (): void => void (isTried = false);
  image.addEventListener('error', onerror);
  image.addEventListener('load', onload);
  return () => {
    image.removeEventListener('error', onerror);
    image.removeEventListener('load', onload);
  };
}
