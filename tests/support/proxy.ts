import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP proxy that stands for the network between a browser and the endpoint. */
export interface Proxy {
  readonly port: number;
  /** Bytes that went down to the browser so far. */
  readonly bytesDown: () => number;
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

export async function createProxy(targetPort: number): Promise<Proxy> {
  let target = targetPort;
  let down = 0;
  let losing: { text: string; done: () => void } | null = null;
  let captive = false;
  const sockets = new Set<Socket>();

  const handle = (client: Socket) => {
    if (captive) {
      client.on('error', () => {});
      client.once('data', () => client.end(portalPage));
      return;
    }
    const upstream = connect(target, '127.0.0.1');
    let lost: (() => void) | null = null;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {});
    }
    client.on('data', (chunk) => {
      if (losing && chunk.includes(losing.text)) {
        lost = losing.done;
        losing = null;
      }
      upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (lost) {
        lost();
        client.resetAndDestroy();
        upstream.destroy();
        return;
      }
      down += chunk.length;
      client.write(chunk);
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  };

  let server: Server = await listen(handle, 0);
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  return {
    port,
    bytesDown: () => down,
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
}

const portalPage =
  'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n<h1>Welcome! Sign in to the Wi-Fi</h1>';

function listen(handle: (socket: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(handle);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
