import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const found = () => PLACES.find((place) => place !== undefined && place !== '' && existsSync(place));

/** The browser for the browser tests: found, or installed where Debian's packages and the right to install are at hand. */
export function findChromium() {
  if (found() === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const apt = (...args) =>
      spawnSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation');
  }
  const place = found();
  if (place === undefined) {
    console.error(
      'Cần Chromium cho các bài thử trình duyệt: cài gói "chromium" của hệ điều hành, hoặc đặt biến CHROMIUM là đường dẫn tới nó.',
    );
    process.exit(1);
  }
  return place;
}
