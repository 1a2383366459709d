import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import React from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StatusPage } from "../src/StatusPage";
import { aRun, aStatus } from "./factories";
import { FakeGateway } from "./fakeGateway";

let gateway: FakeGateway;
beforeEach(() => {
  history.replaceState({ router: "shell" }, "", "/app/services/workflows");
  gateway = new FakeGateway().install();
});
afterEach(() => { vi.unstubAllGlobals(); });

const show = async (hash = "") => {
  history.replaceState(history.state, "", "/app/services/workflows" + hash);
  const user = userEvent.setup();
  render(<StatusPage />);
  await screen.findByText("Workers");
  return user;
};

describe("the list", () => {
  it("shows a run's state in a word, its step and its progress", async () => {
    await show();
    const row = (await screen.findByText("plant.fill", { selector: "a" })).closest("tr") as HTMLElement;
    expect(within(row).getByText("Running")).toBeTruthy();
    expect(within(row).getByText("Line 1")).toBeTruthy();
    expect(row.textContent).toContain("2 Transfer");
    expect(within(row).getByRole("progressbar").getAttribute("aria-valuenow")).toBe("40");
  });

  it("shows names as text, whatever they hold", async () => {
    gateway.runs = [aRun({ workflowName: "<img src=x onerror=alert(1)>", partitionKey: "<b>k</b>" })];
    await show();
    expect(await screen.findByText("<img src=x onerror=alert(1)>")).toBeTruthy();
    expect(screen.getByText("<b>k</b>")).toBeTruthy();
    expect(document.querySelector("img")).toBeNull();
  });

  it("filters by a count, in the address, without touching the shell's own state", async () => {
    await show();
    const link = (await screen.findByRole("navigation")).querySelector("a[href='#state=ERROR']");
    expect(link?.textContent).toBe(" Failed2");
    act(() => { history.pushState(history.state, "", "#state=ERROR"); dispatchEvent(new PopStateEvent("popstate")); });
    await waitFor(() => expect(gateway.sent.some((s) => s.path === "/runs?status=ERROR&limit=50")).toBe(true));
    expect(location.pathname).toBe("/app/services/workflows");
    expect(history.state).toEqual({ router: "shell" });
  });

  it("keeps held runs only when held is asked for", async () => {
    gateway.runs = [aRun(), aRun({ workflowId: "run-2", workflowName: "held.one", status: "WAITING", phaseState: "HELD" })];
    await show("#state=HELD");
    expect(await screen.findByText("held.one")).toBeTruthy();
    expect(screen.queryByText("plant.fill", { selector: "a" })).toBeNull();
  });

  it("teaches when there is nothing yet", async () => {
    gateway.runs = [];
    await show();
    expect(await screen.findByText("No run yet")).toBeTruthy();
    expect(screen.getByText(/api\.service\.start\(workflowName="plant\.fill"/)).toBeTruthy();
  });

  it("says which filter leaves nothing, and takes it away", async () => {
    gateway.runs = [];
    const user = await show("#text=nowhere&state=ERROR");
    await screen.findByText("No run matches");
    await user.click(screen.getByRole("button", { name: "Show all runs" }));
    expect(location.hash).toBe("");
  });

  it("stays while the database is away, and says why it is old", async () => {
    gateway.status = aStatus({ engine: { state: "DATABASE_DOWN", lastError: "refused" } });
    gateway.refuse["GET /runs?limit=50"] = [503, { ok: false, code: "STORE_UNAVAILABLE", message: "the database is away" }];
    await show();
    expect(await screen.findByText("Database down")).toBeTruthy();
    expect((await screen.findByRole("alert")).textContent).toMatch(/The database is away\./);
  });
});

it("a reader without WRITE sees no action at all", async () => {
  gateway.canWrite = false;
  await show("#run=run-1");
  await screen.findByText("View only");
  await screen.findByRole("tab", { name: "Steps" });
  for (const name of [/HOLD/, /RESUME/, /STOP/, /CANCEL/, /Start/, /Maintenance/]) {
    expect(screen.queryByRole("button", { name })).toBeNull();
  }
});

describe("keys", () => {
  it("move, open, go back, search, pause and help", async () => {
    gateway.runs = [aRun(), aRun({ workflowId: "run-2", workflowName: "second" })];
    const user = await show();
    await screen.findByText("second");
    await user.keyboard("jjk");
    expect(document.querySelector("tr[data-marked='true']")?.getAttribute("data-run")).toBe("run-1");
    await user.keyboard("{Enter}");
    expect(location.hash).toBe("#run=run-1");
    await user.keyboard("{Escape}");
    expect(location.hash).toBe("");
    await user.keyboard("p");
    expect(screen.getByTestId("wf-updated").textContent).toMatch(/^paused/);
    await user.keyboard("/r?");
    expect((screen.getByRole("searchbox") as HTMLInputElement).value).toBe("r?");
    await user.keyboard("{Escape}?");
    expect(screen.getByRole("dialog", { name: "Keys and states" })).toBeTruthy();
  });
});

it("axe finds nothing in the list and a run", async () => {
  await show("#run=run-1");
  await screen.findByRole("tab", { name: "Steps" });
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  expect(violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join())).toEqual([]);
});
