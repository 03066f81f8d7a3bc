// Makes map_library.js, one file without imports; LICENCES.txt, the licences of all that is in it; and built.json, by
// which a file that was changed by hand is seen where no registry is reached.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["library.js"],
  outfile: "map_library.js",
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "mapLibrary",
  target: "es2022",
  legalComments: "none",                                    // LICENCES.txt says more
  metafile: true,
  logLevel: "warning",
});

// The folder of each package that the file holds a part of. A package may lie inside another's folder.
const [{ inputs }] = Object.values(metafile.outputs);
const held = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput).map(([path]) => path);
const folders = new Set(held.flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []));

async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const [file] = (await readdir(folder)).filter(each => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} ${version} comes without the text of its licence.`);
  const text = await readFile(join(folder, file), "utf8");
  return `${name} ${version} (${license})\n\n${text.replaceAll("\r", "").trim()}\n`;
}

const licences = await Promise.all([...folders].sort().map(licence));
await writeFile("LICENCES.txt", licences.join(`\n${"-".repeat(80)}\n\n`));

const files = (await readdir(".")).filter(name => !["built.json", "node_modules"].includes(name)).sort();
const digest = async name => createHash("sha256").update(await readFile(name)).digest("hex");
const digests = await Promise.all(files.map(async name => [name, await digest(name)]));
await writeFile("built.json", `${JSON.stringify(Object.fromEntries(digests), null, 2)}\n`);
