export * from "node:assert/strict";
