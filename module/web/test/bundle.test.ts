// @vitest-environment node
import React from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "vite";

let code = "";
beforeAll(async () => {
  const result = await build({ logLevel: "silent", build: { write: false } });
  const output = (Array.isArray(result) ? result[0] : result) as { output: { type: string; code?: string; fileName: string }[] };
  expect(output.output.map((file) => file.fileName)).toEqual(["workflows.js"]);
  code = output.output[0].code ?? "";
}, 60_000);

/** Runs the bundle as a loader does, with what the loader has in scope. */
function run(scope: { define?: unknown; module?: unknown; exports?: unknown; global?: object }): void {
  new Function("define", "module", "exports", "globalThis", code).call(
    scope.global, scope.define, scope.module, scope.exports, scope.global ?? {},
  );
}

describe("the bundle", () => {
  it("defines itself to a module loader by name, with React from outside", () => {
    const made: Record<string, unknown> = {};
    let seen: unknown[] = [];
    const define = (name: string, needs: string[], make: (...args: unknown[]) => void) => {
      seen = [name, needs];
      make(...needs.map((need) => (need === "exports" ? made : React)));
    };
    run({ define: Object.assign(define, { amd: {} }) });
    expect(seen).toEqual(["dev.exchangeworkflows.workflows", ["exports", "react"]]);
    expect(Object.keys(made).sort()).toEqual(["SettingsPage", "StatusPage"]);
  });

  it("works with a loader that hands React in as a module with a default", () => {
    const made: Record<string, unknown> = {};
    const define = (_name: string, _needs: string[], make: (...args: unknown[]) => void) => make(made, { __esModule: true, default: React });
    run({ define: Object.assign(define, { amd: {} }) });
    expect(typeof made.StatusPage).toBe("function");
  });

  it("is one dotted key on the global where there is no loader", () => {
    const global: Record<string, unknown> = { React };
    run({ global });
    expect(Object.keys(global)).toEqual(["React", "dev.exchangeworkflows.workflows"]);
  });

  it("brings no React of its own", () => expect(code).not.toMatch(/SECRET_INTERNALS|CLIENT_INTERNALS|react\.element/));

  it("asks nothing from outside and makes no HTML of texts", () => {
    expect(code).not.toMatch(/https?:\/\/|innerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/);
  });
});
