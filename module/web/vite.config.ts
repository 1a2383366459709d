import { defineConfig } from "vitest/config";

const MODULE = "dev.exchangeworkflows.workflows";
const IDENTIFIER = "dev_exchangeworkflows_workflows";

/** Rollup splits a dotted library name into nested objects; the gateway's convention is one dotted key. */
const dottedGlobal = {
  name: "dotted-global",
  generateBundle(_options: unknown, bundle: Record<string, { type: string; code?: string }>) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk" || chunk.code === undefined) continue;
      const parts = chunk.code.split("." + IDENTIFIER);
      if (parts.length !== 2) throw new Error("the UMD header has changed: the library name was not found once");
      chunk.code = parts.join(`[${JSON.stringify(MODULE)}]`);
    }
  },
};

// One UMD file with a named AMD definition, as the gateway's SystemJS loader wants it. React is the
// shell's: a second copy would break every hook, so it stays external and no JSX runtime is bundled.
export default defineConfig({
  plugins: [dottedGlobal],
  esbuild: { jsx: "transform" },
  build: {
    target: "es2020",
    sourcemap: false,
    reportCompressedSize: false,
    lib: { entry: "src/index.ts", name: IDENTIFIER, formats: ["umd"], fileName: () => "workflows.js" },
    rollupOptions: {
      external: ["react", "react-dom"],
      output: {
        amd: { id: MODULE },
        interop: "auto",
        globals: { react: "React", "react-dom": "ReactDOM" },
      },
    },
  },
  test: {
    environment: "jsdom",
    include: ["test/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup.ts"],
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
