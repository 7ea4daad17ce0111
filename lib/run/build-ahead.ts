/** `npm run build`: makes what a start would make, so that several processes can start from one folder that they cannot write to. */
import { buildIfChanged } from "./build.ts";
import { step } from "./progress.ts";

await step("Build", buildIfChanged, (built) => (built ? "Built" : "Build is up to date"));
