import { PrintingBusy } from '../errors/platform.errors';
import { type PrintOrder } from './typesetting';

/** So many large papers are set or wait in one process; each takes about two seconds. */
const ORDERS = 6;

/** Sets large papers one after the other, so that a printing afternoon costs the machine one core and the memory of one. */
export class PrintShop {
  private orders = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly print: (order: PrintOrder) => Promise<Buffer>) {}

  /** The PDF when its turn came. @throws PrintingBusy when too many wait */
  async take(order: PrintOrder): Promise<Buffer> {
    if (this.orders >= ORDERS) throw new PrintingBusy();
    this.orders += 1;
    const mine = this.last.then(() => this.print(order));
    this.last = mine.catch(() => undefined);
    return mine.finally(() => (this.orders -= 1));
  }
}
