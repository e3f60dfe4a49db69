import { STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { newId, problemText } from '@lopso/platform';
import { problemType } from './problem-type';

const FAULTS: Readonly<Record<string, { readonly status: number; readonly code: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'platform.too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'platform.malformed' },
};

/** The problem document for a request that Node could not read as HTTP, as the whole answer on the wire. */
export function answerToUnreadable(errorCode: string, publicUrl: string): string {
  const { status, code } = FAULTS[errorCode] ?? { status: 400, code: 'platform.malformed' };
  const { title, detail } = problemText(code, {});
  const type = problemType(publicUrl, code);
  const body = JSON.stringify({ type, title, status, detail, instance: newId(), code, params: {} });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Answers in Vietnamese also where no route, hook or filter is reached: broken HTTP, headers too large, too slow. */
export function clientErrorAnswers(publicUrl: string): (error: NodeJS.ErrnoException, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(answerToUnreadable(error.code ?? '', publicUrl));
  };
}
