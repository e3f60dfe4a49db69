import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '@lopso/platform';

/** Stands between a process and PostgreSQL, and can be shut: the database is then gone for that process alone. */
export class DatabaseDoor {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private isSilent = false;

  private constructor(
    private readonly port: number,
    private readonly database: URL,
  ) {}

  /** An open door to the database of this address. */
  static async to(databaseUrl: string): Promise<DatabaseDoor> {
    const door = new DatabaseDoor(await freePort(), new URL(databaseUrl));
    await door.open();
    return door;
  }

  /** The database's address through this door. */
  get url(): string {
    const url = new URL(this.database);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  async open(): Promise<void> {
    this.isSilent = false;
    const server = createServer((socket) => this.pass(socket));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
  }

  /** Cuts every connection and refuses new ones, as a server that went down. */
  async shut(): Promise<void> {
    const { server } = this;
    this.server = null;
    const isClosed = new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
    for (const socket of this.sockets) socket.destroy();
    await isClosed;
  }

  /** Keeps connections and takes new ones, and passes nothing on any more, as a network that swallows packets. */
  fallSilent(): void {
    this.isSilent = true;
  }

  private pass(socket: Socket): void {
    const { hostname, port } = this.database;
    const behind = connect(Number(port), hostname);
    this.join(socket, behind);
    this.join(behind, socket);
  }

  private join(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.on('data', (part) => this.isSilent || to.write(part));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }
}
