import { type Server, STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { newId, problemText } from '@lopso/platform';
import { problemType } from './problem-type';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const FAULTS: Readonly<Record<string, { readonly status: number; readonly code: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'platform.too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'platform.malformed' },
};

function problemBody({ status, code }: { status: number; code: string }, publicUrl: string): string {
  const { title, detail } = problemText(code, {});
  const type = problemType(publicUrl, code);
  return JSON.stringify({ type, title, status, detail, instance: newId(), code, params: {} });
}

/** The problem document for a request that Node could not read as HTTP, as the whole answer on the wire. */
function answerToUnreadable(errorCode: string, publicUrl: string): string {
  const fault = FAULTS[errorCode] ?? { status: 400, code: 'platform.malformed' };
  const body = problemBody(fault, publicUrl);
  return [
    `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status] ?? ''}`,
    `content-type: ${PROBLEM_TYPE}`,
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

/** The same for an `Expect` header that nobody meets, which Node refuses with an empty answer. */
export function refuseExpectations(server: Server, publicUrl: string): void {
  server.on('checkExpectation', (_request, response) => {
    const body = problemBody({ status: 417, code: 'platform.malformed' }, publicUrl);
    response.writeHead(417, {
      'content-type': PROBLEM_TYPE,
      'content-length': Buffer.byteLength(body),
      'x-content-type-options': 'nosniff',
      connection: 'close',
    });
    response.end(body);
  });
}
