import type { ServerResponse } from 'node:http';
import type { EventPosition } from '../events/event.queries';
import type { LiveChange } from './audience';
import { positionText } from './live-position';
import type { Watched } from './session-watch';

/** A reader this far behind is cut off: it comes back and reads on from where it was. */
const MOST_UNREAD_BYTES = 256 * 1024;
/** Some filters on the way keep the first bytes until there are enough of them. */
const PADDING = `:${' '.repeat(2048)}\n`;
/** How long a browser waits before it comes back, in milliseconds; spread, so that after a restart not all come at once. */
const COME_BACK_MS = 2000;

/** One open stream of server-sent events. */
export class Listener {
  constructor(
    readonly watched: Watched,
    /** Everything up to here has been told, or is none of this listener's business. */
    public position: EventPosition,
    private readonly out: ServerResponse,
  ) {}

  open(headers: Readonly<Record<string, string | number | readonly string[]>>): void {
    this.out.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      // When it ends, the connection is free at once: a server that shuts down waits for nobody who keeps one.
      connection: 'close',
    });
    this.out.write(`${PADDING}retry: ${COME_BACK_MS + Math.round(Math.random() * COME_BACK_MS)}\n`);
    this.send('hello');
  }

  change(change: LiveChange, position: EventPosition): void {
    this.position = position;
    this.send('change', change);
  }

  /** The connection lives, and so far it has been told everything. */
  beat(): void {
    this.send('beat');
  }

  /** Too much was missed to tell it one by one: read everything anew. */
  reset(position: EventPosition): void {
    this.position = position;
    this.send('reset');
  }

  /** `over`: the session is, so there is no coming back with it. */
  end(why: 'over' | 'restart'): void {
    if (this.out.writableEnded || this.out.destroyed) return;
    if (why === 'over') this.send('over');
    this.out.end();
  }

  private send(event: string, data: object = {}): void {
    if (this.out.writableEnded || this.out.destroyed) return;
    this.out.write(`event: ${event}\nid: ${positionText(this.position)}\ndata: ${JSON.stringify(data)}\n\n`);
    if (this.out.writableLength > MOST_UNREAD_BYTES) this.out.destroy();
  }
}
