/** Why no picture comes: the person or the browser refused, or there is no camera that pages may use. */
export type CameraFault = 'denied' | 'missing';

/** Finds the text of a QR code in what the camera shows, or null. */
type Reader = (video: HTMLVideoElement) => Promise<string | null>;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}

interface DetectorMaker {
  new (options: { formats: readonly string[] }): Detector;
  getSupportedFormats?(): Promise<readonly string[]>;
}

const betweenMs = 180;
/** A card fills a third of the picture at least: more points cost time and find nothing more. */
const longestSide = 720;

async function ownReader(): Promise<Reader | null> {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  const formats = await maker?.getSupportedFormats?.().catch((): readonly string[] => []);
  if (!maker || !formats?.includes('qr_code')) return null;
  const detector = new maker({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
}

/** For browsers that read no codes themselves; it is fetched when it is needed. */
async function ourReader(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    const shrink = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * shrink);
    canvas.height = Math.round(video.videoHeight * shrink);
    if (context === null || canvas.width === 0) return Promise.resolve(null);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return Promise.resolve(textIn(decodeQR, context.getImageData(0, 0, canvas.width, canvas.height)));
  };
}

/** The library throws where it finds no code, which is most of the time. */
function textIn(decode: (image: ImageData) => string, image: ImageData): string | null {
  try {
    return decode(image);
  } catch {
    return null;
  }
}

async function streamOf(): Promise<MediaStream | CameraFault> {
  if (!navigator.mediaDevices?.getUserMedia) return 'missing';
  try {
    const video = { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } };
    return await navigator.mediaDevices.getUserMedia({ video, audio: false });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'missing';
  }
}

/** Shows the camera behind the phone and tells every code it sees. Gives the way to stop it, or why there is no picture. */
export async function watchCodes(
  video: HTMLVideoElement,
  tell: (text: string) => void,
): Promise<(() => void) | CameraFault> {
  const [stream, reader] = await Promise.all([streamOf(), ownReader().then((own) => own ?? ourReader())]);
  if (typeof stream === 'string') return stream;
  let isOver = false;
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  const look = async (): Promise<void> => {
    if (isOver) return;
    const text = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await reader(video).catch(() => null) : null;
    if (text !== null && !isOver) tell(text);
    setTimeout(() => void look(), betweenMs);
  };
  void look();
  return () => {
    isOver = true;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}
