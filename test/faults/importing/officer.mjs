import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const BOUNDARY = 'lopso-kill';

/** The form of the upload page. */
function formOf(list, clientKey) {
  const field = (name, value) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="ds.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(field('clientKey', clientKey) + field('kind', 'roster') + head),
    list,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}

/** Does what the import page does, over HTTP; a request that met no server is sent again. */
export class Officer {
  serverErrors = [];

  constructor({ url, headers, signal }) {
    Object.assign(this, { url, headers, signal });
  }

  /** Sends a list until it is taken; gives the id of the import. */
  async upload(unitId, list, clientKey) {
    for (;;) {
      const answer = await this.sendList(unitId, list, clientKey).catch(() => null);
      if (answer?.status === 201) return JSON.parse(answer.text).id;
      if (answer !== null && answer.status < 500) throw new Error(`upload: ${answer.status} ${answer.text}`);
      if (answer !== null) this.serverErrors.push(`upload: ${answer.status} ${answer.text.slice(0, 300)}`);
      await pause(100, undefined, { signal: this.signal });
    }
  }

  /** One sending. `onHalf` is called when half of the bytes are on their way. */
  sendList(unitId, list, clientKey, onHalf) {
    const body = formOf(list, clientKey);
    const half = Math.floor(body.length / 2);
    return new Promise((resolve, reject) => {
      const headers = {
        ...this.headers,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        'content-length': String(body.length),
      };
      const sending = request(`${this.url}/api/units/${unitId}/imports`, { method: 'POST', headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.once('end', () => resolve({ status: response.statusCode, text }));
        response.once('error', reject);
      });
      sending.once('error', reject);
      sending.write(body.subarray(0, half), async () => {
        await onHalf?.();
        if (!sending.destroyed) sending.end(body.subarray(half));
      });
    });
  }

  async act(importId, path, body) {
    const answer = await this.#call('POST', `/api/imports/${importId}/${path}`, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text);
  }

  async see(importId) {
    return JSON.parse((await this.#call('GET', `/api/imports/${importId}`)).text);
  }

  /** Looks again and again until the import is at a stage. */
  async reach(importId, state) {
    for (;;) {
      const seen = await this.see(importId);
      if (seen.state === state) return seen;
      if (seen.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(seen.failure)}`);
      await pause(50, undefined, { signal: this.signal });
    }
  }

  async #call(method, path, body) {
    const headers = { ...this.headers };
    if (body === undefined) delete headers['content-type'];
    const response = await fetch(this.url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: this.signal,
    });
    return { status: response.status, text: await response.text() };
  }
}
