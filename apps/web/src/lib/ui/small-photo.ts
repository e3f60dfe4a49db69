const maxEdge = 1600;
const quality = 0.85;

/** A photo made small on this phone, with an address to show it by until it is released. */
export interface SmallPhoto {
  id: number;
  blob: Blob;
  url: string;
}

/** Width and height that fit into a square of 1600 px, whole and never larger than before. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, maxEdge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Redraws a picture small and upright as JPEG: place and camera data stay behind. Null for a file that is no picture. */
export async function shrinkPhoto(file: Blob): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!bitmap) return null;
  const size = fitted(bitmap.width, bitmap.height);
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  context?.drawImage(bitmap, 0, 0, size.width, size.height);
  bitmap.close();
  if (!context) return null;
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
