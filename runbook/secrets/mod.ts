/**
 * Keeps secrets out of everything that is matched, recorded or shown. Pure.
 *
 * @module
 */

export { mask } from "./forms.ts";
export { secretsOfKubeconfig } from "./kubeconfig.ts";
export { createMasker, type Masker, type MaskStream } from "./masker.ts";
