import {
  type Ended,
  type InHand,
  noteEnded,
  type OutgoingServices,
  takeDue,
  tryMessage,
} from '../services/outgoing.ts';

/** Messages that are on their way at once, over all gateways: slow ones wait side by side, and the database rests. */
const AT_ONCE = 16;
/** How often an idle outbox looks for what became due. */
const LOOK_EVERY_MS = 1000;
/** Between two messages: their beginnings do not come as one burst, which a call of somebody would have to wait for. */
const APART_MS = 10;
/** Ends of tries are gathered this long and noted together: one commit for many. */
const GATHER_MS = 100;

/**
 * Sends what the outbox holds, away from the calls of people: few connections, few messages at once. What it had in
 * hand when its process was killed is taken again when its lease is over, by this process or another, under its id.
 */
export class OutboxWorker {
  readonly #services: OutgoingServices;
  readonly #log: (error: unknown) => void;
  readonly #inHand = new Set<Promise<void>>();
  #ended: Ended[] = [];
  #noting: Promise<void> | undefined;
  #stopping = false;
  #running: Promise<void> | undefined;
  #wake: () => void = () => {};

  /** @param log Is told why the database could not be asked: nobody waits for it, and it is asked again. */
  constructor(services: OutgoingServices, log: (error: unknown) => void = () => {}) {
    this.#services = services;
    this.#log = log;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Takes nothing more and waits until what is in hand has ended and is noted; that lasts as long as one try may. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#running;
    await Promise.all(this.#inHand);
    await this.#noting;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const free = AT_ONCE - this.#inHand.size;
      // By halves, so that many that end one by one are not asked for one by one.
      const taken = free >= AT_ONCE / 2 ? await this.#take(free) : [];
      for (const one of taken) {
        this.#send(one);
        await this.#pause(APART_MS);
      }
      const full = this.#inHand.size > AT_ONCE / 2;
      if (taken.length === 0 || full) await this.#pause(LOOK_EVERY_MS);
    }
  }

  async #take(most: number): Promise<InHand[]> {
    try {
      return await takeDue(this.#services, most);
    } catch (error) {
      this.#log(error);
      return [];
    }
  }

  #send(one: InHand): void {
    const sending = tryMessage(this.#services, one).then((ended) => {
      this.#ended.push(ended);
      this.#noting ??= this.#note();
      this.#inHand.delete(sending);
      if (this.#inHand.size <= AT_ONCE / 2) this.#wake();
    });
    this.#inHand.add(sending);
  }

  async #note(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const ended = this.#ended;
    this.#ended = [];
    this.#noting = undefined;
    // Not noted: their lease ends and they are sent again under the same id.
    await noteEnded(this.#services, ended).catch(this.#log);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
