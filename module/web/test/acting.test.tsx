import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import React from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StatusPage } from "../src/StatusPage";
import { aDetail, aStatus, T0 } from "./factories";
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
const command = (name: string) => screen.findByRole("button", { name: new RegExp("^" + name) });

describe("a run", () => {
  it("is held at once, and the page reads again", async () => {
    const user = await show("#run=run-1");
    await user.click(await command("HOLD"));
    expect(gateway.writes()).toEqual([{ method: "POST", path: "/runs/run-1/commands", body: { cmd: "HOLD", reason: "" } }]);
    await waitFor(() => expect(screen.getByTestId("wf-live").textContent).toBe("HOLD was requested."));
  });

  it("is stopped only after a question, with the reason", async () => {
    const user = await show("#run=run-1");
    await user.click(await command("STOP"));
    expect(gateway.writes()).toEqual([]);
    const dialog = screen.getByRole("dialog", { name: "Stop plant.fill?" });
    expect(document.activeElement).toBe(within(dialog).getByLabelText("Reason"));
    await user.keyboard("spill on line 1{Enter}");
    expect(gateway.writes()[0].body).toEqual({ cmd: "STOP", reason: "spill on line 1" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("keeps running when the question is answered with Escape, and the focus goes back", async () => {
    const user = await show("#run=run-1");
    const stop = await command("STOP");
    await user.click(stop);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(stop);
    expect(gateway.writes()).toEqual([]);
    expect(location.hash).toBe("#run=run-1");
  });

  it("says why a command cannot be given, and sends nothing", async () => {
    const user = await show("#run=run-1");
    await user.click(await command("RESUME"));
    expect(screen.getByTestId("wf-command-hint").textContent).toMatch(/only a held run/);
    expect(gateway.writes()).toEqual([]);
  });

  it("turns a refusal into a sentence and stays", async () => {
    gateway.refuse["POST /runs/run-1/commands"] = [409, { ok: false, code: "ILLEGAL_COMMAND", message: "the run is held", data: { legal: ["RESUME"] } }];
    const user = await show("#run=run-1");
    await user.click(await command("HOLD"));
    expect((await screen.findByRole("alert")).textContent).toContain("The run is held. Possible now: RESUME.");
    expect(location.hash).toBe("#run=run-1");
  });

  it("shows its last command and what it waits for", async () => {
    gateway.detail = aDetail({ lastCommand: { cmd: "HOLD", status: "REQUESTED", actor: "maria", reason: "lab", at: T0 } });
    await show("#run=run-1");
    const chip = await screen.findByTestId("wf-command-chip");
    expect(chip.textContent).toMatch(/^HOLD requested .* by maria: lab, not yet accepted: step Transfer has run/);
  });

  it("shows its steps, their outputs and errors as text", async () => {
    gateway.parts.steps = {
      steps: [
        { seq: 1, name: "Weigh", status: "SUCCESS", output: { kg: "<i>7</i>" }, error: null, startedAt: T0 - 9000, completedAt: T0 - 8000, attempts: 1 },
        { seq: 2, name: "Send", status: "ERROR", output: null, error: "ValueError: no", startedAt: T0 - 8000, completedAt: T0 - 7000, attempts: 3 },
      ],
    };
    const user = await show("#run=run-1");
    await user.click(await screen.findByRole("button", { name: "Weigh" }));
    expect(screen.getByText('"<i>7</i>"')).toBeTruthy();
    expect(screen.getByText("ValueError: no")).toBeTruthy();
  });

  it("has tabs that arrows reach and the address keeps", async () => {
    gateway.parts.events = { events: [{ key: "phase", value: "filling", updatedAt: T0 }] };
    const user = await show("#run=run-1");
    const tab = await screen.findByRole("tab", { name: "Steps" });
    tab.focus();
    await user.keyboard("{ArrowRight}");
    expect(location.hash).toBe("#run=run-1&tab=events");
    expect(await screen.findByText("filling")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Events" }));
  });

  it("that is gone says so", async () => {
    gateway.refuse["GET /runs/run-9"] = [404, { ok: false, code: "RUN_NOT_FOUND", message: "there is no run run-9" }];
    await show("#run=run-9");
    expect(await screen.findByText("There is no run run-9.")).toBeTruthy();
  });
});

describe("starting", () => {
  it("checks the inputs in the browser, then opens the new run", async () => {
    const user = await show();
    await user.click(await screen.findByRole("button", { name: "Start a run" }));
    const dialog = within(screen.getByRole("dialog", { name: "Start a run" }));
    const inputs = dialog.getByLabelText(/^Inputs/);
    await user.clear(inputs);
    await user.type(inputs, "[[1]");
    expect((dialog.getByRole("button", { name: "Start" }) as HTMLButtonElement).disabled).toBe(true);
    expect(dialog.getByText(/Inputs are a JSON object/)).toBeTruthy();
    await user.clear(inputs);
    await user.type(inputs, '{{"tank": "T1"}');
    await user.type(dialog.getByLabelText(/^Partition/), "T1");
    await user.click(dialog.getByRole("button", { name: "Start" }));
    expect(gateway.writes()[0].body).toEqual({
      workflowName: "plant.fill", inputs: { tank: "T1" }, queueName: "default", priority: 0, partitionKey: "T1",
    });
    await waitFor(() => expect(location.hash).toBe("#run=run-1"));
  });

  it("offers no workflow that no project defines, and keeps the dialog when refused", async () => {
    gateway.refuse["POST /runs"] = [409, { ok: false, code: "MAINTENANCE_ACTIVE", message: "maintenance is on" }];
    const user = await show();
    await screen.findByText("plant.fill", { selector: "option" });
    await user.click(await screen.findByRole("button", { name: "Start a run" }));
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.queryByText("gone")).toBeNull();
    await user.click(dialog.getByRole("button", { name: "Start" }));
    expect((await dialog.findByRole("alert")).textContent).toBe("Maintenance is on.");
  });
});

describe("maintenance", () => {
  it("is entered with mode and reason", async () => {
    const user = await show();
    await user.click(screen.getByRole("button", { name: "Maintenance" }));
    await user.type(screen.getByLabelText("Reason"), "deploy");
    await user.click(screen.getByRole("button", { name: "Enter maintenance" }));
    expect(gateway.writes()).toEqual([{ method: "POST", path: "/maintenance/enter", body: { mode: "drain", reason: "deploy" } }]);
  });

  it("offers the swap once drained, and the end", async () => {
    gateway.status = aStatus({ maintenance: { enabled: true, drained: true, by: "joe", reason: "deploy", since: T0 } });
    const user = await show();
    await user.click(screen.getByRole("button", { name: "Maintenance" }));
    await user.click(screen.getByRole("button", { name: "Swap to the new code" }));
    await user.click(screen.getByRole("button", { name: "End maintenance" }));
    expect(gateway.writes().map((w) => w.path)).toEqual(["/maintenance/swap", "/maintenance/exit"]);
  });
});
