import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { paced, type Line } from './paced.ts';
import { portal200 } from './replies.ts';

/** A request as the browser sent it; the proxy holds it until it is whole. */
export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  /** The request line and the headers. */
  readonly head: string;
  readonly body: Buffer<ArrayBuffer>;
}

/** What becomes of a request. `after`: so many bytes get through, then the line is reset. */
export type Fate =
  | { readonly type: 'deliver' }
  | { readonly type: 'cut request'; readonly after: number }
  | { readonly type: 'cut reply'; readonly after: number }
  /** Nothing goes on, and nobody says so. */
  | { readonly type: 'hang' }
  /** Somebody else answers, in raw HTTP; the endpoint never hears of the request. */
  | { readonly type: 'answer'; readonly reply: Buffer };

/** A TCP proxy that stands for the network between a browser and the endpoint. */
export interface Proxy {
  readonly port: number;
  /** Bytes that went down to the browser so far. */
  readonly bytesDown: () => number;
  /** Bytes of requests that went up to the endpoint so far, those of requests that were cut included. */
  readonly bytesUp: () => number;
  /** Decides over each request, once it is whole. */
  fateOf: (request: ProxiedRequest) => Fate;
  /** No line any more: open connections are reset and new ones refused. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  /** The next request whose head contains `text` reaches the endpoint, but its reply is lost. Resolves when it is. */
  loseReplyTo(text: string): Promise<void>;
  /** A hotel's Wi-Fi: every request is answered with a page of its own and status 200, until `false`. */
  portal(captive: boolean): void;
  /** From now on connections go to another port (an endpoint that was started again). */
  setTarget(port: number): void;
  close(): Promise<void>;
}

export const deliver: Fate = { type: 'deliver' };

export async function createProxy(targetPort: number, line?: Line): Promise<Proxy> {
  let target = targetPort;
  let up = 0;
  let down = 0;
  let losing: { text: string; done: () => void } | null = null;
  let captive = false;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  };
  const pace = paced(line);

  const decide = (request: ProxiedRequest): Fate & { readonly done?: () => void } => {
    if (captive) return { type: 'answer', reply: portal200 };
    if (losing === null || !request.head.includes(losing.text)) return proxy.fateOf(request);
    const { done } = losing;
    losing = null;
    return { type: 'cut reply', after: 0, done };
  };

  const handle = (client: Socket) => {
    keep(client);
    let received = Buffer.alloc(0);
    let upstream: Socket | null = null;
    /** How much of the reply under way may still pass. */
    let allowed = Number.POSITIVE_INFINITY;
    let done = () => {};
    const toClient = pace();
    const toEndpoint = pace();

    const reset = () => {
      client.resetAndDestroy();
      upstream?.destroy();
    };
    const connectUpstream = () => {
      const socket = connect(target, '127.0.0.1');
      keep(socket);
      socket.on('data', (chunk) => {
        const part = chunk.subarray(0, Math.max(0, allowed));
        const last = chunk.length >= allowed;
        allowed -= chunk.length;
        toClient(part.length, () => {
          down += part.length;
          client.write(part);
          if (!last) return;
          done();
          reset();
        });
      });
      socket.on('close', () => toClient(0, () => client.end()));
      return socket;
    };
    const obey = (request: ProxiedRequest, whole: Buffer) => {
      const fate = decide(request);
      if (fate.type === 'hang') return;
      if (fate.type === 'answer') {
        client.end(fate.reply);
        upstream?.destroy();
        return;
      }
      upstream ??= connectUpstream();
      const socket = upstream;
      allowed = fate.type === 'cut reply' ? fate.after : Number.POSITIVE_INFINITY;
      done = fate.done ?? (() => {});
      const part = fate.type === 'cut request' ? whole.subarray(0, fate.after) : whole;
      toEndpoint(part.length, () => {
        up += part.length;
        socket.write(part, () => {
          if (fate.type === 'cut request') reset();
        });
      });
    };

    client.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let next = takeRequest(received); next !== null; next = takeRequest(received)) {
        received = received.subarray(next.whole.length);
        obey(next.request, next.whole);
      }
    });
    client.on('close', () => upstream?.destroy());
  };

  let server: Server = await listen(handle, 0);
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  const proxy: Proxy = {
    port,
    bytesDown: () => down,
    bytesUp: () => up,
    fateOf: () => deliver,
    cut,
    async restore() {
      server = await listen(handle, port);
    },
    loseReplyTo: (text) =>
      new Promise((done) => {
        losing = { text, done };
      }),
    portal(on) {
      captive = on;
      for (const socket of sockets) socket.resetAndDestroy();
    },
    setTarget(next) {
      target = next;
    },
    close: cut,
  };
  return proxy;
}

/** The first request of what a client has sent so far; `null` while it is not whole. */
function takeRequest(received: Buffer<ArrayBuffer>): { request: ProxiedRequest; whole: Buffer } | null {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const head = received.toString('latin1', 0, end);
  const [method = '', path = ''] = head.split(' ', 2);
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  const whole = received.subarray(0, end + 4 + length);
  if (whole.length < end + 4 + length) return null;
  return { request: { method, path, head, body: whole.subarray(end + 4) }, whole };
}

function listen(handle: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
