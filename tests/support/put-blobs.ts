/** Run as a process: puts numbered files until it is killed, printing each number once it is kept. */
import { createHash } from 'node:crypto';
import { numberedBlob } from './numbered-blob.ts';
import { sayLine } from './say-line.ts';

const [kind = '', place = '', tenant = ''] = process.argv.slice(2);

async function opened() {
  if (kind === 'folder') return (await import('../../src/store/folder-blobs.ts')).openFolderBlobs(place);
  const { openAzureBlobs } = await import('../../src/store/azure-blobs.ts');
  return openAzureBlobs({ container: 'files', account: { kind: 'connection', connection: place } });
}

const blobs = await opened();
for (let number = 0; ; number += 1) {
  const blob = numberedBlob(tenant, number);
  await blobs.put(tenant, createHash('sha256').update(blob.bytes).digest('hex'), blob);
  // Past any buffer of this process: what stands in the pipe was acknowledged.
  sayLine(`${number}`);
}
