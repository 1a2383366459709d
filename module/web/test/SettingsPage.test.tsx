import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import React from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SettingsPage } from "../src/SettingsPage";
import { FakeGateway } from "./fakeGateway";

let gateway: FakeGateway;
beforeEach(() => { gateway = new FakeGateway().install(); });
afterEach(() => { vi.unstubAllGlobals(); });

const show = async () => {
  const user = userEvent.setup();
  render(<SettingsPage />);
  await screen.findByLabelText("Connection");
  return user;
};
const button = (name: string) => screen.getByRole("button", { name }) as HTMLButtonElement;
const refused = { ok: false, code: "SETTINGS_REFUSED", message: "these settings cannot work", data: {
  ok: false, problems: [{ field: "database", message: "plant does not answer" }], info: null,
} };

it("shows what is in use and the file that keeps it", async () => {
  await show();
  expect(screen.getByTestId("wf-effective").textContent).toContain("Embedded SQLite");
  expect(screen.getByText("data/config/settings.json")).toBeTruthy();
  expect(button("Save").disabled).toBe(true);
});

it("checks without saving, and says what it found", async () => {
  const user = await show();
  await user.click(button("Check"));
  await waitFor(() => expect(screen.getByTestId("wf-verdict").textContent).toContain("SQLite 3 · answers in 3 ms · schema 1."));
  expect(gateway.writes().map((w) => w.path)).toEqual(["/settings/check"]);
});

it("refuses what cannot work before the gateway is asked, at its field", async () => {
  const user = await show();
  const workers = screen.getByLabelText("Workers");
  await user.clear(workers);
  await user.type(workers, "0");
  await user.click(button("Save"));
  expect(screen.getByText("At least 1.")).toBeTruthy();
  expect(workers.getAttribute("aria-invalid")).toBe("true");
  expect(gateway.writes()).toEqual([]);
});

it("puts a refused save's problems at their fields and saves nothing", async () => {
  gateway.refuse["PUT /settings"] = [400, refused];
  const user = await show();
  await user.selectOptions(screen.getByLabelText("Connection"), "plant");
  await user.click(button("Save"));
  expect(await screen.findByText("plant does not answer")).toBeTruthy();
  expect(screen.getByTestId("wf-verdict").textContent).toContain("These settings cannot work.");
  await user.selectOptions(screen.getByLabelText("Connection"), "");
  expect(screen.queryByText("plant does not answer")).toBeNull();
});

it("saves, reads again and says so", async () => {
  const user = await show();
  await user.selectOptions(screen.getByLabelText("Connection"), "plant");
  await user.selectOptions(screen.getByLabelText("Dispatch"), "ticks");
  gateway.settings = { ...gateway.settings, database: "plant", dispatchMode: "ticks" };
  await user.click(button("Save"));
  expect(await screen.findByText(/^Saved\./, { selector: ".wf-notice span" })).toBeTruthy();
  expect(gateway.writes()[0]).toMatchObject({ method: "PUT", path: "/settings", body: { settings: gateway.settings } });
  expect(button("Save").disabled).toBe(true);
});

it("shows a connection that is gone instead of hiding it", async () => {
  gateway.settings = { ...gateway.settings, database: "old" };
  await show();
  expect((screen.getByLabelText("Connection") as HTMLSelectElement).value).toBe("old");
  expect(screen.getByText("old (not found)")).toBeTruthy();
});

it("is read-only without WRITE", async () => {
  gateway.canWrite = false;
  await show();
  expect(screen.getByText("View only")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Check|Save/ })).toBeNull();
  expect((screen.getByLabelText("Workers") as HTMLInputElement).readOnly).toBe(true);
  expect((screen.getByLabelText("Connection") as HTMLSelectElement).disabled).toBe(true);
});

it("says why the settings cannot be read, and tries again", async () => {
  gateway.refuse["GET /settings"] = [503, { ok: false, code: "X", message: "not running" }];
  const user = userEvent.setup();
  render(<SettingsPage />);
  expect((await screen.findByRole("alert")).textContent).toBe("Not running.");
  gateway.refuse = {};
  await user.click(button("Try again"));
  expect(await screen.findByLabelText("Connection")).toBeTruthy();
});
