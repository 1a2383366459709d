import { describe, expect, it } from "vitest";
import { applyChange, formatAddress, HOME, isFiltered, parseAddress, type Address } from "../src/model/address";

describe("the address", () => {
  it("of the plain page is empty", () => expect(formatAddress(HOME)).toBe(""));

  it("comes back as it was written", () => {
    const address: Address = {
      text: "batch 7 & more", workflow: "plant.fill", queue: "default", states: ["RUNNING", "ERROR"], before: "abc=",
      run: "r/1", tab: "stream",
    };
    const hash = formatAddress(address);
    expect(hash).toContain("state=RUNNING,ERROR");
    expect(parseAddress(hash)).toEqual(address);
  });

  it("leaves out what is as usual", () => expect(formatAddress({ ...HOME, run: "r1" })).toBe("#run=r1"));

  it("written by hand is taken as far as it makes sense", () => {
    expect(parseAddress("#state=RUNNING,NONSENSE,RUNNING,HELD&tab=nowhere&other=1")).toEqual({
      ...HOME, states: ["RUNNING", "HELD"],
    });
  });
});

describe("a change", () => {
  const deep: Address = { ...HOME, before: "cursor", run: "r1", tab: "data" };

  it("of a filter starts at the first page", () => {
    expect(applyChange(deep, { text: "x" }).before).toBe("");
    expect(applyChange(deep, { states: ["ERROR"] }).before).toBe("");
  });
  it("to the same filter keeps the page", () => expect(applyChange(deep, { text: "" }).before).toBe("cursor"));
  it("of the run keeps the page and shows its steps", () => {
    expect(applyChange(deep, { run: "r2" })).toEqual({ ...deep, run: "r2", tab: "steps" });
  });
  it("of the tab keeps the run", () => expect(applyChange(deep, { tab: "events" })).toEqual({ ...deep, tab: "events" }));
});

it("a page number is no filter", () => {
  expect(isFiltered({ ...HOME, before: "c", run: "r" })).toBe(false);
  expect(isFiltered({ ...HOME, states: ["ERROR"] })).toBe(true);
});
