import sharp from 'sharp';
import { type FileStore } from '@lopso/platform';
import { type DemoPicture } from './submissions';

const SIZE = { width: 1200, height: 900 };

/** Drawn pages of a notebook; nobody's photograph. */
const PAGES = [
  ['Việc đã làm', '1. Mở cổng dịch vụ công', '2. Tìm thủ tục', '3. Đọc hồ sơ cần có', '4. Ghi vào sổ'],
  ['Năm việc khi nghi ngờ', '1. Dừng lại', '2. Không bấm', '3. Không đọc mã', '4. Gọi người thân', '5. Hỏi công an xã'],
];

const drawing = ([title = '', ...lines]: readonly string[]): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}">
  <rect width="100%" height="100%" fill="#EFE8D8"/><rect x="90" y="60" width="1020" height="780" rx="8" fill="#FFFDF8"/>
  <g font-family="sans-serif" fill="#1B2620"><text x="150" y="180" font-size="64" font-weight="bold">${title}</text>
  ${lines.map((line, index) => `<text x="150" y="${290 + index * 100}" font-size="48">${line}</text>`).join('')}
  <text x="150" y="810" font-size="28" fill="#515C54">Ảnh mẫu của tỉnh mẫu</text></g>
</svg>`;

/** Puts the sample pictures into the file store; the same keys every time. */
export async function storePictures(files: FileStore): Promise<DemoPicture[]> {
  return Promise.all(
    PAGES.map(async (page, index) => {
      const bytes = await sharp(Buffer.from(drawing(page)))
        .jpeg({ quality: 78 })
        .toBuffer();
      const key = `demo-picture-${index + 1}`;
      await files.put(key, bytes);
      return { key, sizeBytes: bytes.length, ...SIZE };
    }),
  );
}
