const plain = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join('');
const signs = '\u00a0–—“”…·×₫≥≤';
const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxy';
const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const vowels = 'aăâeêioôơuưy';
const lower = letters + [...vowels].map((v) => tones.map((t) => (v + t).normalize('NFC')).join('')).join('');

/** Every character the interface may show in Source Sans. */
export const alphabet = [...new Set(plain + signs + lower + lower.toUpperCase())].join('');
