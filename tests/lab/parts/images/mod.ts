/**
 * The container images of the lab: what they are made of, what they are called, how they are built.
 *
 * @module
 */

export { buildImages, type BuildImagesOptions } from "./build.ts";
export { CATALOGUE, type CatalogueEntry, namesOf } from "./catalogue.ts";
export { offeredVersions } from "./debian.ts";
export { MEDIA_TYPES } from "./oci.ts";
export { PACKAGE_SETS, type Sources } from "./recipe.ts";
