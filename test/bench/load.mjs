import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import autocannon from 'autocannon';

const TICKS_PER_SECOND = 100;

/** User and system CPU of a process so far, in milliseconds (Linux). */
export function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Resident memory of a process in MB. */
export function memoryMb(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** One round of requests; what a request cost and how long people waited. */
export async function round(target, { connections, seconds, amount }) {
  const before = cpuMs(target.pid);
  const result = await autocannon({
    url: target.url,
    connections,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    requests: [
      {
        method: target.method,
        path: target.path,
        headers: target.headers,
        ...(target.makeBody === undefined ? {} : { setupRequest: (request) => ({ ...request, ...target.makeBody() }) }),
      },
    ],
  });
  const answered = result['2xx'];
  return {
    requests: answered,
    refused: result.non2xx + result.errors,
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p97_5: result.latency.p97_5,
    p99: result.latency.p99,
    cpuPerRequestMs: answered === 0 ? null : (cpuMs(target.pid) - before) / answered,
  };
}

/** The middle value. */
export function median(values) {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  return sorted.length === 0 ? null : sorted[Math.floor(sorted.length / 2)];
}

/** The value below which a share of sorted values lies. */
export const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;

/** One request by itself: status, bytes, and how long the first byte and the whole took. */
export function timed(url, { method, path, headers, agent }, body) {
  const from = performance.now();
  return new Promise((resolve) => {
    const call = request(url + path, { method, headers, agent }, (response) => {
      let firstMs = null;
      const parts = [];
      response.on('data', (part) => {
        firstMs ??= performance.now() - from;
        parts.push(part);
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, firstMs, ms: performance.now() - from, bytes: Buffer.concat(parts) }),
      );
    });
    call.on('error', () => resolve({ status: 0, firstMs: null, ms: performance.now() - from, bytes: Buffer.alloc(0) }));
    call.end(body);
  });
}
