// One refresh controller for a page: one load at a time, every two seconds while somebody can see it.

export interface RefreshState {
  /** When the last good answer came, on this browser's clock; null before the first. */
  updatedAt: number | null;
  misses: number;
  paused: boolean;
  loading: boolean;
  error: unknown;
}

/** What the controller needs of a browser; tests hand in a clock they hold. */
export interface RefreshHost {
  now(): number;
  later(run: () => void, ms: number): unknown;
  forget(timer: unknown): void;
  hidden(): boolean;
  onVisibility(listener: () => void): () => void;
}

export const INTERVAL_MS = 2000;
export const STALE_AFTER_MISSES = 3;
const SLOWEST_FACTOR = 5;

export const browserHost: RefreshHost = {
  now: () => Date.now(),
  later: (run, ms) => window.setTimeout(run, ms),
  forget: (timer) => window.clearTimeout(timer as number),
  hidden: () => document.hidden,
  onVisibility(listener) {
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
};

export class RefreshController {
  private state: RefreshState = { updatedAt: null, misses: 0, paused: false, loading: false, error: null };
  private listeners = new Set<() => void>();
  private timer: unknown = null;
  private running: AbortController | null = null;
  private unwatch: (() => void) | null = null;

  constructor(
    private load: (signal: AbortSignal) => Promise<void>,
    private readonly host: RefreshHost = browserHost,
    private readonly intervalMs = INTERVAL_MS,
  ) {}

  snapshot = (): RefreshState => this.state;
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    this.unwatch = this.host.onVisibility(() => this.visibilityChanged());
    if (!this.host.hidden()) void this.refresh();
  }

  stop(): void {
    this.unwatch?.();
    this.unwatch = null;
    this.interrupt();
  }

  /** Loads now, also when paused; a load under way is given up, its answer would be older. */
  async refresh(): Promise<void> {
    this.interrupt();
    const mine = new AbortController();
    this.running = mine;
    this.change({ loading: true });
    try {
      await this.load(mine.signal);
      if (!mine.signal.aborted) this.change({ updatedAt: this.host.now(), misses: 0, error: null });
    } catch (error) {
      if (!mine.signal.aborted) this.change({ misses: this.state.misses + 1, error });
    }
    if (this.running !== mine) return;
    this.running = null;
    this.change({ loading: false });
    this.schedule();
  }

  /** Nothing is fetched until resume() or an explicit refresh(): a load under way is dropped too. */
  pause(): void {
    this.interrupt();
    this.change({ paused: true, loading: false });
  }

  resume(): void {
    this.change({ paused: false });
    void this.refresh();
  }

  toggle(): void {
    if (this.state.paused) this.resume();
    else this.pause();
  }

  private visibilityChanged(): void {
    if (this.host.hidden()) this.interrupt();
    else if (!this.state.paused) void this.refresh();
  }

  /** The usual pace until the page is called stale; then slower, a gateway that comes up has enough to do. */
  private schedule(): void {
    if (this.state.paused || this.host.hidden() || this.unwatch === null) return;
    const factor = Math.min(Math.max(1, this.state.misses - 1), SLOWEST_FACTOR);
    this.timer = this.host.later(() => void this.refresh(), this.intervalMs * factor);
  }

  private interrupt(): void {
    if (this.timer !== null) this.host.forget(this.timer);
    this.timer = null;
    this.running?.abort();
    this.running = null;
  }

  private change(part: Partial<RefreshState>): void {
    this.state = { ...this.state, ...part };
    this.listeners.forEach((listener) => listener());
  }
}
