const deviceKey = 'lopso.device';
const sequenceKey = 'lopso.sequence';

/** Version 4 UUID, also where the page is served without TLS and `randomUUID` is missing. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Set where this browser keeps nothing, or nothing more: then every page is a device of its own. */
let ofPage: { readonly id: string; sequence: number } | null = null;

function asPage(): { readonly id: string; sequence: number } {
  ofPage ??= { id: randomId(), sequence: 0 };
  return ofPage;
}

/** Random name of this device, kept for good: with the sequence it keeps repeated writes apart. */
export function deviceId(): string {
  if (ofPage) return ofPage.id;
  try {
    const kept = localStorage.getItem(deviceKey);
    if (kept) return kept;
    const fresh = randomId();
    localStorage.setItem(deviceKey, fresh);
    return fresh;
  } catch {
    return asPage().id;
  }
}

/** Null where it could not be kept. */
function keptSequence(): number | null {
  try {
    const next = Number(localStorage.getItem(sequenceKey) ?? 0) + 1;
    localStorage.setItem(sequenceKey, String(next));
    return next;
  } catch {
    return null;
  }
}

/** This device and its next number; never given twice, reloads and tabs included. A cleared device gets a new name as well. */
export function nextOfDevice(): { deviceId: string; sequence: number } {
  const id = deviceId();
  const sequence = ofPage ? null : keptSequence();
  if (sequence !== null) return { deviceId: id, sequence };
  const page = asPage();
  page.sequence += 1;
  return { deviceId: page.id, sequence: page.sequence };
}
