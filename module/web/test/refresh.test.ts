import { beforeEach, describe, expect, it } from "vitest";
import { RefreshController, type RefreshHost } from "../src/refresh";

/** A browser whose clock and visibility the test holds. */
class HeldHost implements RefreshHost {
  time = 1000;
  isHidden = false;
  timers: { run: () => void; ms: number }[] = [];
  private listener: (() => void) | null = null;
  now = () => this.time;
  later = (run: () => void, ms: number) => {
    const timer = { run, ms };
    this.timers.push(timer);
    return timer;
  };
  forget = (timer: unknown) => { this.timers = this.timers.filter((t) => t !== timer); };
  hidden = () => this.isHidden;
  onVisibility = (listener: () => void) => {
    this.listener = listener;
    return () => { this.listener = null; };
  };
  show(hidden: boolean) {
    this.isHidden = hidden;
    this.listener?.();
  }
  fire() {
    const timer = this.timers.shift();
    if (!timer) throw new Error("no timer is set");
    timer.run();
  }
}

const settled = async () => { for (let i = 0; i < 5; i += 1) await Promise.resolve(); };

let host: HeldHost;
let loads: { signal: AbortSignal; done: () => void; fail: () => void }[];
let controller: RefreshController;

beforeEach(() => {
  host = new HeldHost();
  loads = [];
  controller = new RefreshController(
    (signal) => new Promise((done, fail) => loads.push({ signal, done: () => done(), fail: () => fail(new Error("no")) })), host, 2000,
  );
});

const last = () => loads[loads.length - 1];

describe("RefreshController", () => {
  it("loads at the start and two seconds after each answer", async () => {
    controller.start();
    expect(loads).toHaveLength(1);
    expect(host.timers).toHaveLength(0);
    last().done();
    await settled();
    expect(controller.snapshot()).toMatchObject({ updatedAt: 1000, misses: 0, loading: false });
    expect(host.timers.map((t) => t.ms)).toEqual([2000]);
    host.fire();
    expect(loads).toHaveLength(2);
  });

  it("never has two loads at once: a refresh gives up the one under way", async () => {
    controller.start();
    void controller.refresh();
    expect(loads[0].signal.aborted).toBe(true);
    loads[0].done();
    await settled();
    expect(controller.snapshot().updatedAt).toBeNull();
    loads[1].done();
    await settled();
    expect(host.timers).toHaveLength(1);
  });

  it("stops on a hidden tab and loads at once when it is seen again", async () => {
    controller.start();
    last().done();
    await settled();
    host.show(true);
    expect(host.timers).toHaveLength(0);
    host.show(false);
    expect(loads).toHaveLength(2);
  });

  it("does not load in a tab that was opened in the background", () => {
    host.isHidden = true;
    controller.start();
    expect(loads).toHaveLength(0);
  });

  it("really pauses: the load under way is dropped, being seen again changes nothing", async () => {
    controller.start();
    controller.pause();
    expect(last().signal.aborted).toBe(true);
    last().done();
    await settled();
    host.show(true);
    host.show(false);
    expect(loads).toHaveLength(1);
    expect(host.timers).toHaveLength(0);
    expect(controller.snapshot()).toMatchObject({ paused: true, loading: false });
  });

  it("loads once on demand while paused, and stays paused", async () => {
    controller.start();
    controller.pause();
    void controller.refresh();
    last().done();
    await settled();
    expect(controller.snapshot()).toMatchObject({ paused: true, updatedAt: 1000 });
    expect(host.timers).toHaveLength(0);
  });

  it("goes on after a pause", () => {
    controller.start();
    controller.toggle();
    controller.toggle();
    expect(controller.snapshot().paused).toBe(false);
    expect(loads).toHaveLength(2);
  });

  it("counts misses, waits longer from the third, and forgets them with the first answer", async () => {
    controller.start();
    const waits: number[] = [];
    for (let miss = 1; miss <= 8; miss += 1) {
      last().fail();
      await settled();
      expect(controller.snapshot().misses).toBe(miss);
      waits.push(host.timers[0].ms);
      host.fire();
    }
    expect(waits).toEqual([2000, 2000, 4000, 6000, 8000, 10000, 10000, 10000]);
    last().done();
    await settled();
    expect(controller.snapshot()).toMatchObject({ misses: 0, error: null });
  });

  it("does nothing more once it was stopped", async () => {
    controller.start();
    controller.stop();
    last().done();
    await settled();
    expect(host.timers).toHaveLength(0);
    host.show(false);
    expect(loads).toHaveLength(1);
  });
});
